import { allowedSites } from '#siting/problem.ts';
import type { SitingProblem } from '#siting/problem.ts';
import { evaluateOpenSites } from '#siting/solver/evaluate.ts';
import type { Evaluation } from '#siting/solver/evaluate.ts';
import { seededRandom } from '#siting/random.ts';

/** Every set of open sites that holds the required ones and none that may not open; of one size, or of all sizes from 1. */
export function* openSets(problem: SitingProblem, size?: number): Generator<number[]> {
  const allowed = allowedSites(problem);
  const required = new Set(problem.required ?? []);
  for (let mask = 1; mask < 1 << problem.sites; mask++) {
    const open: number[] = [];
    for (let j = 0; j < problem.sites; j++) if (mask & (1 << j)) open.push(j);
    if (size !== undefined && open.length !== size) continue;
    if (open.every((j) => allowed[j]) && [...required].every((j) => mask & (1 << j))) yield open;
  }
}

/** The best open set by looking at all of them, or undefined where none can serve everybody. */
export function bestByBruteForce(
  problem: SitingProblem,
  size: number | undefined = problem.p,
  value: (evaluation: Evaluation, open: number[]) => number = (evaluation) => evaluation.objective,
): { value: number; open: number[] } | undefined {
  let best: { value: number; open: number[] } | undefined;
  for (const open of openSets(problem, size)) {
    const found = value(evaluateOpenSites(problem, open), open);
    if (found < (best ? best.value : Infinity)) best = { value: found, open };
  }
  return best;
}

/** As bestByBruteForce, with any number of centres. */
export function bestOfAnySize(problem: SitingProblem): { value: number; open: number[] } | undefined {
  let best: { value: number; open: number[] } | undefined;
  for (const open of openSets(problem)) {
    const { objective } = evaluateOpenSites(problem, open);
    if (objective < (best ? best.value : Infinity)) best = { value: objective, open };
  }
  return best;
}

/**
 * A small problem with everything in it, by turns: weights (some zero), site costs, forbidden pairs, required,
 * excluded and ineligible sites, a hard limit, whole or real numbers, more or fewer demands than sites, sparse rows.
 */
export function smallProblem(seed: number): SitingProblem {
  const random = seededRandom(seed);
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const sites = whole(3, 12);
  const demands = random() < 0.5 ? sites : whole(2, 14);
  const integral = random() < 0.6;
  const planar = random() < 0.6;
  const x = Array.from({ length: sites + demands }, () => random() * 100);
  const y = Array.from({ length: sites + demands }, () => random() * 100);
  const cost = new Float64Array(demands * sites);
  for (let i = 0; i < demands; i++)
    for (let j = 0; j < sites; j++) {
      const value = planar ? Math.sqrt((x[i] - x[demands + j]) ** 2 + (y[i] - y[demands + j]) ** 2) : random() * 100;
      cost[i * sites + j] = integral ? Math.floor(value / 5) : value;
    }
  if (random() < 0.4) for (let k = 0; k < cost.length; k++) if (random() < 0.2) cost[k] = Infinity;
  const problem: SitingProblem = { demands, sites, p: whole(1, random() < 0.1 ? sites : Math.min(sites, 5)), cost };
  if (random() < 0.6)
    problem.weights = Float64Array.from({ length: demands }, () => (random() < 0.1 ? 0 : integral ? whole(1, 9) : random() * 9));
  if (random() < 0.6) problem.siteCost = Float64Array.from({ length: sites }, () => (integral ? whole(0, 150) : random() * 150));
  if (random() < 0.3) problem.required = [whole(0, sites - 1)];
  if (random() < 0.3) problem.excluded = [whole(0, sites - 1)];
  if (random() < 0.2) problem.eligible = Uint8Array.from({ length: sites }, () => (random() < 0.8 ? 1 : 0));
  if (random() < 0.3) problem.maxMinutes = integral ? whole(5, 20) : 20 + random() * 80;
  if (random() < 0.2) {
    problem.minutes = cost.map((value) => (value === Infinity ? Infinity : value * 0.8 + 1));
  }
  return random() < 0.25 ? { ...problem, cost: sparse(cost, demands, sites) } : problem;
}

function sparse(dense: Float64Array, demands: number, sites: number) {
  const start = new Int32Array(demands + 1);
  const site: number[] = [];
  const cost: number[] = [];
  for (let i = 0; i < demands; i++) {
    for (let j = sites - 1; j >= 0; j--)
      if (dense[i * sites + j] < Infinity) {
        site.push(j);
        cost.push(dense[i * sites + j]);
      }
    start[i + 1] = site.length;
  }
  return { start, site: Int32Array.from(site), cost: Float64Array.from(cost) };
}
