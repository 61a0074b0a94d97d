import loadHighs from 'highs';
import { describe, expect, test } from 'vitest';
import { solveCheapest } from '#siting/models/cheapest.ts';
import { solveFair } from '#siting/models/fair.ts';
import { solveMaxCover } from '#siting/models/max-cover.ts';
import { solvePCentre } from '#siting/models/p-centre.ts';
import { solvePMedian } from '#siting/models/p-median.ts';
import type { SitingProblem } from '#siting/problem.ts';
import { seededRandom } from '#siting/random.ts';
import { solveSetCover } from '#siting/models/set-cover.ts';

/** HiGHS as a second opinion, on 20 instances of 60 to 100 places for each question: another method, another program. */
const highs = await loadHighs();

/** The optimum of a model in LP format. The default gaps of HiGHS are not a proof, so they are closed. */
function optimum(model: string): number {
  const { Status, ObjectiveValue } = highs.solve(model, {
    output_flag: false,
    mip_rel_gap: 0,
    mip_abs_gap: 1e-9,
    mip_feasibility_tolerance: 1e-9,
  });
  expect(Status).toBe('Optimal');
  return ObjectiveValue;
}

interface Instance extends SitingProblem {
  cost: Float64Array;
  weights: Float64Array;
  siteCost: Float64Array;
}

/** Places in a square with whole travel times, noisier one way than the other, whole weights, whole site costs. */
function instance(seed: number, least = 60, most = 100): Instance {
  const random = seededRandom(seed);
  const n = least + Math.floor(random() * (most - least + 1));
  const x = Array.from({ length: n }, () => random() * 100);
  const y = Array.from({ length: n }, () => random() * 100);
  const cost = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) cost[i * n + j] = Math.round(Math.hypot(x[i] - x[j], y[i] - y[j]) * (1 + 0.3 * random()));
  }
  const weights = Float64Array.from({ length: n }, () => 1 + Math.floor(random() * 9));
  const siteCost = Float64Array.from({ length: n }, () => 100 + Math.floor(random() * 900));
  return {
    demands: n,
    sites: n,
    p: 2 + (seed % 4),
    cost,
    weights,
    siteCost,
    required: seed % 3 === 0 ? [5] : [],
    excluded: seed % 4 === 0 ? [7, 9] : [],
  };
}

const seeds = Array.from({ length: 20 }, (_, k) => k + 1);
const numbers = (n: number) => Array.from({ length: n }, (_, k) => k);
const sum = (terms: string[]) => (terms.length > 0 ? terms.join(' + ').replaceAll('+ -', '- ') : '0 y0');

/** Required and excluded sites, and the number of centres where it is given. */
function siteRows({ sites, required = [], excluded = [] }: Instance, p?: number): string[] {
  const rows = [...required.map((j) => `y${j} = 1`), ...excluded.map((j) => `y${j} = 0`)];
  return p === undefined ? rows : [...rows, `${sum(numbers(sites).map((j) => `y${j}`))} = ${p}`];
}

/** Each demand served once, and only from an open site. */
function serviceRows({ demands, sites }: Instance): string[] {
  const once = numbers(demands).map((i) => `${sum(numbers(sites).map((j) => `x${i}_${j}`))} = 1`);
  return [...once, ...numbers(demands).flatMap((i) => numbers(sites).map((j) => `x${i}_${j} - y${j} <= 0`))];
}

function model(sense: 'Minimize' | 'Maximize', objective: string, rows: string[], sites: number, bounds: string[] = []): string {
  const binaries = numbers(sites)
    .map((j) => `y${j}`)
    .join(' ');
  return `${sense}\nobj: ${objective}\nSubject To\n${rows.join('\n')}\nBounds\n${bounds.join('\n')}\nBinary\n${binaries}\nEnd\n`;
}

/** Fewest sites that leave nobody over the limit. */
function fewestSites(task: Instance, limit: number): number {
  const { demands, sites, cost } = task;
  const rows = numbers(demands).map(
    (i) =>
      `${sum(
        numbers(sites)
          .filter((j) => cost[i * sites + j] <= limit)
          .map((j) => `y${j}`),
      )} >= 1`,
  );
  return optimum(model('Minimize', sum(numbers(sites).map((j) => `y${j}`)), [...rows, ...siteRows(task)], sites));
}

describe.each(seeds)('instance %i', (seed) => {
  test('HiGHS finds the same p-median', () => {
    const task = instance(seed);
    const { demands, sites, cost, weights, siteCost, p } = task;
    const travel = numbers(demands).flatMap((i) => numbers(sites).map((j) => `${weights[i] * cost[i * sites + j]} x${i}_${j}`));
    const objective = sum([...travel, ...numbers(sites).map((j) => `${siteCost[j]} y${j}`)]);
    const result = solvePMedian(task);
    expect(result.status).toBe('optimal');
    expect(result.objective).toBeCloseTo(optimum(model('Minimize', objective, [...serviceRows(task), ...siteRows(task, p)], sites)), 4);
  });

  test('HiGHS finds the same cheapest plan', () => {
    const task = instance(seed);
    const { demands, sites, cost, weights, siteCost } = task;
    const travel = numbers(demands).flatMap((i) => numbers(sites).map((j) => `${weights[i] * cost[i * sites + j]} x${i}_${j}`));
    const objective = sum([...travel, ...numbers(sites).map((j) => `${siteCost[j]} y${j}`)]);
    const result = solveCheapest(task);
    expect(result.status).toBe('optimal');
    expect(result.objective).toBeCloseTo(optimum(model('Minimize', objective, [...serviceRows(task), ...siteRows(task)], sites)), 4);
  });

  test('HiGHS covers everybody with as few centres', () => {
    const task = { ...instance(seed), maxMinutes: 12 + seed };
    const result = solveSetCover(task);
    expect(result.status).toBe('optimal');
    expect(result.objective).toBe(Math.round(fewestSites(task, task.maxMinutes)));
  });

  test('HiGHS reaches the least worst travel with p centres, and nothing less', () => {
    const task = instance(seed);
    const result = solvePCentre(task);
    expect(result.status).toBe('optimal');
    expect(fewestSites(task, result.objective)).toBeLessThan(task.p + 0.5);
    const shorter = task.cost.reduce((longest, minutes) => (minutes < result.objective ? Math.max(longest, minutes) : longest), -1);
    const reachable = numbers(task.demands).every((i) =>
      task.cost.subarray(i * task.sites, (i + 1) * task.sites).some((minutes, j) => minutes <= shorter && !task.excluded?.includes(j)),
    );
    if (reachable) expect(fewestSites(task, shorter)).toBeGreaterThan(task.p + 0.5);
  });

  test('HiGHS covers as much need', () => {
    const task = { ...instance(seed), maxMinutes: 8 + seed };
    const { demands, sites, cost, weights, p, maxMinutes } = task;
    const rows = numbers(demands).map(
      (i) =>
        `z${i} - ${numbers(sites)
          .filter((j) => cost[i * sites + j] <= maxMinutes)
          .map((j) => `y${j}`)
          .join(' - ')} <= 0`,
    );
    const objective = sum(numbers(demands).map((i) => `${weights[i]} z${i}`));
    const result = solveMaxCover(task);
    expect(result.status).toBe('optimal');
    const bounds = numbers(demands).map((i) => `0 <= z${i} <= 1`);
    expect(result.objective).toBeCloseTo(optimum(model('Maximize', objective, [...rows, ...siteRows(task, p)], sites, bounds)), 4);
  });

  test('HiGHS serves the worst-served share at the same mean cost', () => {
    const task = { ...instance(seed, 60, 60), p: 1 + (seed % 3) };
    const { demands, sites, cost, weights, siteCost, p } = task;
    const share = [0.1, 0.3, 0.6][seed % 3];
    const total = weights.reduce((all, weight) => all + weight, 0);
    // everything times β W, to keep the numbers whole
    const over = numbers(demands).map((i) => `${weights[i]} u${i}`);
    const objective = sum([`${share * total} tau`, ...over, ...numbers(sites).map((j) => `${share * siteCost[j]} y${j}`)]);
    const rows = numbers(demands).map(
      (i) =>
        `u${i} + tau - ${numbers(sites)
          .filter((j) => cost[i * sites + j] > 0)
          .map((j) => `${cost[i * sites + j]} x${i}_${j}`)
          .join(' - ')} >= 0`,
    );
    const result = solveFair(task, { share });
    expect(result.status).toBe('optimal');
    expect(result.objective * share * total).toBeCloseTo(
      optimum(model('Minimize', objective, [...rows, ...serviceRows(task), ...siteRows(task, p)], sites)),
      3,
    );
  });
});
