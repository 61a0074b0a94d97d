/**
 * Maximal covering location: with p centres, the most need within T minutes.
 *
 *   maximise Σ_i w_i [min_{j ∈ S} t_ij ≤ T]   over S, |S| = p
 *
 * T is the problem's `maxMinutes`, here a mark and not a prohibition: those over it are served from the nearest centre all the
 * same and listed in `uncovered`. Source: Church and ReVelle, "The maximal covering location problem", Papers in Regional
 * Science 32, 1974; the same authors (1976) showed it to be a p-median with costs 0 within T and 1 over it, which is how it is
 * solved here, after merging demands that the same sites cover and dropping sites that others outdo. Where all need can be
 * covered, the plan of least cost is taken. Exact; `objective` is the need within T and `bound` what no plan exceeds.
 */
import { startClock } from './clock.ts';
import { evaluateOpenSites } from './evaluate.ts';
import { explainInfeasible, infeasibleResult } from './infeasible.ts';
import { solvePMedian } from './p-median.ts';
import { SitingInputError, validateProblem, weightOf } from './problem.ts';
import type { SitingProblem, SitingResult, SolveOptions } from './problem.ts';
import { coversWithin, reachOf } from './reach.ts';
import type { Reach } from './reach.ts';

export function solveMaxCover(problem: SitingProblem, options: SolveOptions = {}): SitingResult {
  validateProblem(problem);
  const limit = problem.maxMinutes;
  if (limit === undefined) throw new SitingInputError('maxMinutes is missing: covering needs the travel that counts as near');
  const clock = startClock(options);
  const unlimited = { ...problem, maxMinutes: undefined };
  const infeasible = explainInfeasible(unlimited, problem.p);
  if (infeasible && infeasible.constraint !== 'unreachable' && infeasible.constraint !== 'p') {
    return infeasibleResult(problem, infeasible, clock.elapsed());
  }
  const reach = reachOf(problem);

  const { missed, columns } = asPMedian(problem, reach, limit);
  const solved = solvePMedian(missed, clock.remaining());
  const total = totalWeight(problem);
  let open = solved.open.map((column) => reach.siteOf[columns[column]]);
  for (const j of reach.siteOf) if (open.length < problem.p && !open.includes(j)) open.push(j);
  const status: SitingResult['status'] = solved.status === 'optimal' ? 'optimal' : 'feasible';
  let nodes = solved.nodes;
  if (solved.objective === 0) {
    const cheapest = solvePMedian(problem, clock.remaining());
    nodes += cheapest.nodes;
    if (cheapest.open.length > 0) open = cheapest.open;
  }

  open.sort((a, b) => a - b);
  const uncovered: number[] = [];
  let objective = 0;
  for (let i = 0; i < problem.demands; i++) {
    if (isWithin(reach, i, open, limit)) objective += weightOf(problem, i);
    else uncovered.push(i);
  }
  const bound = status === 'optimal' ? objective : Math.max(objective, total - solved.bound);
  return {
    ...evaluateOpenSites(unlimited, open),
    open,
    status,
    objective,
    bound,
    gap: bound > 0 ? (bound - objective) / bound : 0,
    uncovered,
    trace: [{ ms: clock.elapsed(), bound, incumbent: objective }],
    proof: 'search',
    nodes,
    ms: clock.elapsed(),
  };
}

/** The need missed, as a p-median over the columns worth opening. */
function asPMedian(problem: SitingProblem, reach: Reach, limit: number): { missed: SitingProblem; columns: number[] } {
  const all = reach.siteOf.length;
  const covers = coversWithin(reach, limit);
  const weightOfRow = new Map<string, { row: number; weight: number }>();
  for (let i = 0; i < problem.demands; i++) {
    const key = String.fromCharCode(...packed(covers.subarray(i * all, (i + 1) * all)));
    const known = weightOfRow.get(key);
    if (known) known.weight += weightOf(problem, i);
    else weightOfRow.set(key, { row: i, weight: weightOf(problem, i) });
  }
  const merged = [...weightOfRow.values()].filter(({ weight }) => weight > 0);
  const rows = merged.length > 0 ? merged : [{ row: 0, weight: 0 }];
  const columns = worthOpening(covers, rows.map(({ row }) => row), all, reach.required);
  const cost = new Float64Array(rows.length * columns.length);
  rows.forEach(({ row }, i) => columns.forEach((c, k) => (cost[i * columns.length + k] = covers[row * all + c] ? 0 : 1)));
  const missed: SitingProblem = {
    demands: rows.length,
    sites: columns.length,
    p: Math.min(problem.p, columns.length),
    cost,
    weights: Float64Array.from(rows, ({ weight }) => weight),
    required: reach.required.map((c) => columns.indexOf(c)),
  };
  return { missed, columns };
}

/** Columns whose rows no other column holds as well; required ones stay. */
function worthOpening(covers: Uint8Array, rows: number[], all: number, required: number[]): number[] {
  const lists = Array.from({ length: all }, (_, c) => rows.filter((row) => covers[row * all + c]));
  const order = [...lists.keys()].sort((a, b) => lists[b].length - lists[a].length || a - b);
  const kept: number[] = [];
  for (const c of order) {
    const outdone = kept.some((larger) => lists[c].every((row) => covers[row * all + larger]));
    if (!outdone || required.includes(c)) kept.push(c);
  }
  return kept.sort((a, b) => a - b);
}

function packed(bits: Uint8Array): number[] {
  const words = new Array<number>(Math.ceil(bits.length / 16)).fill(0);
  for (let k = 0; k < bits.length; k++) words[k >> 4] |= bits[k] << (k & 15);
  return words;
}

function isWithin({ siteOf, minutes }: Reach, demand: number, open: readonly number[], limit: number): boolean {
  for (let c = 0; c < siteOf.length; c++) {
    if (minutes[demand * siteOf.length + c] <= limit && open.includes(siteOf[c])) return true;
  }
  return false;
}

function totalWeight(problem: SitingProblem): number {
  let total = 0;
  for (let i = 0; i < problem.demands; i++) total += weightOf(problem, i);
  return total;
}
