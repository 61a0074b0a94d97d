import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { solvePMedian } from '#siting/models/p-median.ts';
import { readOrlib } from '#siting/formats/read-orlib.ts';

const folder = new URL('../../../shared/data/pmed/', import.meta.url);
const present = existsSync(new URL('optima.csv', folder));
const optima = present
  ? readFileSync(new URL('optima.csv', folder), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
  : [];

describe.skipIf(!present)('OR-Library p-median instances (skipped where ../shared/data/pmed is not there)', () => {
  it.each(optima)('%s with %s places and %s centres has the published optimum %s, proven', (name, n, p, optimum) => {
    const problem = readOrlib(readFileSync(new URL(`${name}.txt`, folder), 'utf8'));
    const result = solvePMedian({ demands: problem.n, sites: problem.n, p: problem.p, cost: problem.cost });
    expect([problem.n, problem.p]).toEqual([Number(n), Number(p)]);
    expect(result).toMatchObject({ status: 'optimal', objective: Number(optimum), bound: Number(optimum), proof: 'certificate' });
  });
});
