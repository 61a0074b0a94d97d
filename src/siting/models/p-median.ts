/**
 * p-median with a cost per site: exactly p centres, so that serving all demands costs least.
 *
 *   least Σ_i w_i c(i, host of i) + Σ_{j open} f_j,   p sites open, host of i the open site of least c(i, ·)
 *
 * w_i weight of demand i (hours, inhabitants); c demands × sites, ≥ 0, a pair over `maxMinutes` or Infinity is not allowed; f_j cost
 * of opening site j in the unit of w × c. Source: Hakimi 1964; Lagrangian bound Narula, Ogbu and Samuelsson 1977; interchange
 * Teitz and Bart 1968, Resende and Werneck 2003; proofs by branch and bound with reduced costs.
 * Exact, with a certificate that certificate.ts checks. A step of the bound costs as many operations as there are pairs
 * cheaper than the multipliers, about demands × sites × 2 ÷ p; the tree is exponential in the worst case, and a limit gives `feasible`
 * with a true gap. The seed decides the sample of large problems only. For input that is not whole numbers the proof has the
 * tolerance stated in scaling.ts.
 */
import type { SitingProblem, SitingResult, SolveOptions } from '../problem.ts';
import { validateProblem } from '../problem.ts';
import { solveExactly } from '../solver/exact.ts';
import { explainInfeasible, infeasibleResult } from '../solver/infeasible.ts';

/** Solves the problem; throws SitingInputError on malformed input, answers `infeasible` with the reason where there is no plan. */
export function solvePMedian(problem: SitingProblem, options: SolveOptions = {}): SitingResult {
  validateProblem(problem);
  const infeasible = explainInfeasible(problem, problem.p);
  if (infeasible) return infeasibleResult(problem, infeasible);
  const result = solveExactly(problem, problem.p, options);
  if (result.status !== 'infeasible') return result;
  const message = `No choice of ${problem.p} centres reaches everybody over the pairs that are allowed.`;
  return { ...infeasibleResult(problem, { constraint: 'p', message }), ms: result.ms, nodes: result.nodes };
}
