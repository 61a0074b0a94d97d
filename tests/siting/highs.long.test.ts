import { describe, expect, it } from 'vitest';
import { solveCheapest } from '#siting/models/cheapest.ts';
import { solvePMedian } from '#siting/models/p-median.ts';
import type { SitingProblem } from '#siting/problem.ts';
import { seededRandom } from '#siting/random.ts';
import { solveByHighs } from './highs.ts';

/** 60 to 100 places on a plane, with weights, and by turns site costs, forbidden pairs, required and excluded sites. */
function mediumProblem(seed: number): SitingProblem {
  const random = seededRandom(seed);
  const n = 60 + Math.floor(random() * 41);
  const x = Float64Array.from({ length: n }, () => random() * 1000);
  const y = Float64Array.from({ length: n }, () => random() * 1000);
  const cost = Float64Array.from({ length: n * n }, (_, k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return Math.round(Math.sqrt((x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2));
  });
  const problem: SitingProblem = { demands: n, sites: n, p: 2 + Math.floor(random() * 8), cost };
  problem.weights = Float64Array.from({ length: n }, () => 1 + Math.floor(random() * 20));
  problem.siteCost = Float64Array.from({ length: n }, () => Math.floor(random() * 20000));
  if (seed % 3 === 0) problem.required = [3, 7];
  if (seed % 4 === 0) problem.excluded = [0, 11];
  if (seed % 5 === 0) for (let k = 0; k < cost.length; k++) if (cost[k] > 700) cost[k] = Infinity;
  return problem;
}

describe('against HiGHS, on 20 problems of 60 to 100 places', () => {
  it.each(Array.from({ length: 20 }, (_, k) => k + 1))(
    'problem %i costs the same with p centres and with a free number',
    async (seed) => {
      const problem = mediumProblem(seed);
      for (const [number, result] of [
        ['fixed', solvePMedian(problem)],
        ['free', solveCheapest(problem)],
      ] as const) {
        const highs = await solveByHighs(problem, number);
        if (result.status === 'infeasible') expect(highs.status).toBe('Infeasible');
        else expect([number, result.objective]).toEqual([number, Math.round(highs.objective)]);
      }
    },
    300_000,
  );
});
