/**
 * Robustness: does the answer stay the best when needs and travel are not what was thought?
 *
 * In each of N draws every weight w_i and every cost c_ij is multiplied by its own factor, uniform in [1 − x, 1 + x], and the
 * p-median is solved again; pairs that are not allowed stay so, and site costs stay. Where the host sets are few, all of them are
 * gone through, one pass over the demands each (Monte Carlo over full enumeration); else each draw is solved by the p-median
 * solver from the plan as it stands. The same seed gives the same draws on every machine. Exact per draw, up to the node limit
 * and time given; the shares carry a sampling error of at most ½ ÷ √N.
 */
import { seededRandom } from '../random.ts';
import { solvePMedian } from '../models/p-median.ts';
import { allowedSites, fillCostRow, SitingInputError, weightOf } from '../problem.ts';
import type { SitingProblem, SitingResult, SolveOptions } from '../problem.ts';
import { startClock } from '../clock.ts';

export interface RobustnessOptions extends SolveOptions {
  /** N, number of draws */
  draws?: number;
  /** x for needs, a fraction below 1 */
  needSpread?: number;
  /** x for travel costs, a fraction below 1 */
  travelSpread?: number;
  /** enumerate up to so many additions (host sets × demands × draws), about a nanosecond each */
  enumerationLimit?: number;
}

const defaultRobustnessOptions = { draws: 1000, needSpread: 0.2, travelSpread: 0.2, enumerationLimit: 1e8, seed: 1 };

export interface Robustness {
  /** the plan as it stands, before any draw */
  best: SitingResult;
  /** draws that were solved; fewer than asked for when time ran out */
  draws: number;
  /** per site, the share of the draws in which it is a host */
  hostShare: Float64Array;
  /** share of the draws in which the plan as it stands is the best */
  bestShare: number;
  /** the best objective over the draws */
  objective: { p10: number; p50: number; p90: number };
  /** what the plan as it stands costs over the best, over the draws */
  regret: { mean: number; p90: number };
  /** every draw was solved to proof */
  complete: boolean;
  ms: number;
}

export function assessRobustness(problem: SitingProblem, options: RobustnessOptions = {}): Robustness {
  const { draws, needSpread, travelSpread, enumerationLimit, ...rest } = { ...defaultRobustnessOptions, ...options };
  for (const [name, spread] of [
    ['needSpread', needSpread],
    ['travelSpread', travelSpread],
  ] as const) {
    if (!(spread >= 0 && spread < 1)) throw new SitingInputError(`${name} is ${spread}; give a fraction of at least 0 and below 1`);
  }
  if (!(Number.isInteger(draws) && draws >= 1)) throw new SitingInputError(`draws is ${draws}; give a whole number of 1 or more`);
  const clock = startClock(rest);
  const best = solvePMedian(problem, { ...rest, onProgress: undefined });
  const hostShare = new Float64Array(problem.sites);
  if (best.open.length === 0) {
    const none = { p10: Infinity, p50: Infinity, p90: Infinity };
    return {
      best,
      draws: 0,
      hostShare,
      bestShare: 0,
      objective: none,
      regret: { mean: 0, p90: 0 },
      complete: best.status === 'infeasible',
      ms: clock.elapsed(),
    };
  }

  const { demands, sites } = problem;
  const stated = statedCosts(problem);
  const drawn = new Float64Array(demands * sites);
  const siteCost = problem.siteCost ?? new Float64Array(sites);
  const free = freeSites(problem);
  const choose = problem.p - new Set(problem.required).size;
  const few = combinations(free.length, choose) * demands * draws <= enumerationLimit;
  const bestOf = few ? enumerator(problem, drawn, siteCost, free, choose) : resolver(problem, drawn, best, { ...rest, now: options.now });
  const random = seededRandom(rest.seed);
  const objectives: number[] = [];
  const regrets: number[] = [];
  let kept = 0;
  let complete = best.status === 'optimal';
  for (let draw = 0; draw < draws && !clock.stopped(); draw++) {
    for (let i = 0; i < demands; i++) {
      const need = 1 + needSpread * (2 * random() - 1);
      for (let k = i * sites; k < (i + 1) * sites; k++) drawn[k] = stated[k] * need * (1 + travelSpread * (2 * random() - 1));
    }
    const found = bestOf();
    const standing = costOf(drawn, siteCost, demands, sites, best.open);
    if (!found.proven) complete = false;
    // a plan that ties with the best is still the best
    const stays = standing <= found.objective + 1e-9 * Math.abs(found.objective);
    if (stays) kept++;
    for (const j of stays ? best.open : found.open) hostShare[j]++;
    objectives.push(Math.min(found.objective, standing));
    regrets.push(Math.max(0, standing - found.objective));
  }
  const done = objectives.length;
  for (let j = 0; j < sites; j++) hostShare[j] /= done || 1;
  return {
    best,
    draws: done,
    hostShare,
    bestShare: done > 0 ? kept / done : 0,
    objective: { p10: quantile(objectives, 0.1), p50: quantile(objectives, 0.5), p90: quantile(objectives, 0.9) },
    regret: { mean: regrets.reduce((sum, regret) => sum + regret, 0) / (done || 1), p90: quantile(regrets, 0.9) },
    complete: complete && done === draws,
    ms: clock.elapsed(),
  };
}

interface DrawResult {
  open: readonly number[];
  objective: number;
  proven: boolean;
}

/** Goes through all host sets depth first, keeping for each depth the least cost of every demand so far. */
function enumerator(
  problem: SitingProblem,
  drawn: Float64Array,
  siteCost: Float64Array,
  free: Int32Array,
  choose: number,
): () => DrawResult {
  const { demands, sites } = problem;
  const required = [...new Set(problem.required)];
  const least = Array.from({ length: choose + 1 }, () => new Float64Array(demands));
  const picked = new Int32Array(choose);
  const bestPicked = new Int32Array(choose);
  const byHost = new Float64Array(sites * demands);
  let lowest = Infinity;

  function extend(depth: number, from: number, fixedCost: number): void {
    const before = least[depth];
    const last = depth === choose - 1;
    for (let k = from; k <= free.length - (choose - depth); k++) {
      const base = free[k] * demands;
      const opened = fixedCost + siteCost[free[k]];
      picked[depth] = k;
      if (!last) {
        const after = least[depth + 1];
        for (let i = 0; i < demands; i++) after[i] = byHost[base + i] < before[i] ? byHost[base + i] : before[i];
        extend(depth + 1, k + 1, opened);
        continue;
      }
      let sum = opened;
      for (let i = 0; i < demands; i++) sum += byHost[base + i] < before[i] ? byHost[base + i] : before[i];
      if (sum < lowest) {
        lowest = sum;
        bestPicked.set(picked);
      }
    }
  }

  return () => {
    for (let i = 0; i < demands; i++) for (let j = 0; j < sites; j++) byHost[j * demands + i] = drawn[i * sites + j];
    least[0].fill(Infinity);
    let fixedCost = 0;
    for (const j of required) {
      fixedCost += siteCost[j];
      for (let i = 0; i < demands; i++) least[0][i] = Math.min(least[0][i], byHost[j * demands + i]);
    }
    lowest = choose > 0 ? Infinity : fixedCost + least[0].reduce((sum, value) => sum + value, 0);
    if (choose > 0) extend(0, 0, fixedCost);
    return { open: [...required, ...Array.from(bestPicked, (k) => free[k])], objective: lowest, proven: true };
  };
}

/** Solves a draw with the p-median solver, from the plan as it stands. */
function resolver(problem: SitingProblem, drawn: Float64Array, best: SitingResult, options: SolveOptions): () => DrawResult {
  const task: SitingProblem = { ...problem, cost: drawn, weights: undefined, minutes: undefined, maxMinutes: undefined };
  const warm = { open: best.open, multipliers: best.multipliers };
  return () => {
    const { open, objective, status } = solvePMedian(task, { ...options, warm });
    return { open, objective, proven: status === 'optimal' };
  };
}

/** Weight × cost as stated, demands × sites; Infinity where not allowed. */
function statedCosts(problem: SitingProblem): Float64Array {
  const { demands, sites } = problem;
  const stated = new Float64Array(demands * sites);
  for (let i = 0; i < demands; i++) {
    const row = stated.subarray(i * sites, (i + 1) * sites);
    fillCostRow(problem, i, row);
    const weight = weightOf(problem, i);
    for (let j = 0; j < sites; j++) if (row[j] < Infinity) row[j] *= weight;
  }
  return stated;
}

function freeSites(problem: SitingProblem): Int32Array {
  const allowed = allowedSites(problem);
  for (const j of problem.required ?? []) allowed[j] = 0;
  return Int32Array.from(allowed.keys()).filter((j) => allowed[j]);
}

function costOf(drawn: Float64Array, siteCost: Float64Array, demands: number, sites: number, open: readonly number[]): number {
  let sum = 0;
  for (const j of open) sum += siteCost[j];
  for (let i = 0; i < demands; i++) {
    let least = Infinity;
    for (const j of open) if (drawn[i * sites + j] < least) least = drawn[i * sites + j];
    sum += least;
  }
  return sum;
}

function combinations(n: number, k: number): number {
  let count = 1;
  for (let step = 0; step < k; step++) count = (count * (n - step)) / (step + 1);
  return count;
}

/** Nearest-rank quantile. */
function quantile(values: readonly number[], share: number): number {
  const sorted = Float64Array.from(values).sort();
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Infinity;
}
