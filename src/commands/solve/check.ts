import { readFileSync } from 'node:fs';
import { checkCertificate } from '#siting/analysis/certificate.ts';
import { readCertified } from '#siting/formats/certified-file.ts';

/** Checks a proven plan by its certificate, from the figures in the file alone; prints one sentence and gives the exit code. */
export function checkFile(file: string, print: (line: string) => void): number {
  const { about, unit, codes, problem, result } = readCertified(readFileSync(file, 'utf8'));
  const verdict = checkCertificate(problem, result);
  if (!verdict.valid) {
    print(`Not proven (${about}): ${verdict.reason}.`);
    return 1;
  }
  const open = result.open.map((site) => codes[site]).join(', ');
  const within = verdict.tolerance > 0 ? ` by more than ${Number(verdict.tolerance.toPrecision(2))}` : '';
  print(
    `Proven (${about}): ${open} ${result.open.length === 1 ? 'gives' : 'give'} ${result.objective} ${unit}, and no other ${result.open.length} of ${codes.length} sites give less${within}.`,
  );
  return 0;
}
