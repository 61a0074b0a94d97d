/** Travel as somebody measured it: a file of minutes and kilometres. Tables are dense, row-major, from × to. */
import { csvNumber, csvRows } from './csv-rows.ts';

export interface TravelMatrix {
  /** Minutes, codes × codes; NaN where the file has no row for the pair, so that nothing downstream can take it for a time. */
  minutes: Float64Array;
  /** Kilometres, codes × codes; NaN where the file says none. */
  km: Float64Array;
  /** The pairs without a row, in order of the codes. */
  missing: { from: string; to: string }[];
}

export interface TravelMatrixProblem {
  /** 1-based line in the file. */
  row: number;
  value: string;
  message: string;
}

/** Every fault of a travel matrix file at once; the message lists the first five. */
export class TravelMatrixError extends Error {
  readonly problems: TravelMatrixProblem[];
  constructor(problems: TravelMatrixProblem[]) {
    const rest = problems.length > 5 ? ` … and ${problems.length - 5} more.` : '';
    super(
      problems
        .slice(0, 5)
        .map((problem) => problem.message)
        .join(' ') + rest,
    );
    this.name = 'TravelMatrixError';
    this.problems = problems;
  }
}

/**
 * Reads `from_code,to_code,minutes,km` (header wanted, columns in any order, km may be left out) for the given codes.
 * The way there and the way back may differ; a code to itself takes 0 minutes unless the file says otherwise.
 * Throws TravelMatrixError where a time is missing or negative, a code unknown or a pair given twice.
 */
export function readTravelMatrix(text: string, codes: readonly string[]): TravelMatrix {
  const n = codes.length;
  const position = new Map(codes.map((code, index) => [code, index]));
  const [header, ...rows] = csvRows(text);
  const names = header?.fields.map((name) => name.toLowerCase()) ?? [];
  if (!['from_code', 'to_code', 'minutes'].every((name) => names.includes(name))) {
    const value = header?.fields.join(',') ?? '';
    throw new TravelMatrixError([{ row: 1, value, message: `Row 1 reads "${value}": begin the file with from_code,to_code,minutes,km.` }]);
  }
  const minutes = new Float64Array(n * n).fill(NaN);
  const km = new Float64Array(n * n).fill(NaN);
  const seenInRow = new Int32Array(n * n);
  const problems: TravelMatrixProblem[] = [];
  for (const { row, fields } of rows) {
    const complain = (value: string, message: string) => problems.push({ row, value, message: `Row ${row}: ${message}` });
    const field = (name: string) => fields[names.indexOf(name)] ?? '';
    const [from, to, time, length] = [field('from_code'), field('to_code'), field('minutes'), field('km')];
    const i = position.get(from);
    const j = position.get(to);
    const travel = csvNumber(time);
    const kilometres = length === '' ? NaN : csvNumber(length);
    if (i === undefined) complain(from, `from_code "${from}" is not a municipality here.`);
    else if (j === undefined) complain(to, `to_code "${to}" is not a municipality here.`);
    else if (!(travel >= 0 && travel < Infinity)) complain(time, `minutes is "${time}": give a number of 0 or more.`);
    else if (length !== '' && !(kilometres >= 0 && kilometres < Infinity)) {
      complain(length, `km is "${length}": give a number of 0 or more, or leave it empty.`);
    } else if (seenInRow[i * n + j]) {
      const pair = `${from} to ${to}`;
      complain(pair, `${pair} was already given in row ${seenInRow[i * n + j]}: keep one of the two.`);
    } else {
      seenInRow[i * n + j] = row;
      minutes[i * n + j] = travel;
      km[i * n + j] = kilometres;
    }
  }
  if (problems.length > 0) throw new TravelMatrixError(problems);
  const missing: TravelMatrix['missing'] = [];
  codes.forEach((from, i) => {
    codes.forEach((to, j) => {
      if (seenInRow[i * n + j]) return;
      if (i === j) minutes[i * n + j] = km[i * n + j] = 0;
      else missing.push({ from, to });
    });
  });
  return { minutes, km, missing };
}
