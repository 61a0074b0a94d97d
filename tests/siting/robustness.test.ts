import { expect, test } from 'vitest';
import { assessRobustness } from '#siting/analysis/robustness.ts';
import { solvePMedian } from '#siting/models/p-median.ts';
import type { SitingProblem } from '#siting/problem.ts';
import { seededRandom } from '#siting/random.ts';
import { smallProblem } from './brute-force.ts';

/** Three places on a road at kilometres 0, 10 and 20; the middle is the best by far. */
const road: SitingProblem = {
  demands: 3,
  sites: 3,
  p: 1,
  cost: Float64Array.of(0, 10, 20, 10, 0, 10, 20, 10, 0),
};

test('the middle of three places stays the host whatever the needs within a fifth', () => {
  const { hostShare, bestShare, draws, complete, regret } = assessRobustness(road);
  expect([...hostShare]).toEqual([0, 1, 0]);
  expect({ bestShare, draws, complete }).toEqual({ bestShare: 1, draws: 1000, complete: true });
  expect(regret).toEqual({ mean: 0, p90: 0 });
});

test('of two equal places each is the host in half the draws', () => {
  const twins: SitingProblem = { demands: 2, sites: 2, p: 1, cost: Float64Array.of(0, 10, 10, 0) };
  const { hostShare, bestShare } = assessRobustness(twins, { draws: 4000 });
  expect(hostShare[0] + hostShare[1]).toBeCloseTo(1, 12);
  expect(hostShare[0]).toBeGreaterThan(0.47);
  expect(hostShare[0]).toBeLessThan(0.53);
  expect(bestShare).toBeCloseTo(0.5, 1);
});

test('going through all sets and solving each draw give the same, on 200 small problems', () => {
  for (let seed = 1; seed <= 200; seed++) {
    const problem = smallProblem(seed);
    const options = { draws: 5, needSpread: 0.3, travelSpread: 0.3, seed };
    const through = assessRobustness(problem, options);
    const solving = assessRobustness(problem, { ...options, enumerationLimit: 0 });
    expect(through.draws, `seed ${seed}`).toBe(through.best.status === 'infeasible' ? 0 : 5);
    expect(
      solving.objective.p50 === through.objective.p50 || Math.abs(solving.objective.p50 / through.objective.p50 - 1) < 1e-6,
      `seed ${seed}`,
    ).toBe(true);
    expect(solving.regret.mean, `seed ${seed}`).toBeCloseTo(through.regret.mean, 5);
    if (through.draws === 0) continue;
    expect(
      through.hostShare.reduce((sum, share) => sum + share, 0),
      `seed ${seed}`,
    ).toBeCloseTo(problem.p, 9);
    for (const site of problem.required ?? []) expect(through.hostShare[site]).toBeCloseTo(1, 12);
    for (const site of problem.excluded ?? []) expect(through.hostShare[site]).toBe(0);
  }
});

test('without any spread every draw is the plan as it stands', () => {
  const problem = smallProblem(4);
  const { hostShare, objective, bestShare } = assessRobustness(problem, { draws: 10, needSpread: 0, travelSpread: 0 });
  const best = solvePMedian(problem);
  expect(bestShare).toBe(1);
  expect([...hostShare.keys()].filter((site) => hostShare[site] === 1)).toEqual(best.open);
  expect(objective.p10).toBeCloseTo(best.objective, 6);
  expect(objective.p90).toBeCloseTo(best.objective, 6);
});

test('the same seed gives the same answer and another seed another, in order from low to high', () => {
  const n = 20;
  const random = seededRandom(9);
  const problem: SitingProblem = { demands: n, sites: n, p: 2, cost: Float64Array.from({ length: n * n }, () => random() * 60) };
  const first = assessRobustness(problem, { draws: 200, seed: 1 });
  expect({ ...assessRobustness(problem, { draws: 200, seed: 1 }), best: first.best }).toEqual(first);
  expect(assessRobustness(problem, { draws: 200, seed: 2 }).objective).not.toEqual(first.objective);
  expect(first.objective.p10).toBeLessThanOrEqual(first.objective.p50);
  expect(first.objective.p50).toBeLessThanOrEqual(first.objective.p90);
});

test('a problem without a plan, a spread of one and no draws are answered as such', () => {
  const none = assessRobustness({ ...road, maxMinutes: 5 });
  expect(none).toMatchObject({ draws: 0, bestShare: 0 });
  expect(none.best.status).toBe('infeasible');
  expect(() => assessRobustness(road, { needSpread: 1 })).toThrow('needSpread is 1');
  expect(() => assessRobustness(road, { travelSpread: -0.1 })).toThrow('travelSpread is -0.1');
  expect(() => assessRobustness(road, { draws: 0 })).toThrow('draws is 0');
});

test('when time runs out the draws made so far are told', () => {
  let clock = 0;
  const { draws, complete } = assessRobustness(road, { timeBudgetMs: 50, now: () => clock++ });
  expect(draws).toBeGreaterThan(0);
  expect(draws).toBeLessThan(1000);
  expect(complete).toBe(false);
});
