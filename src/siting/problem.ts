/**
 * A siting problem: which sites to open as centres so that all demands are served at the least cost.
 * The types that every solver in this folder takes and gives, and the one validator they all use.
 *
 * Objective, in the unit of `cost` times the unit of `weights`:
 *   Σ_i weights[i] × cost(i, host of i) + Σ_{j open} siteCost[j]
 */

/** Costs of serving demand i from site j, ≥ 0. A pair that is absent or Infinity is not allowed. */
export type Costs =
  /** dense: demands × sites, row by row */
  | Float64Array
  /** sparse: the allowed sites of demand i stand at start[i] … start[i + 1] - 1, in any order */
  | { start: Int32Array | Uint32Array; site: Int32Array | Uint32Array; cost: Float64Array }
  /** computed: writes the whole row of one demand, for problems too large for a matrix */
  | { row: (demand: number, out: Float64Array) => void };

export interface SitingProblem {
  demands: number;
  sites: number;
  /** number of sites to open, exactly (ignored where a solver chooses the number itself) */
  p: number;
  cost: Costs;
  /** per demand, ≥ 0; default 1 */
  weights?: Float64Array;
  /** per site, in the unit of the objective; default 0 */
  siteCost?: Float64Array;
  /** per site: may it be opened; default all */
  eligible?: Uint8Array | boolean[];
  /** sites that must be open, 0-based */
  required?: number[];
  /** sites that must stay closed, 0-based */
  excluded?: number[];
  /** travel minutes, demands × sites row by row; where omitted, the unweighted cost is taken as minutes */
  minutes?: Float64Array;
  /** hard limit: a pair over it is not allowed */
  maxMinutes?: number;
}

export interface TracePoint {
  ms: number;
  bound: number;
  incumbent: number;
}

export interface SolveOptions {
  /** seed of every random choice; default 1 */
  seed?: number;
  /** stop with the best known after this many milliseconds; default none */
  timeBudgetMs?: number;
  /** stop after this many nodes of the tree; default none. Unlike time, gives the same answer on every machine */
  nodeLimit?: number;
  /** the clock, in milliseconds; without it time budgets are ignored and traces say 0 */
  now?: () => number;
  onProgress?: (point: TracePoint) => void;
  /** where to start: the result of a neighbouring problem with the same demands and sites */
  warm?: { open: number[]; multipliers?: Float64Array };
}

/** What makes a problem infeasible, with the numbers that show it. */
export interface Infeasible {
  constraint: 'p' | 'required' | 'maxMinutes' | 'eligible' | 'unreachable';
  message: string;
  /** a demand that nobody can serve */
  demand?: number;
  /** minutes from that demand to its nearest site that may open */
  nearestMinutes?: number;
  /** the least maxMinutes that this p can keep */
  smallestFeasibleMinutes?: number;
  /** the least p that can keep this maxMinutes */
  smallestFeasibleP?: number;
  site?: number;
}

/** Multipliers are integers in units of 2⁻¹⁰ of the scaled cost, one per demand. */
export interface ProofNode {
  /** in order: with these multipliers, the other choice for each of the sites costs at least the objective */
  fixings: { multipliers: Float64Array; closed: number[]; open: number[] }[];
  /** multipliers whose bound ends this node … */
  end?: Float64Array;
  /** … or the sites on which it is split: at least one of them is open, or all are closed */
  split?: { sites: number[]; open: ProofNode; closed: ProofNode };
}

/** Shows, to anyone who recomputes it, that no plan is cheaper than the one it comes with by one unit of 1 ÷ scale. */
export interface Certificate {
  /** costs times weights, and site costs, are multiplied by this power of two and rounded to integers */
  scale: number;
  /** exactly p sites are open; 'free' for any number */
  p: number | 'free';
  tree: ProofNode;
}

/** Minutes, weighted by the demands' weights. */
export interface TravelSummary {
  mean: number;
  median: number;
  p90: number;
  longest: number;
  /** the demand that travels longest, -1 where nobody is served */
  farthestDemand: number;
}

export interface SitingResult {
  status: 'optimal' | 'feasible' | 'infeasible';
  /** in the unit of the problem; Infinity without a plan */
  objective: number;
  /** no plan costs less than this */
  bound: number;
  /** (objective − bound) ÷ objective, a fraction; 0 when optimal */
  gap: number;
  /** open sites in ascending order */
  open: number[];
  /** host of each demand, -1 where none */
  assignment: Int32Array;
  /** next best open site of each demand, -1 where none */
  second: Int32Array;
  travel: TravelSummary;
  /** demands without an allowed open site */
  uncovered: number[];
  trace: TracePoint[];
  proof: 'certificate' | 'search';
  certificate?: Certificate;
  infeasible?: Infeasible;
  /** best multipliers at the root in the unit of the objective, to start a neighbouring problem from */
  multipliers?: Float64Array;
  nodes: number;
  ms: number;
}

/** Input that no solver can take; the message names the row or site, the value, and what to do. */
export class SitingInputError extends Error {
  override name = 'SitingInputError';
}

/** Weighted unit price of demand i. */
export function weightOf(problem: SitingProblem, demand: number): number {
  return problem.weights === undefined ? 1 : problem.weights[demand];
}

/** 1 for each site that may be opened: eligible and not excluded. */
export function allowedSites(problem: SitingProblem): Uint8Array {
  const allowed = new Uint8Array(problem.sites).fill(1);
  if (problem.eligible) for (let j = 0; j < problem.sites; j++) if (!problem.eligible[j]) allowed[j] = 0;
  for (const j of problem.excluded ?? []) allowed[j] = 0;
  return allowed;
}

/** Writes the unweighted costs of one demand to all sites; Infinity where the pair is absent or over `maxMinutes`. */
export function fillCostRow(problem: SitingProblem, demand: number, out: Float64Array): void {
  fillPlainRow(problem, demand, out);
  if (problem.maxMinutes === undefined) return;
  const base = demand * problem.sites;
  for (let j = 0; j < problem.sites; j++) {
    const minutes = problem.minutes ? problem.minutes[base + j] : out[j];
    if (minutes > problem.maxMinutes) out[j] = Infinity;
  }
}

/** Writes the travel minutes of one demand to all sites; Infinity where the pair is absent. No limit is applied. */
export function fillMinutesRow(problem: SitingProblem, demand: number, out: Float64Array): void {
  fillPlainRow(problem, demand, out);
  if (!problem.minutes) return;
  const base = demand * problem.sites;
  for (let j = 0; j < problem.sites; j++) if (out[j] < Infinity) out[j] = problem.minutes[base + j];
}

function fillPlainRow({ cost, sites }: SitingProblem, demand: number, out: Float64Array): void {
  if (cost instanceof Float64Array) {
    const base = demand * sites;
    for (let j = 0; j < sites; j++) out[j] = cost[base + j];
  } else if ('row' in cost) {
    cost.row(demand, out);
  } else {
    out.fill(Infinity, 0, sites);
    for (let k = cost.start[demand]; k < cost.start[demand + 1]; k++) out[cost.site[k]] = cost.cost[k];
  }
}

/**
 * Throws SitingInputError where the input itself is wrong: ragged, not a number, negative, or out of range.
 * What is well-formed but cannot be solved is not an error; solvers answer it with `infeasible`.
 */
export function validateProblem(problem: SitingProblem, numberOfSites: 'fixed' | 'free' = 'fixed'): void {
  const { demands, sites, p } = problem;
  if (!Number.isInteger(demands) || demands < 1) fail(`demands is ${demands}; give at least one`);
  if (!Number.isInteger(sites) || sites < 1) fail(`sites is ${sites}; give at least one`);
  if (numberOfSites === 'fixed') {
    if (!Number.isInteger(p) || p < 1) fail(`p is ${p}; give a whole number of centres from 1 to ${sites}`);
    if (p > sites) fail(`p is ${p} but there are only ${sites} sites; give at most ${sites}`);
  }
  checkCosts(problem);
  checkVector('weights', problem.weights, demands, 'demand', 0);
  checkVector('siteCost', problem.siteCost, sites, 'site', -Infinity);
  if (problem.eligible && problem.eligible.length !== sites)
    fail(`eligible has ${problem.eligible.length} entries when ${sites} sites were expected`);
  for (const [name, list] of [
    ['required', problem.required],
    ['excluded', problem.excluded],
  ] as const)
    for (const j of list ?? [])
      if (!Number.isInteger(j) || j < 0 || j >= sites) fail(`${name} names site ${j}; sites are numbered 0 to ${sites - 1}`);
  if (problem.minutes) checkDense('minutes', problem.minutes, demands, sites);
  if (problem.maxMinutes !== undefined && !(problem.maxMinutes >= 0))
    fail(`maxMinutes is ${problem.maxMinutes}; give minutes of 0 or more, or leave it out`);
}

function checkCosts({ cost, demands, sites }: SitingProblem): void {
  if (cost instanceof Float64Array) return checkDense('cost', cost, demands, sites);
  if ('row' in cost) return;
  const { start, site, cost: value } = cost;
  if (start.length !== demands + 1) fail(`cost.start has ${start.length} entries when ${demands + 1} were expected`);
  if (start[0] !== 0 || start[demands] !== site.length || site.length !== value.length)
    fail(`cost.start ends at ${start[demands]} with ${site.length} sites and ${value.length} costs; make them equal`);
  for (let i = 0; i < demands; i++) {
    if (start[i + 1] < start[i]) fail(`cost.start falls from ${start[i]} to ${start[i + 1]} at demand ${i}; rows must not overlap`);
    for (let k = start[i]; k < start[i + 1]; k++) {
      if (!(site[k] >= 0 && site[k] < sites)) fail(`demand ${i} names site ${site[k]}; sites are numbered 0 to ${sites - 1}`);
      if (!(value[k] >= 0)) fail(`cost of demand ${i} to site ${site[k]} is ${value[k]}; give a number of 0 or more`);
    }
  }
}

function checkDense(name: string, values: Float64Array, demands: number, sites: number): void {
  if (values.length !== demands * sites)
    fail(`${name} has ${values.length} entries when ${demands} × ${sites} = ${demands * sites} were expected`);
  for (let k = 0; k < values.length; k++)
    if (!(values[k] >= 0))
      fail(
        `${name} of demand ${Math.floor(k / sites)} to site ${k % sites} is ${values[k]}; give a number of 0 or more, Infinity where not allowed`,
      );
}

function checkVector(name: string, values: Float64Array | undefined, length: number, row: string, least: number): void {
  if (!values) return;
  if (values.length !== length) fail(`${name} has ${values.length} entries when ${length} were expected`);
  for (let k = 0; k < length; k++)
    if (!Number.isFinite(values[k]) || values[k] < least)
      fail(`${name} of ${row} ${k} is ${values[k]}; give a finite number${least === 0 ? ' of 0 or more' : ''}`);
}

function fail(message: string): never {
  throw new SitingInputError(message);
}
