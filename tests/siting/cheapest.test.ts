import { describe, expect, it } from 'vitest';
import { checkCertificate } from '#siting/analysis/certificate.ts';
import { solveCheapest } from '#siting/models/cheapest.ts';
import type { SitingProblem } from '#siting/problem.ts';
import { bestOfAnySize, smallProblem } from './brute-force.ts';

const at = [0, 1, 2, 10, 11, 30];
const road: SitingProblem = {
  demands: 6,
  sites: 6,
  p: 1,
  cost: Float64Array.from({ length: 36 }, (_, k) => Math.abs(at[Math.floor(k / 6)] - at[k % 6])),
};

describe('a worked example: six towns along a road', () => {
  it('opens a centre everywhere when centres are free, and one when they are dear', () => {
    expect(solveCheapest({ ...road, siteCost: new Float64Array(6).fill(0.5) })).toMatchObject({
      status: 'optimal',
      objective: 3,
      open: [0, 1, 2, 3, 4, 5],
    });
    expect(solveCheapest({ ...road, siteCost: new Float64Array(6).fill(100) }).open).toHaveLength(1);
  });

  it('opens a third centre when it saves more than it costs', () => {
    const result = solveCheapest({ ...road, siteCost: new Float64Array(6).fill(5) });
    expect(result).toMatchObject({ status: 'optimal', objective: 18, proof: 'certificate' });
    expect(result.open).toHaveLength(3);
  });
});

describe('against looking at all plans', () => {
  it.each(Array.from({ length: 250 }, (_, k) => k + 1))('problem %i has the cost of the best of all plans, and a proof', (seed) => {
    const problem = smallProblem(seed + 5000);
    const best = bestOfAnySize(problem);
    const result = solveCheapest(problem);
    if (!best) {
      expect(result.status).toBe('infeasible');
      expect(result.infeasible?.message).toMatch(/\d/);
      return;
    }
    expect(result.status).toBe('optimal');
    expect(result.objective).toBeCloseTo(best.value, 6);
    expect(checkCertificate(problem, result)).toMatchObject({ valid: true });
  });
});
