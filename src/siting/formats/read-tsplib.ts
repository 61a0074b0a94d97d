/**
 * TSPLIB files (Reinelt, "TSPLIB: a traveling salesman problem library", 1991) read as siting problems: every node is a
 * demand and a site. Costs are whole distances, ⌊√(Δx² + Δy²)⌋, as the p-median literature takes them; Math.hypot differs in
 * the last bit and so, now and then, in the whole number.
 */
import { ReadError } from './read-error.ts';

export interface TsplibProblem {
  n: number;
  x: Float64Array;
  y: Float64Array;
  /** Whole distances, n × n. */
  cost: Float64Array;
}

/** Throws ReadError with the row and the value of the first fault. */
export function readTsplib(text: string): TsplibProblem {
  const lines = text.split(/\r\n|\r|\n/);
  let n = 0;
  let row = 0;
  for (; row < lines.length; row++) {
    const [keyword, value = ''] = lines[row].split(':').map((part) => part.trim());
    if (keyword === 'NODE_COORD_SECTION') break;
    if (keyword === 'DIMENSION') {
      n = Number(value);
      if (!(Number.isInteger(n) && n >= 1)) throw new ReadError(row + 1, value, `DIMENSION is "${value}": give 1 or more.`);
    }
    if (keyword === 'EDGE_WEIGHT_TYPE' && value !== 'EUC_2D') {
      throw new ReadError(row + 1, value, `EDGE_WEIGHT_TYPE is "${value}": only EUC_2D can be read.`);
    }
  }
  if (row === lines.length) throw new ReadError(row, '', 'the file ends without NODE_COORD_SECTION.');
  if (n === 0) throw new ReadError(row + 1, '', 'no DIMENSION before NODE_COORD_SECTION.');

  const x = new Float64Array(n).fill(NaN);
  const y = new Float64Array(n).fill(NaN);
  let found = 0;
  for (row++; row < lines.length; row++) {
    const line = lines[row].trim();
    if (line === '') continue;
    if (line === 'EOF') break;
    const fields = line.split(/\s+/);
    if (fields.length !== 3) throw new ReadError(row + 1, line, `"${line}" has ${fields.length} values: write node, x, y.`);
    const wrong = fields.find((field) => !Number.isFinite(Number(field)));
    if (wrong !== undefined) throw new ReadError(row + 1, wrong, `"${wrong}" is not a number.`);
    const node = Number(fields[0]);
    if (!(Number.isInteger(node) && node >= 1 && node <= n)) {
      throw new ReadError(row + 1, fields[0], `node ${fields[0]} does not exist: DIMENSION is ${n}.`);
    }
    if (!Number.isNaN(x[node - 1])) throw new ReadError(row + 1, fields[0], `node ${fields[0]} is given twice.`);
    x[node - 1] = Number(fields[1]);
    y[node - 1] = Number(fields[2]);
    found++;
  }
  if (found < n) throw new ReadError(row, String(found), `${found} nodes given, DIMENSION is ${n}.`);

  const cost = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const dx = x[i] - x[j];
      const dy = y[i] - y[j];
      cost[i * n + j] = cost[j * n + i] = Math.floor(Math.sqrt(dx * dx + dy * dy));
    }
  }
  return { n, x, y, cost };
}
