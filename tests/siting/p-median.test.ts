import { describe, expect, it } from 'vitest';
import { checkCertificate } from '#siting/analysis/certificate.ts';
import { evaluateOpenSites } from '#siting/solver/evaluate.ts';
import { solvePMedian } from '#siting/models/p-median.ts';
import { seededRandom } from '#siting/random.ts';
import type { SitingProblem } from '#siting/problem.ts';
import { bestByBruteForce, smallProblem } from './brute-force.ts';

/** Six towns along a road, kilometres 0, 1, 2, 10, 11 and 30. */
const road: SitingProblem = alongARoad([0, 1, 2, 10, 11, 30], 2);

function alongARoad(at: number[], p: number): SitingProblem {
  const cost = Float64Array.from({ length: at.length ** 2 }, (_, k) => Math.abs(at[Math.floor(k / at.length)] - at[k % at.length]));
  return { demands: at.length, sites: at.length, p, cost };
}

function plane(n: number, seed: number, p: number): SitingProblem {
  const random = seededRandom(seed);
  const x = Array.from({ length: n }, () => random() * 1000);
  const y = Array.from({ length: n }, () => random() * 1000);
  const cost = Float64Array.from({ length: n * n }, (_, k) =>
    Math.sqrt((x[Math.floor(k / n)] - x[k % n]) ** 2 + (y[Math.floor(k / n)] - y[k % n]) ** 2),
  );
  return { demands: n, sites: n, p, cost };
}

describe('a worked example: six towns along a road', () => {
  it('puts two centres where people travel 20 km together', () => {
    const result = solvePMedian(road);
    expect(result).toMatchObject({
      status: 'optimal',
      objective: 20,
      bound: 20,
      gap: 0,
      open: [2, 5],
      proof: 'certificate',
      uncovered: [],
    });
    expect([...result.assignment]).toEqual([2, 2, 2, 2, 2, 5]);
    expect([...result.second]).toEqual([5, 5, 5, 5, 5, 2]);
    expect(result.travel).toMatchObject({ mean: 20 / 6, median: 1, p90: 9, longest: 9, farthestDemand: 4 });
  });

  it('moves a centre to the town with most need', () => {
    expect(solvePMedian({ ...road, p: 1, weights: Float64Array.of(1, 1, 1, 1, 1, 50) }).open).toEqual([5]);
  });

  it('moves a centre where the site costs less', () => {
    const siteCost = Float64Array.of(0, 5, 5, 5, 5, 5);
    expect(solvePMedian({ ...road, p: 1, siteCost }).open).toEqual([2]);
    expect(solvePMedian({ ...road, p: 1, siteCost: siteCost.map((c) => c * 10) }).open).toEqual([0]);
  });

  it('keeps required sites open, and excluded and ineligible ones closed', () => {
    expect(solvePMedian({ ...road, required: [0] }).open).toContain(0);
    expect(solvePMedian({ ...road, excluded: [2, 5] }).open).not.toEqual(expect.arrayContaining([2]));
    expect(solvePMedian({ ...road, eligible: Uint8Array.of(1, 0, 0, 0, 0, 1) }).open).toEqual([0, 5]);
  });

  it('lets nobody travel over the limit', () => {
    const result = solvePMedian({ ...road, p: 3, maxMinutes: 2 });
    expect(result).toMatchObject({ status: 'optimal', open: [1, 3, 5], objective: 3 });
    expect(result.travel.longest).toBeLessThanOrEqual(2);
  });
});

describe('against looking at all plans', () => {
  it.each(Array.from({ length: 300 }, (_, k) => k + 1))('problem %i has the cost of the best of all plans, and a proof', (seed) => {
    const problem = smallProblem(seed);
    const best = bestByBruteForce(problem);
    const result = solvePMedian(problem);
    if (!best) {
      expect(result).toMatchObject({ status: 'infeasible', objective: Infinity, open: [] });
      expect(result.infeasible?.message).toMatch(/\d/);
      return;
    }
    expect(result.status).toBe('optimal');
    expect(result.objective).toBeCloseTo(best.value, 6);
    expect(evaluateOpenSites(problem, result.open).objective).toBe(result.objective);
    expect(checkCertificate(problem, result)).toMatchObject({ valid: true });
  });
});

describe('what always holds', () => {
  it('the bound rises, the incumbent falls, and they meet', () => {
    let clock = 0;
    const { trace, objective } = solvePMedian(plane(60, 3, 4), { now: () => clock++ });
    for (let k = 1; k < trace.length; k++) {
      expect(trace[k].bound).toBeGreaterThanOrEqual(trace[k - 1].bound);
      expect(trace[k].incumbent).toBeLessThanOrEqual(trace[k - 1].incumbent);
    }
    expect(trace.at(-1)!.incumbent).toBeCloseTo(objective, 4);
  });

  it('the same seed and node limit give the same answer', () => {
    const problem = plane(120, 8, 12);
    const solve = () => solvePMedian(problem, { seed: 4, nodeLimit: 2 });
    expect(solve()).toEqual(solve());
  });

  it('a stop by time gives a plan with a true gap', () => {
    let clock = 0;
    const problem = plane(200, 5, 20);
    const stopped = solvePMedian(problem, { now: () => clock++, timeBudgetMs: 1 });
    const proven = solvePMedian(problem);
    expect(stopped.status).toBe('feasible');
    expect(stopped.proof).toBe('search');
    expect(stopped.bound).toBeLessThanOrEqual(proven.objective);
    expect(stopped.objective).toBeGreaterThanOrEqual(proven.objective);
    expect(stopped.gap).toBeCloseTo((stopped.objective - stopped.bound) / stopped.objective, 12);
  });

  it('starting from a neighbour changes nothing but the time', () => {
    const warm = solvePMedian(plane(80, 2, 5));
    const result = solvePMedian(plane(80, 2, 6), { warm });
    expect(result.objective).toBe(solvePMedian(plane(80, 2, 6)).objective);
  });
});

describe('edges of the input', () => {
  it('opens everything where p is the number of sites', () => {
    expect(solvePMedian({ ...road, p: 6 })).toMatchObject({ status: 'optimal', objective: 0, open: [0, 1, 2, 3, 4, 5] });
  });

  it('serves one demand from one site', () => {
    expect(solvePMedian({ demands: 1, sites: 1, p: 1, cost: Float64Array.of(3) })).toMatchObject({
      status: 'optimal',
      objective: 3,
      open: [0],
    });
  });

  it('counts for nothing where all weights are zero', () => {
    expect(solvePMedian({ ...road, weights: new Float64Array(6) })).toMatchObject({ status: 'optimal', objective: 0 });
  });

  it('solves where all places are equally far', () => {
    expect(solvePMedian({ demands: 20, sites: 20, p: 3, cost: new Float64Array(400).fill(7) })).toMatchObject({
      status: 'optimal',
      objective: 140,
    });
  });

  it.each([
    [{ ...road, p: 7 }, 'p is 7 but there are only 6 sites'],
    [{ ...road, p: 0 }, 'p is 0'],
    [{ ...road, p: 1.5 }, 'p is 1.5'],
    [{ ...road, cost: road.cost instanceof Float64Array ? road.cost.with(8, NaN) : road.cost }, 'cost of demand 1 to site 2 is NaN'],
    [{ ...road, cost: new Float64Array(35) }, 'cost has 35 entries when 6 × 6 = 36 were expected'],
    [{ ...road, weights: Float64Array.of(1, 1, -2, 1, 1, 1) }, 'weights of demand 2 is -2'],
    [{ ...road, siteCost: Float64Array.of(1, 1, 1, 1, 1, NaN) }, 'siteCost of site 5 is NaN'],
    [{ ...road, required: [6] }, 'required names site 6'],
    [{ ...road, maxMinutes: -1 }, 'maxMinutes is -1'],
  ])('names what is wrong with the input (%#)', (problem, message) => {
    expect(() => solvePMedian(problem)).toThrow(message);
  });
});

describe('a problem without a plan says which constraint and its numbers', () => {
  it('too few centres for the limit', () => {
    const { infeasible } = solvePMedian({ ...road, maxMinutes: 2 });
    expect(infeasible).toMatchObject({ constraint: 'maxMinutes', smallestFeasibleP: 3, smallestFeasibleMinutes: 9 });
  });

  it('a town that is too far from every site that may open', () => {
    const { infeasible } = solvePMedian({ ...road, excluded: [5], maxMinutes: 12 });
    expect(infeasible).toMatchObject({ constraint: 'maxMinutes', demand: 5, nearestMinutes: 19 });
  });

  it('a town without any road', () => {
    const cost = (road.cost as Float64Array).slice();
    cost.fill(Infinity, 18, 24);
    expect(solvePMedian({ ...road, cost }).infeasible).toMatchObject({ constraint: 'unreachable', demand: 3 });
  });

  it('a site both required and excluded, more required than centres, too few eligible', () => {
    expect(solvePMedian({ ...road, required: [1], excluded: [1] }).infeasible).toMatchObject({ constraint: 'required', site: 1 });
    expect(solvePMedian({ ...road, required: [0, 1, 2] }).infeasible).toMatchObject({ constraint: 'required', smallestFeasibleP: 3 });
    expect(solvePMedian({ ...road, p: 3, eligible: Uint8Array.of(1, 1, 0, 0, 0, 0) }).infeasible).toMatchObject({ constraint: 'eligible' });
  });
});
