/**
 * OR-Library p-median files (Beasley, "A note on solving large p-median problems", EJOR 21, 1985): a line `n m p`, then m
 * lines `i j c`, the edges of an undirected graph. Of a repeated edge the last counts; costs are shortest paths, zero at home.
 */
import { ReadError } from './read-error.ts';

export interface OrlibProblem {
  n: number;
  p: number;
  /** Shortest-path lengths, n × n, Infinity between parts of the graph that do not meet. */
  cost: Float64Array;
}

/** Throws ReadError with the row and the value of the first fault. */
export function readOrlib(text: string): OrlibProblem {
  const rows = text
    .split(/\r\n|\r|\n/)
    .map((line, index) => ({ row: index + 1, fields: line.trim().split(/\s+/) }))
    .filter(({ fields }) => fields[0] !== '');
  const [n, edges, p] = numbers(rows[0]?.fields ?? [''], 1, 'n m p (nodes, edges, centres)');
  if (!(Number.isInteger(n) && n >= 1)) throw new ReadError(1, String(n), `the number of nodes is ${n}: give 1 or more.`);
  if (!(Number.isInteger(p) && p >= 1 && p <= n)) {
    throw new ReadError(1, String(p), `p is ${p}: give between 1 and the ${n} sites of the file.`);
  }
  if (rows.length - 1 !== edges) {
    throw new ReadError(1, String(edges), `${edges} edges announced, ${rows.length - 1} found: the file is cut or has lines too many.`);
  }

  const cost = new Float64Array(n * n).fill(Infinity);
  for (const { row, fields } of rows.slice(1)) {
    const [from, to, length] = numbers(fields, row, 'i j c (two nodes and the length between them)');
    for (const node of [from, to]) {
      if (!(Number.isInteger(node) && node >= 1 && node <= n)) {
        throw new ReadError(row, String(node), `node ${node} does not exist: nodes run from 1 to ${n}.`);
      }
    }
    if (length < 0) throw new ReadError(row, String(length), `length ${length} is negative: give 0 or more.`);
    cost[(from - 1) * n + to - 1] = cost[(to - 1) * n + from - 1] = length;
  }
  for (let i = 0; i < n; i++) cost[i * n + i] = 0;
  shortenPaths(cost, n);
  return { n, p, cost };
}

function numbers(fields: string[], row: number, wanted: string): [number, number, number] {
  if (fields.length !== 3) {
    throw new ReadError(row, fields.join(' '), `"${fields.join(' ')}" has ${fields.length} values: write ${wanted}.`);
  }
  const values = fields.map(Number);
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong >= 0) throw new ReadError(row, fields[wrong], `"${fields[wrong]}" is not a number: write ${wanted}.`);
  return [values[0], values[1], values[2]];
}

/** All-pairs shortest paths in place (Floyd, "Algorithm 97", 1962), O(n³); `cost` is symmetric. */
function shortenPaths(cost: Float64Array, n: number): void {
  for (let via = 0; via < n; via++) {
    const viaRow = via * n;
    for (let i = 0; i < n; i++) {
      const row = i * n;
      const toVia = cost[row + via];
      if (toVia === Infinity) continue;
      for (let j = 0; j < i; j++) {
        const length = toVia + cost[viaRow + j];
        if (length < cost[row + j]) cost[row + j] = cost[j * n + i] = length;
      }
    }
  }
}
