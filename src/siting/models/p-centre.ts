/**
 * p-centre: p sites so that the longest travel is as short as it can be; of all such, those of least cost.
 *
 *   minimise over S, |S| = p:  ( max_i min_{j ∈ S} t_ij ,  Σ_i w_i c(i, S) + Σ_{j ∈ S} f_j )   in this order
 *
 * t in minutes, each demand counting alike; w, c, f as in problem.ts. Source of the problem: Hakimi, "Optimum locations
 * of switching centers", Operations Research 12, 1964. The radius by bisection (radius.ts), the ties by a p-median with that
 * radius as its limit. Exact; `objective` and `bound` are minutes.
 */
import { startClock } from '../clock.ts';
import { evaluateOpenSites } from '../solver/evaluate.ts';
import { explainInfeasible, infeasibleResult } from '../solver/infeasible.ts';
import { solvePMedian } from './p-median.ts';
import { validateProblem } from '../problem.ts';
import type { SitingProblem, SitingResult, SolveOptions } from '../problem.ts';
import { findLeastRadius } from '../solver/radius.ts';
import { radiusOf, reachOf } from '../solver/reach.ts';
import type { Reach } from '../solver/reach.ts';

export function solvePCentre(problem: SitingProblem, options: SolveOptions = {}): SitingResult {
  validateProblem(problem);
  const clock = startClock(options);
  const infeasible = explainInfeasible(problem, problem.p);
  if (infeasible) return infeasibleResult(problem, infeasible, clock.elapsed());
  const reach = reachOf(problem);
  const radius = findLeastRadius(reach, problem.p, clock.stopped);
  const limit = problem.maxMinutes ?? Infinity;
  const within = { ...problem, maxMinutes: Math.min(radius.minutes, limit) };
  const fallback = radius.open.length > 0 && radius.minutes <= limit ? completed(radius.open, reach, problem.p) : [];
  const cheapest = solvePMedian(within, { ...clock.remaining(), warm: fallback.length > 0 ? { open: fallback } : undefined });
  if (cheapest.status === 'infeasible') return cheapest;
  const open = cheapest.open.length > 0 ? cheapest.open : fallback;
  const objective =
    open.length > 0
      ? radiusOf(
          reach,
          open.map((j) => reach.siteOf.indexOf(j)),
        )
      : Infinity;
  const proven = radius.bound === objective && cheapest.status === 'optimal';
  return {
    ...evaluateOpenSites(within, open),
    open,
    status: proven ? 'optimal' : 'feasible',
    objective,
    bound: radius.bound,
    gap: objective === radius.bound ? 0 : objective < Infinity ? (objective - radius.bound) / objective : Infinity,
    trace: [{ ms: clock.elapsed(), bound: radius.bound, incumbent: objective }],
    proof: 'search',
    nodes: radius.nodes + cheapest.nodes,
    ms: clock.elapsed(),
  };
}

/** A cover may need fewer sites than p; the rest are the first that may open. */
function completed(open: readonly number[], { siteOf }: Reach, p: number): number[] {
  const others = [...siteOf].filter((j) => !open.includes(j));
  return [...open, ...others.slice(0, p - open.length)].sort((a, b) => a - b);
}
