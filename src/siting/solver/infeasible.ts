/**
 * Why a problem has no plan, found before solving and said with its numbers.
 *
 * The obvious reasons are read off the data. Whether p centres can keep `maxMinutes` at all is a covering question, answered exactly
 * by covering.ts, and the numbers by asking it again.
 */
import { allowedSites, fillCostRow, fillMinutesRow } from '../problem.ts';
import type { Infeasible, SitingProblem, SitingResult } from '../problem.ts';
import { evaluateOpenSites } from './evaluate.ts';
import { fewestColumns } from './covering.ts';
import { findLeastRadius } from './radius.ts';
import { coversWithin, reachOf } from './reach.ts';

const defaultOptions = {
  /** nodes of the covering search before it gives up */
  coverNodes: 2000,
};

/** The constraint that leaves no plan, or undefined where none is found. `number` is the number of centres. */
export function explainInfeasible(problem: SitingProblem, number: number | 'free'): Infeasible | undefined {
  const allowed = allowedSites(problem);
  const required = new Set(problem.required ?? []);
  for (const site of required)
    if (!allowed[site]) {
      const why = problem.excluded?.includes(site) ? 'excluded' : 'not eligible';
      return { constraint: 'required', site, message: `Site ${site} is required but ${why}; allow it, or do not require it.` };
    }
  const count = allowed.reduce((sum, may) => sum + may, 0);
  if (count === 0) return { constraint: 'eligible', message: `None of the ${problem.sites} sites may be opened; allow at least one.` };
  if (number !== 'free' && required.size > number)
    return {
      constraint: 'required',
      message: `${required.size} sites are required but only ${number} centres are to be opened.`,
      smallestFeasibleP: required.size,
    };
  if (number !== 'free' && count < number)
    return { constraint: 'eligible', message: `${number} centres are to be opened but only ${count} of ${problem.sites} sites may be.` };
  const unreachable = findUnreachable(problem, allowed);
  if (unreachable || number === 'free' || hasAllPairs(problem, allowed)) return unreachable;
  return explainCover(problem, number);
}

/** A demand that no site that may open can serve; of several, the one whose nearest site is farthest. */
function findUnreachable(problem: SitingProblem, allowed: Uint8Array): Infeasible | undefined {
  const costs = new Float64Array(problem.sites);
  const minutes = new Float64Array(problem.sites);
  let worst: { demand: number; nearest: number } | undefined;
  for (let i = 0; i < problem.demands; i++) {
    fillCostRow(problem, i, costs);
    if (costs.some((cost, j) => allowed[j] && cost < Infinity)) continue;
    fillMinutesRow(problem, i, minutes);
    let nearest = Infinity;
    for (let j = 0; j < problem.sites; j++) if (allowed[j] && minutes[j] < nearest) nearest = minutes[j];
    if (!worst || nearest > worst.nearest) worst = { demand: i, nearest };
  }
  if (!worst) return undefined;
  const { demand, nearest } = worst;
  if (nearest === Infinity)
    return {
      constraint: 'unreachable',
      demand,
      message: `Demand ${demand} has no travel time or cost to any site that may be opened; give it one.`,
    };
  return {
    constraint: 'maxMinutes',
    demand,
    nearestMinutes: nearest,
    smallestFeasibleMinutes: nearest,
    message: `Demand ${demand} is ${format(nearest)} minutes from its nearest site that may be opened, over the limit of ${format(problem.maxMinutes ?? 0)}.`,
  };
}

function hasAllPairs(problem: SitingProblem, allowed: Uint8Array): boolean {
  if (problem.cost instanceof Float64Array && problem.maxMinutes === undefined && !problem.cost.includes(Infinity)) return true;
  if (!(problem.cost instanceof Float64Array) && 'row' in problem.cost && problem.maxMinutes === undefined) return true;
  const costs = new Float64Array(problem.sites);
  for (let i = 0; i < problem.demands; i++) {
    fillCostRow(problem, i, costs);
    for (let j = 0; j < problem.sites; j++) if (allowed[j] && costs[j] === Infinity) return false;
  }
  return true;
}

function explainCover(problem: SitingProblem, number: number): Infeasible | undefined {
  const reach = reachOf(problem);
  const limit = problem.maxMinutes ?? Infinity;
  let nodes = 0;
  const stopped = () => ++nodes > defaultOptions.coverNodes;
  const task = {
    rows: problem.demands,
    columns: reach.siteOf.length,
    covers: coversWithin(reach, limit),
    required: reach.required,
    stopped,
  };
  const enough = fewestColumns({ ...task, atMost: number, anyWill: true });
  if (enough.chosen || !enough.complete) return undefined;
  const least = fewestColumns(task);
  const smallestFeasibleP = least.complete ? least.chosen?.length : undefined;
  const radius = findLeastRadius(reach, number, stopped);
  const minutes = limit < Infinity && radius.bound === radius.minutes && radius.minutes < Infinity ? radius.minutes : undefined;
  const failing =
    limit < Infinity ? `reaches everybody within ${format(limit)} minutes` : 'reaches everybody over the pairs that are allowed';
  const takes = smallestFeasibleP === undefined ? `more than ${number}` : `at least ${smallestFeasibleP}`;
  return {
    constraint: limit < Infinity ? 'maxMinutes' : 'p',
    smallestFeasibleP,
    smallestFeasibleMinutes: minutes,
    message: `No choice of ${number} centres ${failing}: it takes ${takes}${minutes === undefined ? '' : `, or a limit of ${format(minutes)} minutes`}.`,
  };
}

function format(minutes: number): string {
  return String(Math.round(minutes * 10) / 10);
}

/** The answer to a problem without a plan. */
export function infeasibleResult(problem: SitingProblem, infeasible: Infeasible, ms = 0): SitingResult {
  return {
    ...evaluateOpenSites(problem, []),
    status: 'infeasible',
    objective: Infinity,
    bound: Infinity,
    gap: 0,
    open: [],
    trace: [],
    proof: 'search',
    infeasible,
    nodes: 0,
    ms,
  };
}
