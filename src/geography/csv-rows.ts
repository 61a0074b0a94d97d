/** One line of a CSV file: its 1-based line number in the file and its fields, trimmed and unquoted. */
export interface CsvRow {
  row: number;
  fields: string[];
}

/**
 * The non-empty lines of a CSV text. The separator is the semicolon where the first line has one (as Excel writes in
 * countries with a decimal comma), else the tab, else the comma. Quotes around a field are dropped; fields hold codes and
 * numbers, so separators inside quotes are not catered for.
 */
export function csvRows(text: string): CsvRow[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const separator = first.includes(';') ? ';' : first.includes('\t') ? '\t' : ',';
  const rows: CsvRow[] = [];
  for (let index = 0; index < lines.length; index++) {
    if (lines[index].trim() === '') continue;
    const fields = lines[index].split(separator).map((field) =>
      field
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .trim(),
    );
    rows.push({ row: index + 1, fields });
  }
  return rows;
}

/** The number a field holds, NaN where it holds none. A decimal comma counts: only semicolon and tab files can carry one. */
export function csvNumber(field: string | undefined): number {
  if (field === undefined || field === '') return NaN;
  return /^[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d+)?$/.test(field) ? Number(field.replace(',', '.')) : NaN;
}
