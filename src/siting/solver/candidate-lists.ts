/**
 * Per demand the sites that may serve it, cheapest first: the form in which the whole solver sees a problem.
 *
 * A forbidden pair is absent, never a big number. Where the matrix is large, a list holds only the sites cheaper than its cap,
 * and multipliers stay at or below the cap, so that bounds computed from the lists hold for the whole problem.
 * Each row ends with a sentinel of cost Infinity, which spares the inner loops a comparison.
 */
import { allowedSites, fillCostRow, weightOf } from '../problem.ts';
import type { SitingProblem } from '../problem.ts';
import { chooseScale, multiplierUnits } from '../scaling.ts';

export interface CandidateLists {
  demands: number;
  /** sites that are left, numbered 0 … sites - 1 */
  sites: number;
  /** number of each site in the problem */
  siteId: Int32Array;
  /** row i is start[i] … start[i + 1] - 2, its sentinel start[i + 1] - 1 */
  start: Int32Array;
  site: Int32Array;
  /** weight × cost in units of 2⁻¹⁰ of a scaled unit, ascending within a row */
  cost: Float64Array;
  /** site costs, same unit */
  siteCost: Float64Array;
  /** every site cheaper than this is in the row; multipliers do not exceed it */
  cap: Float64Array;
  /** the same pairs by site: column j is columnStart[j] … columnStart[j + 1] - 1, demands ascending */
  columnStart: Int32Array;
  columnDemand: Int32Array;
  /** where the pair stands in `site` and `cost` */
  columnEntry: Int32Array;
  /** what the heuristics count for a demand with no open site in its row */
  missing: Float64Array;
}

/** Longer lists do without columns. */
const mostPairsByColumn = 6_000_000;

/** Rows sorted by cost, in the problem's own costs, weights not yet applied. */
interface RawLists {
  siteId: Int32Array;
  start: Int32Array;
  site: Int32Array;
  cost: Float64Array;
  complete: Uint8Array;
}

export interface ScaledLists {
  lists: CandidateLists;
  scale: number;
  /** no rounding was needed: the proof holds for the problem as given */
  exact: boolean;
  /** more than any plan costs */
  unserved: number;
}

/**
 * Builds the lists of a problem. With `near`, a row stops after the `depth`-th nearest of those open sites.
 * O(demands × sites) and the sorting of what is kept.
 */
export function buildCandidateLists(
  problem: SitingProblem,
  near?: { open: number[]; depth: number },
  rows?: Int32Array,
  columns?: Int32Array,
): ScaledLists {
  const raw = sortRows(problem, near, rows, columns);
  return scaleRows(problem, raw, rows);
}

function sortRows(
  problem: SitingProblem,
  near: { open: number[]; depth: number } | undefined,
  rows?: Int32Array,
  columns?: Int32Array,
): RawLists {
  const allowed = allowedSites(problem);
  const siteId = columns ?? Int32Array.from(allowed.keys()).filter((j) => allowed[j]);
  const sites = siteId.length;
  const demands = rows ? rows.length : problem.demands;
  const row = new Float64Array(problem.sites);
  const keys = new Float64Array(sites);
  const order = new Uint32Array(sites);
  const packed = new Float64Array(2 * sites);
  const nearest = new Float64Array(near ? near.depth : 0);
  const start = new Int32Array(demands + 1);
  const complete = new Uint8Array(demands);
  // pages that are never written cost no memory, so room for all pairs is taken at once where it is a mere promise
  let capacity = demands * (sites + 1);
  if (near) capacity = Math.ceil(capacity / 2);
  let site = new Int32Array(capacity);
  let cost = new Float64Array(capacity);
  let filled = 0;
  for (let i = 0; i < demands; i++) {
    fillCostRow(problem, rows ? rows[i] : i, row);
    const limit = near ? nthNearest(row, near.open, nearest) : Infinity;
    let kept = 0;
    let longest = 0;
    for (let j = 0; j < sites; j++) {
      const value = row[siteId[j]];
      if (value <= limit && value < Infinity) {
        keys[kept] = value;
        order[kept++] = j;
        if (value > longest) longest = value;
      }
    }
    complete[i] = limit === Infinity ? 1 : 0;
    if (filled + kept + 1 > capacity) {
      capacity = Math.max(filled + kept + 1, Math.ceil(capacity * 1.5));
      site = grow(site, new Int32Array(capacity));
      cost = grow(cost, new Float64Array(capacity));
    }
    sortTogether(keys, order, packed, kept, longest);
    for (let k = 0; k < kept; k++) {
      site[filled] = order[k];
      cost[filled++] = keys[k];
    }
    site[filled] = 0;
    cost[filled++] = Infinity;
    start[i + 1] = filled;
  }
  return { siteId, start, site: site.subarray(0, filled), cost: cost.subarray(0, filled), complete };
}

function grow<T extends Int32Array | Float64Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

function nthNearest(row: Float64Array, open: number[], nearest: Float64Array): number {
  nearest.fill(Infinity);
  for (const j of open) {
    let value = row[j];
    for (let k = 0; k < nearest.length; k++)
      if (value < nearest[k]) {
        const next = nearest[k];
        nearest[k] = value;
        value = next;
      }
  }
  return nearest[nearest.length - 1];
}

/**
 * Sorts keys ascending and carries `order` along, equal keys in ascending order: a 30-bit image of the key and the
 * order packed into one double for the engine's own sort, then an insertion pass for keys that fell on the same image.
 */
function sortTogether(keys: Float64Array, order: Uint32Array, packed: Float64Array, length: number, longest: number): void {
  const width = 2 ** Math.ceil(Math.log2(length + 1));
  const image = longest > 0 ? 2 ** 30 / longest : 0;
  for (let k = 0; k < length; k++) packed[k] = Math.floor(keys[k] * image) * width + k;
  packed.subarray(0, length).sort();
  const keyAt = packed.subarray(length, 2 * length);
  for (let k = 0; k < length; k++) {
    packed[k] %= width;
    keyAt[k] = keys[packed[k]];
    packed[k] = order[packed[k]];
  }
  for (let k = 0; k < length; k++) {
    const key = keyAt[k];
    const carried = packed[k];
    let at = k - 1;
    while (at >= 0 && keys[at] > key) {
      keys[at + 1] = keys[at];
      order[at + 1] = order[at];
      at--;
    }
    keys[at + 1] = key;
    order[at + 1] = carried;
  }
}

/** Multiplies weights in and scales to whole units, in place. */
function scaleRows(problem: SitingProblem, raw: RawLists, rows?: Int32Array): ScaledLists {
  const demands = raw.start.length - 1;
  const sites = raw.siteId.length;
  const { siteId, start, site, cost } = raw;
  const siteCost = Float64Array.from(siteId, (j) => (problem.siteCost ? problem.siteCost[j] : 0));
  let whole = siteCost.every((value) => Number.isInteger(value));
  let total = 0;
  for (const value of siteCost) total += Math.abs(value);
  for (let i = 0; i < demands; i++) {
    const weight = weightOf(problem, rows ? rows[i] : i);
    const end = start[i + 1] - 1;
    for (let k = start[i]; k < end; k++) {
      cost[k] *= weight;
      if (whole && !Number.isInteger(cost[k])) whole = false;
    }
    if (end > start[i]) total += cost[end - 1];
  }
  const scale = chooseScale(total, whole);
  const unit = scale * multiplierUnits;
  for (let j = 0; j < sites; j++) siteCost[j] = Math.round(siteCost[j] * scale) * multiplierUnits;
  const cap = new Float64Array(demands);
  const missing = new Float64Array(demands);
  let worst = 0;
  for (let i = 0; i < demands; i++) {
    const end = start[i + 1] - 1;
    for (let k = start[i]; k < end; k++) cost[k] = Math.round(cost[k] * scale) * multiplierUnits;
    if (end > start[i]) worst = Math.max(worst, cost[end - 1]);
  }
  const unserved = Math.ceil(total * unit) + multiplierUnits * (demands + sites);
  for (let i = 0; i < demands; i++) {
    const kept = start[i + 1] - 1 - start[i];
    const last = kept > 0 ? cost[start[i + 1] - 2] : 0;
    const bounded = !raw.complete[i] || kept === sites;
    cap[i] = bounded ? last : unserved;
    missing[i] = raw.complete[i] ? 4 * worst + multiplierUnits : last;
  }
  const pairs = cost.length - demands;
  const byColumn = pairs <= mostPairsByColumn;
  const columns = {
    columnStart: new Int32Array(sites + 1),
    columnDemand: new Int32Array(byColumn ? pairs : 0),
    columnEntry: new Int32Array(byColumn ? pairs : 0),
  };
  const lists = { demands, sites, siteId, start, site, cost, siteCost, cap, missing, ...columns };
  if (byColumn) fillColumns(lists);
  return { lists, scale, exact: whole && scale >= 1, unserved };
}

/** Writes the columns from the rows. */
function fillColumns({ demands, sites, start, site, columnStart, columnDemand, columnEntry }: CandidateLists): void {
  columnStart.fill(0, 0, sites + 1);
  for (let i = 0; i < demands; i++) for (let k = start[i]; k < start[i + 1] - 1; k++) columnStart[site[k] + 1]++;
  for (let j = 0; j < sites; j++) columnStart[j + 1] += columnStart[j];
  for (let i = 0; i < demands; i++)
    for (let k = start[i]; k < start[i + 1] - 1; k++) {
      const at = columnStart[site[k]]++;
      columnDemand[at] = i;
      columnEntry[at] = k;
    }
  columnStart.copyWithin(1, 0, sites);
  columnStart[0] = 0;
}

export const FREE = 0;
export const OPEN = 1;
export const CLOSED = 2;

/** Room for lists that `narrowLists` writes again and again. */
export function roomFor(lists: CandidateLists): CandidateLists {
  const pairs = lists.cost.length - lists.demands;
  return {
    ...lists,
    siteId: new Int32Array(lists.sites),
    start: new Int32Array(lists.demands + 1),
    site: new Int32Array(lists.site.length),
    cost: new Float64Array(lists.cost.length),
    siteCost: new Float64Array(lists.sites),
    cap: new Float64Array(lists.demands),
    columnStart: new Int32Array(lists.sites + 1),
    columnDemand: new Int32Array(Math.min(pairs, mostPairsByColumn)),
    columnEntry: new Int32Array(Math.min(pairs, mostPairsByColumn)),
  };
}

/**
 * Leaves the free sites only; `into` may be the lists themselves. A site that is open for certain caps the multipliers of its
 * demands at its cost and disappears, as do all dearer sites. `state` is per site of the problem. One pass over the lists.
 */
export function narrowLists(lists: CandidateLists, state: Uint8Array, number: Int32Array, into: CandidateLists): void {
  let sites = 0;
  for (let j = 0; j < lists.sites; j++) {
    const id = lists.siteId[j];
    const now = state[id];
    number[j] = now === FREE ? sites : now === OPEN ? -1 : -2;
    if (now !== FREE) continue;
    into.siteCost[sites] = lists.siteCost[j];
    into.siteId[sites++] = id;
  }
  let filled = 0;
  let from = 0;
  for (let i = 0; i < lists.demands; i++) {
    const end = lists.start[i + 1];
    let cap = lists.cap[i];
    for (let k = from; k < end - 1; k++) {
      const value = lists.cost[k];
      if (value >= cap) break;
      const target = number[lists.site[k]];
      if (target === -1) {
        cap = value;
        break;
      }
      if (target < 0) continue;
      into.site[filled] = target;
      into.cost[filled++] = value;
    }
    into.cap[i] = cap;
    into.site[filled] = 0;
    into.cost[filled++] = Infinity;
    from = end;
    into.start[i + 1] = filled;
  }
  into.sites = sites;
  if (hasColumns(into)) fillColumns(into);
}

/** Columns are left out where the lists are so long that memory is dearer than time. */
export function hasColumns({ demands, start, columnDemand }: CandidateLists): boolean {
  return start[demands] - demands <= columnDemand.length;
}

/** A copy that holds no more than it needs. */
export function trimLists(lists: CandidateLists): CandidateLists {
  const { demands, sites, start } = lists;
  const pairs = start[demands];
  return {
    ...lists,
    siteId: lists.siteId.slice(0, sites),
    start: lists.start.slice(),
    site: lists.site.slice(0, pairs),
    cost: lists.cost.slice(0, pairs),
    siteCost: lists.siteCost.slice(0, sites),
    cap: lists.cap.slice(),
    columnStart: lists.columnStart.slice(0, sites + 1),
    columnDemand: lists.columnDemand.slice(0, hasColumns(lists) ? pairs - demands : 0),
    columnEntry: lists.columnEntry.slice(0, hasColumns(lists) ? pairs - demands : 0),
  };
}
