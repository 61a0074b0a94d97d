import { expect, test } from 'vitest';
import { solveFair } from '#siting/models/fair.ts';
import { solvePCentre } from '#siting/models/p-centre.ts';
import { solvePMedian } from '#siting/models/p-median.ts';
import { fillCostRow, weightOf } from '#siting/problem.ts';
import type { SitingProblem } from '#siting/problem.ts';
import { seededRandom } from '#siting/random.ts';
import { openSets, smallProblem } from './brute-force.ts';

/** Five places on a road at kilometres 0, 1, 2, 3 and 10. */
const road = (p: number): SitingProblem => {
  const at = [0, 1, 2, 3, 10];
  return { demands: 5, sites: 5, p, cost: Float64Array.from(at.flatMap((from) => at.map((to) => Math.abs(from - to)))) };
};

const seeds = Array.from({ length: 200 }, (_, k) => k + 1);
const shares = [0.05, 0.2, 0.5, 0.9, 1];

test('the mean is best served from 2 on the road, the worst-served fifth from 3', () => {
  expect(solveFair(road(1), { share: 1 })).toMatchObject({ status: 'optimal', objective: 12 / 5, open: [2], share: 1 });
  expect(solveFair(road(1), { share: 0.2 })).toMatchObject({ status: 'optimal', objective: 7, open: [3], proof: 'search' });
  expect(solveFair(road(1), { share: 0.4 }).objective).toBeCloseTo((7 + 3) / 2, 9);
});

test('the cost of the worst-served share equals looking at every set, on 200 small problems', () => {
  let solved = 0;
  for (const seed of seeds) {
    const problem = smallProblem(seed);
    const share = shares[seed % shares.length];
    const result = solveFair(problem, { share });
    let least = Infinity;
    for (const open of openSets(problem, problem.p)) least = Math.min(least, worstShare(problem, open, share));
    if (least === Infinity) {
      expect(result.status, `seed ${seed}`).toBe('infeasible');
      expect(result.infeasible, `seed ${seed}`).toBeDefined();
      continue;
    }
    solved++;
    expect(result.status, `seed ${seed}`).toBe('optimal');
    expect(Math.abs(result.objective - least), `seed ${seed}`).toBeLessThan(1e-6 * Math.max(1, Math.abs(least)));
    expect(worstShare(problem, result.open, share), `seed ${seed}`).toBeCloseTo(result.objective, 6);
  }
  expect(solved).toBeGreaterThan(100);
});

test('a share of one is the p-median, a share towards nought the p-centre, and in between it falls as the share grows', () => {
  const n = 30;
  const random = seededRandom(2);
  const x = Float64Array.from({ length: n }, () => random() * 100);
  const y = Float64Array.from({ length: n }, () => random() * 100);
  const cost = Float64Array.from({ length: n * n }, (_, k) => Math.hypot(x[Math.floor(k / n)] - x[k % n], y[Math.floor(k / n)] - y[k % n]));
  const problem: SitingProblem = { demands: n, sites: n, p: 3, cost };
  expect(solveFair(problem, { share: 1 }).objective).toBeCloseTo(solvePMedian(problem).objective / n, 6);
  expect(solveFair(problem, { share: 1 / n }).objective).toBeCloseTo(solvePCentre(problem).objective, 6);
  let before = Infinity;
  for (const share of [0.05, 0.1, 0.3, 0.6, 1]) {
    const { objective, status } = solveFair(problem, { share });
    expect(status).toBe('optimal');
    expect(objective).toBeLessThanOrEqual(before + 1e-9);
    before = objective;
  }
});

test('each size class of municipality is told how it travels', () => {
  const { sizeClasses } = solveFair(road(1), { share: 1, inhabitants: [900, 4_999, 5_000, 19_999, 20_000] });
  expect(
    sizeClasses.map(({ from, below, served, meanMinutes, longestMinutes }) => [from, below, served, meanMinutes, longestMinutes]),
  ).toEqual([
    [0, 5_000, 2, 1.5, 2],
    [5_000, 20_000, 2, 0.5, 1],
    [20_000, Infinity, 1, 8, 8],
  ]);
});

test('a share that is none and a list of inhabitants that is too short are refused', () => {
  expect(() => solveFair(road(1), { share: 0 })).toThrow('share is 0');
  expect(() => solveFair(road(1), { share: 1.5 })).toThrow('share is 1.5');
  expect(() => solveFair(road(1), { share: NaN })).toThrow('share is NaN');
  expect(() => solveFair(road(1), { inhabitants: [1] })).toThrow('inhabitants has 1 entries when 5 were expected');
});

test('no need anywhere, one place alone and everybody a host all have an answer', () => {
  expect(solveFair({ ...road(2), weights: new Float64Array(5) }).status).toBe('optimal');
  expect(solveFair({ demands: 1, sites: 1, p: 1, cost: Float64Array.of(7) })).toMatchObject({ status: 'optimal', objective: 7 });
  expect(solveFair(road(5))).toMatchObject({ status: 'optimal', objective: 0 });
});

test('when time runs out the answer says what is known', () => {
  let clock = 0;
  const result = solveFair(road(2), { share: 0.3, timeBudgetMs: 3, now: () => clock++ });
  expect(result.status).toBe('feasible');
  expect(result.bound).toBeLessThanOrEqual(result.objective);
});

/** Mean cost of the worst-served share, by filling the share from the top; and the site costs per unit of need. */
function worstShare(problem: SitingProblem, open: number[], share: number): number {
  const row = new Float64Array(problem.sites);
  const served: { cost: number; weight: number }[] = [];
  for (let i = 0; i < problem.demands; i++) {
    fillCostRow(problem, i, row);
    const cost = Math.min(...open.map((j) => row[j]));
    if (cost === Infinity) return Infinity;
    served.push({ cost, weight: weightOf(problem, i) });
  }
  const total = served.reduce((sum, { weight }) => sum + weight, 0) || 1;
  let left = share * total;
  let sum = 0;
  for (const { cost, weight } of served.sort((a, b) => b.cost - a.cost)) {
    sum += Math.min(left, weight) * cost;
    left -= Math.min(left, weight);
  }
  return sum / (share * total) + open.reduce((cost, j) => cost + (problem.siteCost?.[j] ?? 0), 0) / total;
}
