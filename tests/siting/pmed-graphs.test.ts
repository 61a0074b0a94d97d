import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkCertificate } from '#siting/analysis/certificate.ts';
import { readOrlib } from '#siting/formats/read-orlib.ts';
import { solvePMedian } from '#siting/models/p-median.ts';
import { graphText, graphsFolder, leastByEnumeration } from '../support/pmed-graphs.ts';

const graphs = readFileSync(`${graphsFolder}/optima.csv`, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',') as [name: string, seed: string, n: string, p: string, optimum: string]);

describe('graphs of the pmed form', () => {
  test.each(graphs)('%s (seed %s, %s places, %s centres) has the optimum %s, proven', (name, _, n, p, optimum) => {
    const problem = readOrlib(readFileSync(`${graphsFolder}/${name}.txt`, 'utf8'));
    expect([problem.n, problem.p]).toEqual([Number(n), Number(p)]);
    const task = { demands: problem.n, sites: problem.n, p: problem.p, cost: problem.cost };
    const result = solvePMedian(task);
    expect(result).toMatchObject({ status: 'optimal', objective: Number(optimum), bound: Number(optimum), proof: 'certificate' });
    expect(checkCertificate(task, result)).toEqual({ valid: true, tolerance: 0 });
  });

  test.each(graphs)('%s is what its seed gives, and no set of centres costs less than the optimum on file', (name, seed, n, p, optimum) => {
    const text = readFileSync(`${graphsFolder}/${name}.txt`, 'utf8');
    expect(graphText(Number(seed), Number(n), Number(p))).toBe(text);
    expect(leastByEnumeration(text)).toBe(Number(optimum));
  });
});
