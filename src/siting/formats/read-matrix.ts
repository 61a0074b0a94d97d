/**
 * Costs as a CSV table, one row per demand and one column per site, in one of three forms:
 *
 * - numbers only: demands and sites are numbered from 1;
 * - a header of site codes and a first column of demand codes, with, where wanted, a column `weight` and a last row
 *   `site_cost`;
 * - the travel matrix `from_code,to_code,minutes,km`: demands and sites are the codes in order of appearance.
 *
 * `inf` marks a pair that is not allowed.
 */
import { csvNumber, csvRows } from '#geography/csv-rows.ts';
import type { CsvRow } from '#geography/csv-rows.ts';
import { ReadError } from './read-error.ts';
import { readTravelMatrix } from '#geography/travel-matrix.ts';

export interface MatrixProblem {
  demands: number;
  sites: number;
  /** demands × sites, Infinity where not allowed. */
  cost: Float64Array;
  weights?: Float64Array;
  siteCost?: Float64Array;
  demandCodes?: string[];
  siteCodes?: string[];
}

/** Throws ReadError, or TravelMatrixError for the third form, with the row and the value of the fault. */
export function readMatrix(text: string): MatrixProblem {
  const rows = csvRows(text);
  if (rows.length === 0) throw new ReadError(1, '', 'the file is empty.');
  const first = rows[0].fields[0];
  if (rows[0].fields.some((field) => field.toLowerCase() === 'from_code')) return readPairs(text, rows);
  const hasCodes = first === '' || (/^[\p{L}_ ]+$/u.test(first) && !/^(nan|inf|infinity)$/i.test(first));
  return hasCodes ? readCoded(rows) : readNumbered(rows);
}

/** Weights for a matrix with codes, from `code,weight` rows; a header line is skipped. One weight per code, in their order. */
export function readWeights(text: string, codes: readonly string[]): Float64Array {
  const weights = new Float64Array(codes.length).fill(NaN);
  const position = new Map(codes.map((code, index) => [code, index]));
  const rows = csvRows(text);
  rows.forEach(({ row, fields }, index) => {
    const weight = csvNumber(fields[1]);
    if (index === 0 && Number.isNaN(weight) && !position.has(fields[0])) return;
    const at = position.get(fields[0]);
    if (at === undefined) throw new ReadError(row, fields[0], `code "${fields[0]}" is not in the matrix.`);
    if (!Number.isNaN(weights[at])) throw new ReadError(row, fields[0], `code "${fields[0]}" is given twice.`);
    weights[at] = weightOf(fields[1], row);
  });
  const lacking = weights.findIndex(Number.isNaN);
  if (lacking >= 0) throw new ReadError(rows.at(-1)?.row ?? 1, codes[lacking], `No weight for code "${codes[lacking]}": add a row for it.`);
  return weights;
}

function readNumbered(rows: CsvRow[]): MatrixProblem {
  const sites = rows[0].fields.length;
  const cost = new Float64Array(rows.length * sites);
  rows.forEach(({ row, fields }, demand) => {
    requireLength(fields, sites, row);
    for (let site = 0; site < sites; site++) cost[demand * sites + site] = costOf(fields[site], row);
    requireReachable(cost.subarray(demand * sites, (demand + 1) * sites), row, `demand ${demand + 1}`);
  });
  return { demands: rows.length, sites, cost };
}

function readCoded([header, ...rows]: CsvRow[]): MatrixProblem {
  const weightColumn = header.fields.findIndex((name) => name.toLowerCase() === 'weight');
  const columns = header.fields.map((_, column) => column).filter((column) => column > 0 && column !== weightColumn);
  const siteCodes = columns.map((column) => header.fields[column]);
  requireDistinct(siteCodes.map((code) => ({ row: header.row, code })));
  const last = rows.at(-1);
  const siteCostRow = last?.fields[0].toLowerCase() === 'site_cost' ? last : undefined;
  const demandRows = siteCostRow ? rows.slice(0, -1) : rows;
  if (demandRows.length === 0) throw new ReadError(header.row, '', 'a header and no demands below it.');
  requireDistinct(demandRows.map(({ row, fields }) => ({ row, code: fields[0] })));

  const sites = columns.length;
  const cost = new Float64Array(demandRows.length * sites);
  const weights = weightColumn < 0 ? undefined : new Float64Array(demandRows.length);
  demandRows.forEach(({ row, fields }, demand) => {
    requireLength(fields, header.fields.length, row);
    columns.forEach((column, site) => (cost[demand * sites + site] = costOf(fields[column], row)));
    requireReachable(cost.subarray(demand * sites, (demand + 1) * sites), row, `demand "${fields[0]}"`);
    if (weights) weights[demand] = weightOf(fields[weightColumn], row);
  });
  const siteCost = siteCostRow && Float64Array.from(columns, (column) => finiteCostOf(siteCostRow.fields[column], siteCostRow.row));
  return { demands: demandRows.length, sites, cost, weights, siteCost, siteCodes, demandCodes: demandRows.map(({ fields }) => fields[0]) };
}

function readPairs(text: string, [header, ...rows]: CsvRow[]): MatrixProblem {
  const names = header.fields.map((name) => name.toLowerCase());
  const ends = [names.indexOf('from_code'), names.indexOf('to_code')];
  const codes = [...new Set(rows.flatMap(({ fields }) => ends.map((column) => fields[column] ?? '')))];
  const { minutes, missing } = readTravelMatrix(text, codes);
  if (missing.length > 0) {
    const shown = missing
      .slice(0, 5)
      .map(({ from, to }) => `${from} to ${to}`)
      .join(', ');
    const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
    throw new ReadError(rows.at(-1)?.row ?? 1, shown, `the file ends without minutes for ${shown}${more}: add a row for each.`);
  }
  return { demands: codes.length, sites: codes.length, cost: minutes, demandCodes: codes, siteCodes: codes };
}

function requireLength(fields: string[], length: number, row: number): void {
  if (fields.length === length) return;
  throw new ReadError(row, String(fields.length), `${fields.length} values where the first row has ${length}.`);
}

function requireDistinct(codes: { row: number; code: string }[]): void {
  const seen = new Set<string>();
  for (const { row, code } of codes) {
    if (code === '') throw new ReadError(row, code, 'a code is empty.');
    if (seen.has(code)) throw new ReadError(row, code, `code "${code}" is given twice.`);
    seen.add(code);
  }
}

function requireReachable(costs: Float64Array, row: number, name: string): void {
  if (costs.every((cost) => cost === Infinity)) {
    throw new ReadError(row, 'inf', `${name} cannot be reached from any site: every value is inf.`);
  }
}

function costOf(field: string | undefined, row: number): number {
  return field !== undefined && /^\+?inf(inity)?$/i.test(field) ? Infinity : finiteCostOf(field, row);
}

function finiteCostOf(field: string | undefined, row: number): number {
  const cost = csvNumber(field);
  if (Number.isNaN(cost))
    throw new ReadError(row, field ?? '', `cost "${field ?? ''}" is not a number: give one, or inf where the pair is not allowed.`);
  if (cost < 0) throw new ReadError(row, String(field), `cost ${field} is negative: give 0 or more.`);
  return cost;
}

function weightOf(field: string | undefined, row: number): number {
  const weight = csvNumber(field);
  if (!(weight >= 0)) throw new ReadError(row, field ?? '', `weight "${field ?? ''}" is not a number of 0 or more.`);
  return weight;
}
