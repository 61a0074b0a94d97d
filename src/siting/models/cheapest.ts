/**
 * Cheapest: as many centres as pay for themselves (uncapacitated facility location).
 *
 *   least Σ_i w_i c(i, host of i) + Σ_{j open} f_j over all sets of open sites that serve everybody
 *
 * w_i weight of demand i; c cost from demand to site, ≥ 0; f_j cost of opening site j, in the unit of w × c. Source of the
 * formulation: Balinski 1965; of the bound: Erlenkotter 1978, here by the Lagrangian of lagrangian.ts with a free number of sites.
 * Exact, with a certificate; the tree is exponential in the worst case, and a limit gives `feasible` with a true gap. `problem.p`
 * is ignored. Precision as in scaling.ts.
 */
import type { SitingProblem, SitingResult, SolveOptions } from '../problem.ts';
import { validateProblem } from '../problem.ts';
import { solveExactly } from '../solver/exact.ts';
import { explainInfeasible, infeasibleResult } from '../solver/infeasible.ts';

/** Solves with a free number of centres; throws SitingInputError on malformed input. */
export function solveCheapest(problem: SitingProblem, options: SolveOptions = {}): SitingResult {
  validateProblem(problem, 'free');
  const infeasible = explainInfeasible(problem, 'free');
  return infeasible ? infeasibleResult(problem, infeasible) : solveExactly(problem, -1, options);
}
