import { CsvError, parse } from 'csv-parse/sync';

/** One line of a CSV file: its 1-based line number in the file and its fields, trimmed and unquoted. */
export interface CsvRow {
  row: number;
  fields: string[];
}

/** A line that cannot be told apart into fields: 1-based, with what stands there. */
export class CsvRowError extends Error {
  override name = 'CsvRowError';
  readonly row: number;
  readonly value: string;
  constructor(row: number, value: string, message: string) {
    super(`Row ${row}: ${message}`);
    this.row = row;
    this.value = value;
  }
}

/**
 * The lines of a CSV text that are not empty. The separator is the semicolon where the first line has one (as Excel writes in
 * countries with a decimal comma), else the tab, else the comma.
 */
export function csvRows(text: string): CsvRow[] {
  const first = text.split(/\r\n|\r|\n/).find((line) => line.replace('\uFEFF', '').trim() !== '') ?? '';
  const delimiter = first.includes(';') ? ';' : first.includes('\t') ? '\t' : ',';
  const options = { bom: true, delimiter, trim: true, info: true, relax_column_count: true, skip_empty_lines: true } as const;
  try {
    const found = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return found
      .map(({ record, info }) => ({ row: info.lines, fields: record }))
      .filter(({ fields }) => fields.length > 1 || fields[0] !== '');
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = Number(error.lines);
    const value = text.split(/\r\n|\r|\n/)[row - 1] ?? '';
    throw new CsvRowError(
      row,
      value,
      `"${value.slice(0, 80)}" has a quote that is not closed, or text beside one: write "…" around the whole field.`,
    );
  }
}

/** The number a field holds, NaN where it holds none. A decimal comma counts: only semicolon and tab files can carry one. */
export function csvNumber(field: string | undefined): number {
  if (field === undefined || field === '') return NaN;
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?$/.test(field) ? Number(field.replace(',', '.')) : NaN;
}
