/**
 * Fair: p sites so that the worst-served share β of the need is served at the least mean cost.
 *
 *   minimise over S, |S| = p:  CVaR_β(S) + Σ_{j ∈ S} f_j ÷ W,
 *   CVaR_β(S) = min over τ of  τ + 1 ÷ (β W) × Σ_i w_i max(0, c(i, S) − τ),   W = Σ_i w_i
 *
 * the conditional mean of the cost per unit of need over its worst share (Rockafellar and Uryasev, "Optimization of conditional
 * value-at-risk", 2000; for p-medians Ogryczak and Zawadzki, "Conditional median", 2002). β = 1 is the p-median per unit of need;
 * β towards 0 is the p-centre of those who have any need. c, w, f as in problem.ts.
 *
 * For a given τ the problem is a p-median with costs max(0, c − τ), and the best τ is one of the costs. On an interval [a, b] of
 * τ, each plan costs at least a line in τ, namely with costs below b left out, so that
 *   min( a + costs c − a of those at or above b,  b + costs max(0, c − b) )
 * bounds every plan with τ in [a, b]: two p-medians, of which a bound suffices. Intervals are halved, the one of least bound
 * first, until none is below the best plan. Exact; with many centres and a small β, where most costs are cut to nothing, the
 * p-medians turn into coverings and proof may outlast the time budget: the gap then says so. For input that is not whole numbers
 * the proof has the tolerance of scaling.ts; two plans closer than 10⁻⁷ of the objective count as one.
 */
import { startClock } from '../clock.ts';
import { evaluateOpenSites } from '../solver/evaluate.ts';
import { explainInfeasible, infeasibleResult } from '../solver/infeasible.ts';
import { solvePMedian } from './p-median.ts';
import { fillCostRow, SitingInputError, validateProblem, weightOf } from '../problem.ts';
import type { SitingProblem, SitingResult, SolveOptions } from '../problem.ts';
import { summariseSizes } from '../analysis/size-classes.ts';
import type { SizeClass } from '../analysis/size-classes.ts';

export interface FairOptions extends SolveOptions {
  /** β, the worst-served share of the need that counts, above 0 and at most 1 */
  share?: number;
  /** inhabitants per demand; with them the result tells how each size class of municipality travels */
  inhabitants?: ArrayLike<number>;
}

const defaultFairOptions = { share: 0.1 };

export interface FairResult extends SitingResult {
  share: number;
  /** from the smallest municipalities to the largest; empty without inhabitants */
  sizeClasses: SizeClass[];
}

/** An interval of positions in the list of costs, ends included, and a bound on all plans whose τ lies in it. */
interface Interval {
  low: number;
  high: number;
  bound: number;
}

export function solveFair(problem: SitingProblem, options: FairOptions = {}): FairResult {
  validateProblem(problem);
  const { share, inhabitants, onProgress, ...rest } = { ...defaultFairOptions, ...options };
  if (!(share > 0 && share <= 1)) throw new SitingInputError(`share is ${share}; give a number above 0 and at most 1`);
  if (inhabitants && inhabitants.length !== problem.demands) {
    throw new SitingInputError(`inhabitants has ${inhabitants.length} entries when ${problem.demands} were expected`);
  }
  const clock = startClock(rest);
  const infeasible = explainInfeasible(problem, problem.p);
  if (infeasible) return { ...infeasibleResult(problem, infeasible, clock.elapsed()), share, sizeClasses: [] };

  const cost = denseCosts(problem);
  const weights = Float64Array.from({ length: problem.demands }, (_, i) => weightOf(problem, i));
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const truncated: SitingProblem = {
    ...problem,
    cost: new Float64Array(cost.length),
    minutes: undefined,
    maxMinutes: undefined,
    siteCost: problem.siteCost?.map((value) => value * share),
  };
  const taus = distinctCosts(cost, weights, problem.sites);
  const trace: SitingResult['trace'] = [];
  let open: number[] = [];
  let best = Infinity;
  let worstAt = Infinity;
  let nodes = 0;

  descend();
  const intervals: Interval[] = [{ low: 0, high: taus.length - 1, bound: taus[0] }];
  let bound = -Infinity;
  for (;;) {
    let least = 0;
    for (let k = 1; k < intervals.length; k++) if (intervals[k].bound < intervals[least].bound) least = k;
    const next = intervals[least];
    bound = next === undefined ? best : Math.min(best, next.bound);
    const point = { ms: clock.elapsed(), bound, incumbent: best };
    trace.push(point);
    onProgress?.(point);
    if (isBeaten(bound) || clock.stopped()) break;
    intervals.splice(least, 1);
    const middle = (next.low + next.high) >> 1;
    for (const [low, high] of [
      [next.low, middle],
      [middle + 1, next.high],
    ]) {
      const half = { low, high, bound: Math.max(next.bound, taus[low]) };
      if (low > high || isBeaten(half.bound)) continue;
      refine(half);
      if (!isBeaten(half.bound)) intervals.push(half);
    }
  }
  if (best === Infinity && bound === Infinity) return { ...solvePMedian(problem, clock.remaining()), share, sizeClasses: [] };
  const evaluated = evaluateOpenSites(problem, open);
  const proven = isBeaten(bound);
  return {
    ...evaluated,
    open,
    status: proven ? 'optimal' : 'feasible',
    objective: best,
    bound: proven ? best : bound,
    gap: proven ? 0 : best < Infinity ? (best - bound) / best : Infinity,
    trace,
    proof: 'search',
    nodes,
    ms: clock.elapsed(),
    share,
    sizeClasses: inhabitants ? summariseSizes(problem, evaluated.assignment, inhabitants) : [],
  };

  function isBeaten(value: number): boolean {
    return value >= best - (best < Infinity ? 1e-7 * Math.abs(best) + 1e-12 : 0);
  }

  /** A good plan to begin with: from the p-median, solve for the τ of the plan at hand as long as that helps. */
  function descend(): void {
    offer(solvePMedian(problem, { ...clock.remaining(), nodeLimit: 1 }));
    for (let before = Infinity; best < before && !clock.stopped();) {
      before = best;
      solveTruncated(worstAt, worstAt, Infinity, 1);
    }
  }

  function offer(solved: SitingResult): void {
    nodes += solved.nodes;
    if (solved.open.length === 0) return;
    const found = fairCost(problem, cost, weights, total, solved.open, share);
    if (found.value >= best) return;
    best = found.value;
    worstAt = found.worstAt;
    open = solved.open;
  }

  /** Bounds the interval from its upper end and, where that may suffice, from its lower; a single τ is solved as it is. */
  function refine(interval: Interval): void {
    const a = taus[interval.low];
    const b = taus[interval.high];
    const width = interval.high - interval.low + 1;
    const limit = width === 1 ? Infinity : nodesFor(width);
    const atHigh = b + solveTruncated(b, b, best - b, limit);
    if (width === 1) interval.bound = Math.max(interval.bound, atHigh);
    if (width === 1 || !isBeaten(atHigh)) return;
    interval.bound = Math.max(interval.bound, Math.min(atHigh, a + solveTruncated(a, b, best - a, limit)));
  }

  /** A bound on Σ (c − τ) over the costs at or above `from`, per β W, sought until it is `enough`; its plan is tried as an answer. */
  function solveTruncated(tau: number, from: number, enough: number, nodeLimit: number): number {
    const values = truncated.cost as Float64Array;
    for (let k = 0; k < cost.length; k++) values[k] = cost[k] < from ? 0 : cost[k] - tau;
    truncated.weights = weights;
    let reached = false;
    const solved = solvePMedian(truncated, {
      ...clock.remaining(),
      nodeLimit,
      warm: open.length > 0 ? { open } : undefined,
      timeBudgetMs: 1,
      now: () => (reached || clock.stopped() ? Infinity : 0),
      onProgress: (point) => (reached ||= point.bound >= enough * share * total),
    });
    offer(solved);
    return solved.bound / (share * total);
  }
}

/** Nodes for an interval of so many τ: a wide one is halved rather than searched. */
function nodesFor(width: number): number {
  return width > 256 ? 1 : width > 16 ? 20 : 200;
}

/** CVaR_β of an open set plus its site cost per unit of need, and the cost at which its worst share begins. */
function fairCost(
  problem: SitingProblem,
  cost: Float64Array,
  weights: Float64Array,
  total: number,
  open: readonly number[],
  share: number,
) {
  const { demands, sites } = problem;
  const served = new Float64Array(demands).fill(Infinity);
  for (let i = 0; i < demands; i++) for (const j of open) served[i] = Math.min(served[i], cost[i * sites + j]);
  const order = Int32Array.from(served.keys()).sort((a, b) => served[b] - served[a]);
  let left = share * total;
  let sum = 0;
  let worstAt = 0;
  for (const i of order) {
    const weight = Math.min(left, weights[i]);
    if (weight <= 0) continue;
    sum += weight * served[i];
    worstAt = served[i];
    left -= weight;
  }
  let siteCost = 0;
  for (const j of open) siteCost += problem.siteCost ? problem.siteCost[j] : 0;
  return { value: sum / (share * total) + siteCost / total, worstAt };
}

function denseCosts(problem: SitingProblem): Float64Array {
  const { demands, sites } = problem;
  const cost = new Float64Array(demands * sites);
  for (let i = 0; i < demands; i++) fillCostRow(problem, i, cost.subarray(i * sites, (i + 1) * sites));
  return cost;
}

/** The values τ may take: the costs of those with any need. */
function distinctCosts(cost: Float64Array, weights: Float64Array, sites: number): Float64Array {
  const finite = cost.filter((value, k) => value < Infinity && weights[Math.floor(k / sites)] > 0).sort();
  const distinct = finite.filter((value, k) => k === 0 || value !== finite[k - 1]);
  return distinct.length > 0 ? distinct : new Float64Array(1);
}
