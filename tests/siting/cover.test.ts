import { expect, test } from 'vitest';
import { fewestColumns } from '#siting/solver/covering.ts';
import { evaluateOpenSites } from '#siting/solver/evaluate.ts';
import { solveMaxCover } from '#siting/models/max-cover.ts';
import { fillMinutesRow, weightOf } from '#siting/problem.ts';
import type { SitingProblem } from '#siting/problem.ts';
import { seededRandom } from '#siting/random.ts';
import { solveSetCover } from '#siting/models/set-cover.ts';
import { bestByBruteForce, openSets, smallProblem } from './brute-force.ts';

/** Five places on a road at kilometres 0, 1, 4, 9 and 10. */
const at = [0, 1, 4, 9, 10];
const road = (maxMinutes: number, p = 1): SitingProblem => ({
  demands: 5,
  sites: 5,
  p,
  maxMinutes,
  cost: Float64Array.from(at.flatMap((from) => at.map((to) => Math.abs(from - to)))),
});

const seeds = Array.from({ length: 200 }, (_, k) => k + 1);

test('on a road of five places two centres keep everybody within 3, three within 1', () => {
  expect(solveSetCover(road(3))).toMatchObject({ status: 'optimal', objective: 2, bound: 2, uncovered: [], proof: 'search' });
  expect(solveSetCover(road(1))).toMatchObject({ objective: 3 });
  expect(solveSetCover(road(6))).toMatchObject({ objective: 1, open: [2] });
});

test('one centre reaches the most need within 3: the three western places, unless the east needs more', () => {
  expect(solveMaxCover(road(3))).toMatchObject({ status: 'optimal', objective: 3, bound: 3, open: [1], uncovered: [3, 4] });
  const weights = Float64Array.of(1, 1, 1, 2, 2);
  const east = solveMaxCover({ ...road(3), weights });
  expect(east).toMatchObject({ objective: 4, uncovered: [0, 1, 2] });
  expect(east.assignment[0]).toBe(east.open[0]);
});

test('the fewest centres equal looking at every set, on 200 small problems', () => {
  let solved = 0;
  for (const seed of seeds) {
    const problem = { maxMinutes: 30, ...smallProblem(seed) };
    const result = solveSetCover(problem);
    let fewest = Infinity;
    for (const open of openSets(problem))
      if (open.length < fewest && evaluateOpenSites(problem, open).uncovered.length === 0) fewest = open.length;
    if (fewest === Infinity) {
      expect(result.status, `seed ${seed}`).toBe('infeasible');
      expect(result.infeasible, `seed ${seed}`).toBeDefined();
      continue;
    }
    solved++;
    expect(result, `seed ${seed}`).toMatchObject({ status: 'optimal', objective: fewest, bound: fewest, uncovered: [] });
    const cheapest = bestByBruteForce(problem, fewest);
    expect(evaluateOpenSites(problem, result.open).objective, `seed ${seed}`).toBeCloseTo(cheapest!.value, 6);
  }
  expect(solved).toBeGreaterThan(100);
});

test('the most need within reach equals looking at every set, on 200 small problems', () => {
  let solved = 0;
  for (const seed of seeds) {
    const problem = { maxMinutes: 15, ...smallProblem(seed) };
    const result = solveMaxCover(problem);
    let most = -1;
    for (const open of openSets(problem, problem.p)) most = Math.max(most, needWithin(problem, open));
    if (most < 0) {
      expect(result.status, `seed ${seed}`).toBe('infeasible');
      continue;
    }
    solved++;
    expect(result.status, `seed ${seed}`).toBe('optimal');
    expect(result.objective, `seed ${seed}`).toBeCloseTo(most, 9);
    expect(needWithin(problem, result.open), `seed ${seed}`).toBeCloseTo(most, 9);
    expect(result.open).toHaveLength(problem.p);
  }
  expect(solved).toBeGreaterThan(150);
});

test('a longer limit never asks for more centres, and more centres never cover less', () => {
  const random = seededRandom(3);
  const n = 60;
  const x = Float64Array.from({ length: n }, () => random() * 100);
  const y = Float64Array.from({ length: n }, () => random() * 100);
  const cost = Float64Array.from({ length: n * n }, (_, k) => Math.hypot(x[Math.floor(k / n)] - x[k % n], y[Math.floor(k / n)] - y[k % n]));
  let before = Infinity;
  for (const maxMinutes of [5, 10, 15, 20, 30, 50, 80]) {
    const { objective, status } = solveSetCover({ demands: n, sites: n, p: 1, cost, maxMinutes });
    expect(status).toBe('optimal');
    expect(objective).toBeLessThanOrEqual(before);
    before = objective;
  }
  let covered = 0;
  for (let p = 1; p <= 12; p++) {
    const result = solveMaxCover({ demands: n, sites: n, p, cost, maxMinutes: 15 });
    expect(result.status).toBe('optimal');
    expect(result.objective).toBeGreaterThanOrEqual(covered);
    expect(result.objective + result.uncovered.length).toBe(n);
    covered = result.objective;
  }
});

test('when all need can be covered, the cheapest such plan is taken', () => {
  const weights = Float64Array.of(1, 1, 1, 1, 9);
  expect(solveMaxCover({ ...road(3, 2), weights })).toMatchObject({ objective: 13, open: [1, 4], uncovered: [] });
});

test('a place out of reach of everybody is named with its nearest site', () => {
  const { status, infeasible } = solveSetCover({ ...road(2), excluded: [3, 4] });
  expect(status).toBe('infeasible');
  expect(infeasible).toMatchObject({ constraint: 'maxMinutes', demand: 4, nearestMinutes: 6 });
});

test('covering without a limit is refused, as it has no meaning', () => {
  expect(() => solveSetCover({ ...road(1), maxMinutes: undefined })).toThrow('maxMinutes is missing');
  expect(() => solveMaxCover({ ...road(1), maxMinutes: undefined })).toThrow('maxMinutes is missing');
});

test('nobody within reach at all is an answer of nought, not a failure', () => {
  const result = solveMaxCover({ demands: 2, sites: 1, p: 1, maxMinutes: 1, cost: Float64Array.of(5, 6) });
  expect(result).toMatchObject({ status: 'optimal', objective: 0, bound: 0, gap: 0, uncovered: [0, 1] });
});

test('when time runs out a plan is given that is not said to be the best', () => {
  let clock = 0;
  const now = () => (clock += 10);
  const fewest = solveSetCover(road(3), { timeBudgetMs: 5, now });
  expect(fewest.status).toBe('feasible');
  expect(fewest.uncovered).toEqual([]);
  expect(fewest.bound).toBeLessThanOrEqual(fewest.objective);
  const most = solveMaxCover(road(3, 2), { timeBudgetMs: 5, now });
  expect(most.open).toHaveLength(2);
  expect(most.objective).toBeLessThanOrEqual(most.bound);
});

test('the fewest columns equal looking at every choice, on 300 random tables', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = seededRandom(seed);
    const rows = 1 + Math.floor(random() * 14);
    const columns = 1 + Math.floor(random() * 11);
    const density = 0.1 + 0.5 * random();
    const covers = Uint8Array.from({ length: rows * columns }, () => (random() < density ? 1 : 0));
    const required = random() < 0.3 ? [Math.floor(random() * columns)] : [];
    const atMost = random() < 0.5 ? 1 + Math.floor(random() * 5) : columns;
    let fewest = Infinity;
    for (let mask = 0; mask < 1 << columns; mask++) {
      const chosen = Array.from({ length: columns }, (_, j) => j).filter((j) => mask & (1 << j));
      if (chosen.length >= fewest || !required.every((j) => chosen.includes(j))) continue;
      const covered = (row: number) => chosen.some((j) => covers[row * columns + j]);
      if (Array.from({ length: rows }, (_, row) => row).every(covered)) fewest = chosen.length;
    }
    const found = fewestColumns({ rows, columns, covers, required, atMost });
    expect(found.complete).toBe(true);
    expect(found.chosen?.length, `seed ${seed}`).toBe(fewest <= atMost ? fewest : undefined);
    expect(found.atLeast, `seed ${seed}`).toBe(Math.min(fewest, atMost + 1, columns + 1));
  }
});

function needWithin(problem: SitingProblem, open: number[]): number {
  const row = new Float64Array(problem.sites);
  let need = 0;
  for (let i = 0; i < problem.demands; i++) {
    fillMinutesRow(problem, i, row);
    if (open.some((j) => row[j] <= problem.maxMinutes!)) need += weightOf(problem, i);
  }
  return need;
}
