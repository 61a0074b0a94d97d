/**
 * The best plan so far: counts plans exactly, and improves them by interchange.
 *
 * Plans are sets of site numbers of the problem; values are in the unit of the candidate lists.
 */
import { fillCostRow, weightOf } from '../problem.ts';
import type { SitingProblem } from '../problem.ts';
import { CLOSED, narrowLists, roomFor, trimLists } from './candidate-lists.ts';
import type { CandidateLists } from './candidate-lists.ts';
import { Interchange } from './interchange.ts';
import { multiplierUnits } from '../scaling.ts';

export class Incumbent {
  /** value of the best plan; more than any plan costs while there is none */
  value: number;
  open: number[] | undefined;
  readonly #problem: SitingProblem;
  readonly #all: CandidateLists;
  readonly #scale: number;
  readonly #count: number;
  readonly #seen = new Set<number>();
  readonly #row: Float64Array;
  #lists: CandidateLists;
  #interchange!: Interchange;
  /** number of each site of the problem in the lists at hand, -1 where it is not in them */
  readonly #local: Int32Array;
  #start: number[] = [];

  /** `count` sites are to be open, -1 for any number. */
  constructor(problem: SitingProblem, all: CandidateLists, scale: number, count: number, unserved: number) {
    this.#problem = problem;
    this.#all = all;
    this.#lists = all;
    this.#scale = scale;
    this.#count = count;
    this.value = unserved;
    this.#row = new Float64Array(problem.sites);
    this.#local = new Int32Array(problem.sites);
    this.#use(all);
  }

  #use(lists: CandidateLists): void {
    this.#lists = lists;
    this.#local.fill(-1);
    for (let j = 0; j < lists.sites; j++) this.#local[lists.siteId[j]] = j;
    const locked = new Uint8Array(lists.sites);
    for (const j of this.#problem.required ?? []) locked[this.#local[j]] = 1;
    this.#interchange = new Interchange(lists, locked, this.#count < 0);
  }

  /** From here on, looks only at sites that are not closed: no better plan has another. */
  restrict(state: Uint8Array): void {
    const kept = state.map((now) => (now === CLOSED ? CLOSED : 0));
    const room = roomFor(this.#lists);
    narrowLists(this.#lists, kept, new Int32Array(this.#lists.sites), room);
    this.#use(trimLists(room));
  }

  /** Greedy addition, then interchange. */
  construct(): void {
    this.#interchange.greedy(this.#count < 0 ? this.#lists.sites : this.#count);
    this.#finish();
  }

  /** Interchange from this set, filled up or cut to the right number; false if it was tried before. */
  improveFrom(sites: ArrayLike<number>, length: number): boolean {
    const start = this.#start;
    start.length = 0;
    let hash = 0;
    for (let k = 0; k < length; k++) {
      const local = this.#local[sites[k]];
      if (local < 0) continue;
      start.push(local);
      hash = (hash + Math.imul(sites[k] + 0x9e3779b9, (sites[k] + 1) * 0x85ebca6b)) | 0;
    }
    if (this.#seen.has(hash)) return false;
    this.#seen.add(hash);
    const most = this.#count < 0 ? start.length : this.#count - (this.#problem.required?.length ?? 0);
    if (start.length > most) start.length = Math.max(0, most);
    this.#interchange.reset(start);
    if (this.#count >= 0 || this.#interchange.openCount === 0) this.#interchange.add(this.#count < 0 ? 1 : this.#count);
    this.#finish();
    return true;
  }

  #finish(): void {
    const search = this.#interchange;
    search.improve();
    if (search.objective >= this.value) return;
    const open: number[] = [];
    for (let s = 0; s < search.openCount; s++) open.push(this.#lists.siteId[search.open[s]]);
    this.offer(open);
  }

  /** Takes this plan if it serves everybody and is better. */
  offer(open: number[]): boolean {
    const { value } = this.weigh(open);
    if (!(value < this.value)) return false;
    this.value = value;
    this.open = [...open].sort((a, b) => a - b);
    return true;
  }

  /** The exact value of a plan and, per demand, the cost of its nearest and second nearest open site in the lists. */
  weigh(open: ArrayLike<number>): { value: number; nearest: Float64Array; next: Float64Array } {
    const { demands, start, site, cost, siteId, siteCost } = this.#all;
    const isOpen = new Uint8Array(this.#problem.sites);
    for (let k = 0; k < open.length; k++) isOpen[open[k]] = 1;
    const nearest = new Float64Array(demands).fill(Infinity);
    const next = new Float64Array(demands).fill(Infinity);
    let value = 0;
    for (let j = 0; j < siteId.length; j++) if (isOpen[siteId[j]]) value += siteCost[j];
    for (let i = 0; i < demands; i++) {
      let k = start[i];
      while (cost[k] < Infinity && !isOpen[siteId[site[k]]]) k++;
      nearest[i] = cost[k] < Infinity ? cost[k] : this.#beyondList(i, isOpen);
      value += nearest[i];
      if (cost[k] < Infinity) k++;
      while (cost[k] < Infinity && !isOpen[siteId[site[k]]]) k++;
      next[i] = cost[k];
    }
    return { value, nearest, next };
  }

  /** Cost of the nearest open site that is too far to stand in the demand's list. */
  #beyondList(demand: number, isOpen: Uint8Array): number {
    if (this.#all.start[demand + 1] - 1 - this.#all.start[demand] >= this.#all.sites) return Infinity;
    fillCostRow(this.#problem, demand, this.#row);
    let least = Infinity;
    for (let j = 0; j < isOpen.length; j++) if (isOpen[j] && this.#row[j] < least) least = this.#row[j];
    return least === Infinity ? Infinity : Math.round(least * weightOf(this.#problem, demand) * this.#scale) * multiplierUnits;
  }
}
