import { expect, it } from 'vitest';
import { solveCurve } from '#siting/analysis/curve.ts';
import { solvePMedian } from '#siting/models/p-median.ts';
import type { SitingProblem } from '#siting/problem.ts';
import { seededRandom } from '#siting/random.ts';
import { bestByBruteForce, smallProblem } from './brute-force.ts';

function plane(n: number, seed: number): SitingProblem {
  const random = seededRandom(seed);
  const x = Array.from({ length: n }, () => random() * 1000);
  const y = Array.from({ length: n }, () => random() * 1000);
  const cost = Float64Array.from({ length: n * n }, (_, k) =>
    Math.round(Math.sqrt((x[Math.floor(k / n)] - x[k % n]) ** 2 + (y[Math.floor(k / n)] - y[k % n]) ** 2)),
  );
  return { demands: n, sites: n, p: 1, cost };
}

it('each point of the curve is the best of all plans with its number of centres', () => {
  const problem = plane(12, 4);
  for (const { p, result } of solveCurve(problem, 8)) expect([p, result.objective]).toEqual([p, bestByBruteForce(problem, p)!.value]);
});

it('says what each further centre saves', () => {
  const points = solveCurve(plane(90, 4), 5);
  expect(points[0].marginalGain).toBeUndefined();
  for (let k = 1; k < points.length; k++) {
    expect(points[k].marginalGain).toBe(points[k - 1].result.objective - points[k].result.objective);
    expect(points[k].marginalGain).toBeGreaterThan(0);
  }
});

it('goes on where few centres cannot keep the limit', () => {
  const at = [0, 10, 20];
  const cost = Float64Array.from({ length: 9 }, (_, k) => Math.abs(at[Math.floor(k / 3)] - at[k % 3]));
  const points = solveCurve({ demands: 3, sites: 3, p: 1, cost, maxMinutes: 5 }, 3);
  expect(points.map(({ result }) => result.status)).toEqual(['infeasible', 'infeasible', 'optimal']);
});

it('is the same on seeded problems with everything in them', () => {
  for (let seed = 900; seed < 930; seed++) {
    const problem = smallProblem(seed);
    for (const { p, result } of solveCurve(problem, problem.sites)) {
      const alone = solvePMedian({ ...problem, p });
      expect([seed, p, result.status]).toEqual([seed, p, alone.status]);
      if (alone.objective < Infinity) expect(result.objective).toBeCloseTo(alone.objective, 6);
    }
  }
});
