/** Published instances: OR-Library's pmed1 to pmed40 and four of TSPLIB. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkCertificate } from '#siting/analysis/certificate.ts';
import { solvePMedian } from '#siting/models/p-median.ts';
import type { SitingProblem, SitingResult } from '#siting/problem.ts';
import { readOrlib } from '#siting/formats/read-orlib.ts';
import { readTsplib } from '#siting/formats/read-tsplib.ts';
import { quantile, round } from './benchmark.ts';
import type { Figures } from './benchmark.ts';
import { dataFolder } from './siting-instances.ts';

const now = () => performance.now();

/** pmed1 to pmed20 from the data folder; pmed21 to pmed40 from PMED_DIR (pmedK.txt and optima.csv: instance,n,p,optimum). */
export async function benchPmed(say: (line: string) => void): Promise<Figures> {
  const first = solveFolder(join(fileURLToPath(dataFolder), 'pmed'), 1, 20, say);
  const rest = process.env.PMED_DIR ? solveFolder(process.env.PMED_DIR, 21, 40, say) : undefined;
  return {
    pmed_proven: first?.proven ?? null,
    pmed_total_s: first ? round(first.totalSeconds) : null,
    pmed_worst_s: first ? round(first.worstSeconds) : null,
    pmed21_40_proven: rest?.proven ?? null,
    pmed21_40_total_s: rest ? round(rest.totalSeconds) : null,
    pmed21_40_worst_s: rest ? round(rest.worstSeconds) : null,
  };
}

function solveFolder(folder: string, from: number, to: number, say: (line: string) => void) {
  if (!existsSync(join(folder, 'optima.csv'))) return undefined;
  const optima = new Map(
    readFileSync(join(folder, 'optima.csv'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => [line.split(',')[0], Number(line.split(',')[3])]),
  );
  let proven = 0;
  let totalSeconds = 0;
  let worstSeconds = 0;
  for (let k = from; k <= to; k++) {
    const { n, p, cost } = readOrlib(readFileSync(join(folder, `pmed${k}.txt`), 'utf8'));
    const problem: SitingProblem = { demands: n, sites: n, p, cost };
    const result = solvePMedian(problem, { now, timeBudgetMs: 60_000 });
    const seconds = result.ms / 1000;
    totalSeconds += seconds;
    worstSeconds = Math.max(worstSeconds, seconds);
    if (isProven(problem, result) && result.objective === optima.get(`pmed${k}`)) proven++;
    say(`pmed${k} n ${n} p ${p}: ${result.status} ${result.objective}, ${result.nodes} nodes, ${seconds.toFixed(3)} s`);
  }
  return { proven, totalSeconds, worstSeconds };
}

/** A claim of a proof counts only if the certificate holds. */
function isProven(problem: SitingProblem, result: SitingResult): boolean {
  return result.status === 'optimal' && checkCertificate(problem, result).valid;
}

/** rl1304, fl1400, u1432 and vm1748 from TSPLIB_DIR with 5, 10 and 20 centres. */
export async function benchTsplib(say: (line: string) => void): Promise<Figures> {
  const folder = process.env.TSPLIB_DIR;
  if (!folder) return { tsplib_proven: null, tsplib_worst_s: null, tsplib_median_s: null };
  const seconds: number[] = [];
  let proven = 0;
  for (const name of ['rl1304', 'fl1400', 'u1432', 'vm1748']) {
    const { n, cost } = readTsplib(readFileSync(join(folder, `${name}.tsp`), 'utf8'));
    for (const p of [5, 10, 20]) {
      const problem: SitingProblem = { demands: n, sites: n, p, cost };
      const result = solvePMedian(problem, { now, timeBudgetMs: 60_000 });
      seconds.push(result.ms / 1000);
      if (result.status === 'optimal') proven++;
      say(
        `${name} p ${p}: ${result.status} ${result.objective}, gap ${result.gap.toExponential(1)}, ${result.nodes} nodes, ${(result.ms / 1000).toFixed(2)} s`,
      );
    }
  }
  return { tsplib_proven: proven, tsplib_worst_s: round(Math.max(...seconds)), tsplib_median_s: round(quantile(seconds, 0.5)) };
}
