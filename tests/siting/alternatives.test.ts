import { expect, test } from 'vitest';
import { rankAlternatives } from '#siting/analysis/alternatives.ts';
import { evaluateOpenSites } from '#siting/solver/evaluate.ts';
import { allowedSites } from '#siting/problem.ts';
import type { SitingProblem } from '#siting/problem.ts';
import { bestByBruteForce, openSets, smallProblem } from './brute-force.ts';

/** Four places on a road at kilometres 0, 1, 3 and 7. */
const road: SitingProblem = {
  demands: 4,
  sites: 4,
  p: 1,
  cost: Float64Array.from([0, 1, 3, 7].flatMap((from) => [0, 1, 3, 7].map((to) => Math.abs(from - to)))),
};

test('on a road of four places the middle two tie, then the ends follow with their regret', () => {
  const { best, next, prices, complete } = rankAlternatives(road);
  expect(best.objective).toBe(9);
  expect(next.map(({ open, regret }) => [open[0], regret])).toEqual([
    [best.open[0] === 1 ? 2 : 1, 0],
    [0, 2],
    [3, 8],
  ]);
  expect(prices.map(({ site, price }) => [site, price])).toEqual([
    [0, 2],
    [1, 0],
    [2, 0],
    [3, 8],
  ]);
  expect(complete).toBe(true);
});

test('alternatives and prices equal looking at every set, on 200 small problems', () => {
  let solved = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const problem = smallProblem(seed);
    const { best, next, prices, complete } = rankAlternatives(problem, { count: 6 });
    const values = [...openSets(problem, problem.p)]
      .map((open) => evaluateOpenSites(problem, open).objective)
      .filter((value) => value < Infinity);
    values.sort((a, b) => a - b);
    expect(next.length, `seed ${seed}`).toBe(Math.max(0, Math.min(6, values.length - 1)));
    if (values.length === 0) continue;
    solved++;
    expect(complete, `seed ${seed}`).toBe(true);
    next.forEach(({ open, objective, regret, proven }, k) => {
      expect(objective, `seed ${seed}, alternative ${k + 1}`).toBeCloseTo(values[k + 1], 6);
      expect(evaluateOpenSites(problem, open).objective).toBeCloseTo(objective, 6);
      expect(regret).toBeCloseTo(objective - best.objective, 9);
      expect(proven).toBe(true);
    });
    expect(new Set([best, ...next].map(({ open }) => open.join(' '))).size).toBe(next.length + 1);
    const required = problem.required ?? [];
    const priced = [...allowedSites(problem).keys()].filter((site) => allowedSites(problem)[site] && !required.includes(site));
    expect(prices.map(({ site }) => site)).toEqual(priced);
    for (const { site, open, price } of prices) {
      const forced = open ? { ...problem, excluded: [...(problem.excluded ?? []), site] } : { ...problem, required: [...required, site] };
      const cheapest = bestByBruteForce(forced);
      if (cheapest) expect(price, `seed ${seed}, site ${site}`).toBeCloseTo(cheapest.value - best.objective, 6);
      else expect(price, `seed ${seed}, site ${site}`).toBe(Infinity);
    }
  }
  expect(solved).toBeGreaterThan(100);
});

test('only the sites asked for are priced, and none of the alternatives when none are wanted', () => {
  const { next, prices } = rankAlternatives(road, { count: 0, priced: [3] });
  expect(next).toEqual([]);
  expect(prices).toHaveLength(1);
});

test('a problem without a plan has no alternatives', () => {
  const { best, next, prices } = rankAlternatives({ ...road, maxMinutes: 1 });
  expect(best.status).toBe('infeasible');
  expect([...next, ...prices]).toEqual([]);
});

test('when time runs out what was found is given and said to be incomplete', () => {
  let clock = 0;
  const { complete, best } = rankAlternatives(road, { timeBudgetMs: 40, now: () => (clock += 10) });
  expect(best.open).toHaveLength(1);
  expect(complete).toBe(false);
});
