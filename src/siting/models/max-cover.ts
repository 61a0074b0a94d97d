/**
 * Maximal covering location: with p centres, the most need within T minutes.
 *
 *   maximise Σ_i w_i [min_{j ∈ S} t_ij ≤ T]   over S, |S| = p
 *
 * T is the problem's `maxMinutes`, here a mark and not a prohibition: those over it are served from the nearest centre all the
 * same and listed in `uncovered`. Source: Church and ReVelle, "The maximal covering location problem", Papers in Regional
 * Science 32, 1974; the same authors (1976) showed it to be a p-median with costs 0 within T and 1 over it, which is how it is
 * solved here, after merging demands that the same sites cover and dropping sites that others outdo. Where everybody can be
 * covered, a plan of low cost is taken. Exact; `objective` is the need within T and `bound` what no plan exceeds.
 */
import { startClock } from '../clock.ts';
import type { Clock } from '../clock.ts';
import { fewestColumns } from '../solver/covering.ts';
import { evaluateOpenSites } from '../solver/evaluate.ts';
import { explainInfeasible, infeasibleResult } from '../solver/infeasible.ts';
import { solvePMedian } from './p-median.ts';
import { SitingInputError, validateProblem, weightOf } from '../problem.ts';
import type { SitingProblem, SitingResult, SolveOptions } from '../problem.ts';
import { coversWithin, reachOf } from '../solver/reach.ts';
import type { Reach } from '../solver/reach.ts';

/** Nodes of the p-median spent on a cheap plan where everybody can be covered. */
const TIE_NODES = 20;

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

  const found = coverEverybody(problem, reach, limit, clock) ?? coverMost(problem, reach, limit, clock);
  const open = found.open.sort((a, b) => a - b);
  const uncovered: number[] = [];
  let objective = 0;
  let total = 0;
  for (let i = 0; i < problem.demands; i++) {
    total += weightOf(problem, i);
    if (isWithin(reach, i, open, limit)) objective += weightOf(problem, i);
    else uncovered.push(i);
  }
  const bound = found.proven ? objective : Math.max(objective, total - found.missedAtLeast);
  return {
    ...evaluateOpenSites(unlimited, open),
    open,
    status: found.proven ? 'optimal' : 'feasible',
    objective,
    bound,
    gap: bound > 0 ? (bound - objective) / bound : 0,
    uncovered,
    trace: [{ ms: clock.elapsed(), bound, incumbent: objective }],
    proof: 'search',
    nodes: found.nodes,
    ms: clock.elapsed(),
  };
}

interface Found {
  open: number[];
  missedAtLeast: number;
  proven: boolean;
  nodes: number;
}

/** A plan that leaves nobody over the limit, and a cheap one if a few nodes find it; undefined where p sites cannot. */
function coverEverybody(problem: SitingProblem, reach: Reach, limit: number, clock: Clock): Found | undefined {
  const covering = fewestColumns({
    rows: problem.demands,
    columns: reach.siteOf.length,
    covers: coversWithin(reach, limit),
    required: reach.required,
    atMost: problem.p,
    anyWill: true,
    stopped: clock.stopped,
  });
  if (!covering.chosen) return undefined;
  const open = filledUp(
    covering.chosen.map((column) => reach.siteOf[column]),
    reach,
    problem.p,
  );
  const cheapest = solvePMedian(problem, { ...clock.remaining(), nodeLimit: TIE_NODES, warm: { open } });
  return { open: cheapest.open.length > 0 ? cheapest.open : open, missedAtLeast: 0, proven: true, nodes: covering.nodes + cheapest.nodes };
}

function coverMost(problem: SitingProblem, reach: Reach, limit: number, clock: Clock): Found {
  const { missed, columns } = asPMedian(problem, reach, limit);
  const { open, bound, status, nodes } = solvePMedian(missed, clock.remaining());
  const sites = open.map((column) => reach.siteOf[columns[column]]);
  return { open: filledUp(sites, reach, problem.p), missedAtLeast: bound, proven: status === 'optimal', nodes };
}

/** Sites that add nothing to the cover are still to be opened: the first that may. */
function filledUp(open: number[], { siteOf }: Reach, p: number): number[] {
  const others = [...siteOf].filter((j) => !open.includes(j));
  return [...open, ...others.slice(0, p - open.length)];
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
  const columns = worthOpening(
    covers,
    rows.map(({ row }) => row),
    all,
    reach.required,
  );
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
