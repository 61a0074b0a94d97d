/**
 * The one road from a problem to a proven plan, with a given or a free number of centres: lists, heuristic, tree, result.
 */
import { evaluateOpenSites } from './evaluate.ts';
import type { Certificate, SitingProblem, SitingResult, SolveOptions, TracePoint } from '../problem.ts';
import { buildCandidateLists } from './candidate-lists.ts';
import type { ScaledLists } from './candidate-lists.ts';
import { startCoarsely } from './coarse.ts';
import { Incumbent } from './incumbent.ts';
import { multiplierUnits } from '../scaling.ts';
import { findNearbyOpen } from './sample.ts';
import { Tree } from './tree.ts';
import type { TreeOutcome } from './tree.ts';

/** Solves a validated, well-formed problem; `count` sites are to be open, -1 for any number. */
export function solveExactly(problem: SitingProblem, count: number, options: SolveOptions): SitingResult {
  const now = options.now ?? (() => 0);
  const began = now();
  const until = options.timeBudgetMs === undefined || !options.now ? Infinity : began + options.timeBudgetMs;
  const seed = options.seed ?? 1;
  const near = findNearbyOpen(problem, count, seed);
  const warm = options.warm ?? (near && startCoarsely(problem, count, near, seed));
  const scaled = buildCandidateLists(problem, near && { ...near, open: warm && warm.open.length >= near.depth ? warm.open : near.open });
  const { lists, scale, unserved } = scaled;
  const unit = scale * multiplierUnits;
  const incumbent = new Incumbent(problem, lists, scale, count, unserved);
  const trace: TracePoint[] = [];
  const progress = (bound: number) => {
    const point = { ms: now() - began, bound: inProblemUnit(bound, scaled), incumbent: incumbent.open ? incumbent.value / unit : Infinity };
    const last = trace.at(-1);
    if (last && point.incumbent >= last.incumbent && !(point.bound > last.bound)) return;
    trace.push(point);
    options.onProgress?.(point);
  };
  const first = warm?.open ?? near?.open;
  if (first) incumbent.improveFrom(first, first.length);
  if (!near && !warm) incumbent.construct();
  const tree = new Tree(problem, lists, count, unserved, incumbent, {
    nodeLimit: options.nodeLimit ?? Infinity,
    expired: () => until < Infinity && now() >= until,
    progress,
  });
  const likely = likelyMultipliers(scaled, incumbent);
  const known = warm?.multipliers?.length === lists.demands ? warm.multipliers.map((value) => Math.round(value * unit)) : likely;
  const outcome = tree.search(known, likely);
  progress(outcome.bound);
  return describe(problem, count, scaled, incumbent, outcome, trace, now() - began);
}

/** Between the nearest and the second nearest open site of the best plan: about what a multiplier will be. */
function likelyMultipliers({ lists }: ScaledLists, incumbent: Incumbent): Float64Array {
  if (!incumbent.open) return lists.cap.map((cap, i) => Math.min(cap, lists.missing[i]));
  const { nearest, next } = incumbent.weigh(incumbent.open);
  return nearest.map((cost, i) => Math.round((cost + Math.min(next[i], lists.cap[i])) / 2));
}

/** A bound in the problem's unit, never above the truth: what rounding may have added is taken off. */
function inProblemUnit(bound: number, { lists, scale, exact }: ScaledLists): number {
  const scaled = bound / multiplierUnits;
  return exact ? Math.ceil(scaled) : (scaled - (lists.demands + lists.sites + 1) / 2) / scale;
}

function describe(
  problem: SitingProblem,
  count: number,
  scaled: ScaledLists,
  incumbent: Incumbent,
  outcome: TreeOutcome,
  trace: TracePoint[],
  ms: number,
): SitingResult {
  const open = incumbent.open ?? [];
  const evaluation = evaluateOpenSites(problem, open);
  const { objective } = evaluation;
  const proven = outcome.proven;
  const bound = proven ? objective : Math.min(objective, inProblemUnit(outcome.bound, scaled));
  const certificate: Certificate | undefined =
    proven && incumbent.open
      ? {
          scale: scaled.scale,
          p: count < 0 ? 'free' : count,
          tree: outcome.tree,
        }
      : undefined;
  return {
    ...evaluation,
    status: !incumbent.open && proven ? 'infeasible' : proven ? 'optimal' : 'feasible',
    bound,
    gap: proven ? 0 : objective === Infinity ? Infinity : objective === 0 ? 0 : (objective - bound) / Math.abs(objective),
    open,
    trace,
    proof: certificate ? 'certificate' : 'search',
    certificate,
    multipliers: outcome.rootMultipliers.map((value) => value / (scaled.scale * multiplierUnits)),
    nodes: outcome.nodes,
    ms,
  };
}
