/** A fault in a file of costs: the 1-based line and the value found there. */
export class ReadError extends Error {
  readonly row: number;
  readonly value: string;
  constructor(row: number, value: string, message: string) {
    super(`Row ${row}: ${message}`);
    this.name = 'ReadError';
    this.row = row;
    this.value = value;
  }
}
