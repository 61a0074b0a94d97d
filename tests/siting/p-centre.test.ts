import { expect, test } from 'vitest';
import { evaluateOpenSites } from '#siting/solver/evaluate.ts';
import { solvePCentre } from '#siting/models/p-centre.ts';
import { fillMinutesRow, SitingInputError } from '#siting/problem.ts';
import type { SitingProblem } from '#siting/problem.ts';
import { seededRandom } from '#siting/random.ts';
import { bestByBruteForce, openSets, smallProblem } from './brute-force.ts';

/** Five places on a road at kilometres 0, 1, 4, 9 and 10. */
const road = (p: number): SitingProblem => {
  const at = [0, 1, 4, 9, 10];
  return { demands: 5, sites: 5, p, cost: Float64Array.from(at.flatMap((from) => at.map((to) => Math.abs(from - to)))) };
};

const seeds = Array.from({ length: 200 }, (_, k) => k + 1);

test('on a road of five places one centre sits at 4, and nobody travels more than 6', () => {
  const result = solvePCentre(road(1));
  expect(result).toMatchObject({ status: 'optimal', objective: 6, bound: 6, gap: 0, open: [2], proof: 'search' });
  expect(result.travel).toMatchObject({ longest: 6, farthestDemand: 4 });
});

test('of all plans with the least worst travel the cheapest is taken', () => {
  const west = solvePCentre({ ...road(2), weights: Float64Array.of(1, 1, 1, 9, 1) });
  expect(west.objective).toBe(3);
  expect(west.open).toEqual([1, 3]);
  const weighted = solvePCentre({ ...road(2), weights: Float64Array.of(1, 1, 1, 1, 9) });
  expect(weighted.objective).toBe(3);
  expect(weighted.open).toEqual([1, 4]);
});

test('the least worst travel and the tie-break equal looking at every set, on 200 small problems', () => {
  let solved = 0;
  for (const seed of seeds) {
    const problem = smallProblem(seed);
    const result = solvePCentre(problem);
    let longest = Infinity;
    for (const open of openSets(problem, problem.p)) longest = Math.min(longest, radius(problem, open));
    if (longest === Infinity) {
      expect(result.status, `seed ${seed}`).toBe('infeasible');
      expect(result.infeasible, `seed ${seed}`).toBeDefined();
      continue;
    }
    solved++;
    expect(result.status, `seed ${seed}`).toBe('optimal');
    expect(result.objective, `seed ${seed}`).toBe(longest);
    const within = { ...problem, maxMinutes: longest };
    const cheapest = bestByBruteForce(within);
    expect(evaluateOpenSites(within, result.open).objective, `seed ${seed}`).toBeCloseTo(cheapest!.value, 6);
    expect(result.open).toHaveLength(problem.p);
  }
  expect(solved).toBeGreaterThan(100);
});

test('whenever the time is up, p places are open and the bound is not above what is best', () => {
  const random = seededRandom(7);
  const n = 60;
  const problem: SitingProblem = { demands: n, sites: n, p: 6, cost: planar(n, random) };
  const best = solvePCentre(problem).objective;
  let unproven = 0;
  for (let looks = 0; looks < 60; looks++) {
    let clock = 0;
    const stopped = solvePCentre(problem, { now: () => clock++, timeBudgetMs: looks });
    expect(stopped.open).toHaveLength(6);
    expect(stopped.objective).toBeGreaterThanOrEqual(best);
    expect(stopped.bound).toBeLessThanOrEqual(best);
    if (stopped.status === 'feasible') unproven++;
    else expect(stopped.objective).toBe(best);
  }
  expect(unproven).toBeGreaterThan(10);
});

test('one more centre never lengthens the worst travel, and the order of the sites does not matter', () => {
  const random = seededRandom(5);
  const n = 40;
  const cost = planar(n, random);
  let before = Infinity;
  for (let p = 1; p <= 8; p++) {
    const { objective, status, travel } = solvePCentre({ demands: n, sites: n, p, cost });
    expect(status).toBe('optimal');
    expect(objective).toBeLessThanOrEqual(before);
    expect(travel.longest).toBe(objective);
    before = objective;
  }
  const turned = cost.map((_, k) => cost[Math.floor(k / n) * n + (n - 1 - (k % n))]);
  expect(solvePCentre({ demands: n, sites: n, p: 8, cost: turned }).objective).toBe(before);
});

test('a limit that p centres cannot keep is answered with the least they can', () => {
  const { status, infeasible } = solvePCentre({ ...road(2), maxMinutes: 2 });
  expect(status).toBe('infeasible');
  expect(infeasible).toMatchObject({ constraint: 'maxMinutes', smallestFeasibleMinutes: 3, smallestFeasibleP: 3 });
});

test('a place for everybody, one place alone, and equal times everywhere all have an answer', () => {
  expect(solvePCentre(road(5)).objective).toBe(0);
  expect(solvePCentre({ demands: 1, sites: 1, p: 1, cost: Float64Array.of(7) }).objective).toBe(7);
  expect(solvePCentre({ demands: 4, sites: 4, p: 2, cost: new Float64Array(16).fill(3) }).objective).toBe(3);
});

test('a time that is not a number is refused by name', () => {
  const cost = Float64Array.of(0, 1, NaN, 0);
  expect(() => solvePCentre({ demands: 2, sites: 2, p: 1, cost })).toThrow(SitingInputError);
});

test('when time runs out the answer says what is known', () => {
  const n = 120;
  let clock = 0;
  const result = solvePCentre({ demands: n, sites: n, p: 7, cost: planar(n, seededRandom(1)) }, { timeBudgetMs: 5, now: () => clock++ });
  expect(result.status).toBe('feasible');
  expect(result.bound).toBeLessThanOrEqual(result.objective);
});

function radius(problem: SitingProblem, open: number[]): number {
  const limit = problem.maxMinutes ?? Infinity;
  const row = new Float64Array(problem.sites);
  let longest = 0;
  for (let i = 0; i < problem.demands; i++) {
    fillMinutesRow(problem, i, row);
    longest = Math.max(longest, Math.min(...open.map((j) => row[j])));
  }
  return longest <= limit ? longest : Infinity;
}

function planar(n: number, random: () => number): Float64Array {
  const x = Float64Array.from({ length: n }, () => random() * 100);
  const y = Float64Array.from({ length: n }, () => random() * 100);
  return Float64Array.from({ length: n * n }, (_, k) => Math.hypot(x[Math.floor(k / n)] - x[k % n], y[Math.floor(k / n)] - y[k % n]));
}
