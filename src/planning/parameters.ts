/** Reading numbers and words from an address, and saying what is wrong with those that cannot be read. */

/** What an address is read through. URLSearchParams is one; its name belongs to browsers and Node, and nothing here does. */
export interface AddressParameters extends Iterable<[string, string]> {
  get(name: string): string | null;
}

/** An address with one parameter set. */
export function addressWith(params: AddressParameters, parameter: string, value: string): string {
  const kept = [...params].filter(([name]) => name !== parameter);
  return writeAddress([...kept, [parameter, value]]);
}

export function writeAddress(params: Iterable<[string, string]>): string {
  return Array.from(params, (pair) => pair.map(encodeURIComponent).join('=')).join('&');
}

export type Expected = { kind: 'number' | 'whole number'; least: number; most: number } | { kind: 'oneOf'; values: readonly string[] };

export interface ParameterProblem {
  parameter: string;
  value: string;
  expected: Expected;
}

/** Every parameter that could not be read; the message names each with its value. */
export class ParameterError extends Error {
  override name = 'ParameterError';
  readonly problems: ParameterProblem[];
  constructor(problems: ParameterProblem[]) {
    super(problems.map(describeProblem).join(' '));
    this.problems = problems;
  }
}

function describeProblem({ parameter, value, expected }: ParameterProblem): string {
  const shown = `${parameter} is "${value.slice(0, 80)}"`;
  if (expected.kind === 'oneOf') return `${shown}: give one of ${expected.values.join(', ')}.`;
  return `${shown}: give a ${expected.kind} from ${expected.least} to ${expected.most}.`;
}

const plainNumber = /^-?\d+(\.\d+)?$/;
const commasBetweenThousands = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** A number within bounds, as people write it in English or Norwegian: `2,500`, `2 500`, `1.3`, `1,3`; undefined where missing or empty. */
export function readNumber(
  params: AddressParameters,
  parameter: string,
  least: number,
  most: number,
  problems: ParameterProblem[],
  kind: 'number' | 'whole number' = 'number',
): number | undefined {
  const value = params.get(parameter) ?? '';
  const compact = value.replace(/\s/g, '');
  const written = commasBetweenThousands.test(compact) ? compact.replaceAll(',', '') : compact.replace(',', '.');
  if (written === '') return undefined;
  const number = plainNumber.test(written) ? Number(written) : NaN;
  if (number >= least && number <= most && (kind === 'number' || Number.isInteger(number))) return number;
  problems.push({ parameter, value, expected: { kind, least, most } });
  return undefined;
}

/** One of a list of words; the first of them where missing or empty. */
export function readWord<Word extends string>(
  params: AddressParameters,
  parameter: string,
  words: readonly [Word, ...Word[]],
  problems: ParameterProblem[],
): Word {
  const value = params.get(parameter) || words[0];
  const found = words.find((word) => word === value);
  if (found === undefined) problems.push({ parameter, value, expected: { kind: 'oneOf', values: words } });
  return found ?? words[0];
}
