/**
 * Set covering location: the fewest centres so that nobody is over T minutes; of such plans, one of low cost.
 *
 *   minimise |S|   subject to   min_{j ∈ S} t_ij ≤ T for every demand i,   required ⊆ S
 *
 * T is the problem's `maxMinutes`, t its minutes; `p` is ignored. Source: Toregas, Swain, ReVelle and Bergman, "The location of
 * emergency service facilities", Operations Research 19, 1971. The number by branch and bound (covering.ts), exact; among the
 * ties a few nodes of the p-median look for a cheap one, without proof. `objective` and `bound` are numbers of centres.
 */
import { startClock } from '../clock.ts';
import { fewestColumns } from '../solver/covering.ts';
import { evaluateOpenSites } from '../solver/evaluate.ts';
import { explainInfeasible, infeasibleResult } from '../solver/infeasible.ts';
import { solvePMedian } from './p-median.ts';
import { SitingInputError, validateProblem } from '../problem.ts';
import type { SitingProblem, SitingResult, SolveOptions } from '../problem.ts';
import { coversWithin, reachOf } from '../solver/reach.ts';

/** Nodes of the p-median spent on the ties. */
const TIE_NODES = 20;

export function solveSetCover(problem: SitingProblem, options: SolveOptions = {}): SitingResult {
  validateProblem(problem, 'free');
  if (problem.maxMinutes === undefined) throw new SitingInputError('maxMinutes is missing: covering needs the longest travel allowed');
  const clock = startClock(options);
  const infeasible = explainInfeasible(problem, 'free');
  if (infeasible) return infeasibleResult(problem, infeasible, clock.elapsed());
  const reach = reachOf(problem);

  const covering = fewestColumns({
    rows: problem.demands,
    columns: reach.siteOf.length,
    covers: coversWithin(reach, problem.maxMinutes),
    required: reach.required,
    stopped: clock.stopped,
  });
  const chosen = covering.chosen ?? [...reach.siteOf.keys()];
  const fewest = chosen.map((column) => reach.siteOf[column]);
  const cheapest = solvePMedian({ ...problem, p: fewest.length }, { ...clock.remaining(), nodeLimit: TIE_NODES, warm: { open: fewest } });
  const open = cheapest.open.length > 0 ? cheapest.open : fewest;
  return {
    ...evaluateOpenSites(problem, open),
    open,
    status: covering.complete ? 'optimal' : 'feasible',
    objective: open.length,
    bound: covering.atLeast,
    gap: (open.length - covering.atLeast) / open.length,
    trace: [{ ms: clock.elapsed(), bound: covering.atLeast, incumbent: open.length }],
    proof: 'search',
    nodes: covering.nodes + cheapest.nodes,
    ms: clock.elapsed(),
  };
}
