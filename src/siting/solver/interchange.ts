/**
 * A good set of open sites, by greedy addition and fast interchange; a heuristic, no bound.
 *
 * With d1, d2 the costs of a demand's nearest and second nearest open site, swapping r for j saves
 *   gain[j] − loss[r] + extra[r][j],
 *   gain[j]     = Σ_i max(0, d1 − c_ij) − f_j
 *   loss[r]     = Σ_{i of r} (d2 − d1) − f_r
 *   extra[r][j] = Σ_{i of r, c_ij < d2} d2 − max(c_ij, d1)
 * and after a swap only demands whose nearest or second nearest changed are counted anew (Whitaker 1983; Resende and Werneck
 * 2003). One swap costs O(p × sites) to choose and O(demands) to find those. Sums are whole numbers, so nothing drifts.
 */
import { hasColumns } from './candidate-lists.ts';
import type { CandidateLists } from './candidate-lists.ts';

export class Interchange {
  /** sum of all costs of the open sites, in the lists' unit */
  objective = 0;
  /** open sites by slot; the first `openCount` count */
  readonly open: Int32Array;
  openCount = 0;
  readonly #lists: CandidateLists;
  readonly #free: boolean;
  readonly #locked: Uint8Array;
  readonly #slotOf: Int32Array;
  readonly #gain: Float64Array;
  readonly #loss: Float64Array;
  #extra: Float64Array;
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  /** slot of the nearest open site, -1 where none */
  readonly #host: Int32Array;
  readonly #hostSite: Int32Array;
  readonly #nextSite: Int32Array;

  /** `locked` sites are always open; with `free`, the number of open sites may change. */
  constructor(lists: CandidateLists, locked: Uint8Array, free: boolean) {
    this.#lists = lists;
    this.#locked = locked;
    this.#free = free;
    this.open = new Int32Array(lists.sites);
    this.#slotOf = new Int32Array(lists.sites).fill(-1);
    this.#gain = new Float64Array(lists.sites);
    this.#loss = new Float64Array(lists.sites);
    this.#extra = new Float64Array(0);
    this.#first = new Float64Array(lists.demands);
    this.#second = new Float64Array(lists.demands);
    this.#host = new Int32Array(lists.demands);
    this.#hostSite = new Int32Array(lists.demands);
    this.#nextSite = new Int32Array(lists.demands);
  }

  /** Opens the locked sites and then, one at a time, the site that saves most: up to `count`, or while it pays. */
  greedy(count: number): void {
    this.reset([]);
    this.add(count);
  }

  /** Opens exactly these sites, and the locked ones. */
  reset(sites: ArrayLike<number>): void {
    const { demands, missing, siteCost } = this.#lists;
    const gain = this.#gain;
    this.openCount = 0;
    this.#slotOf.fill(-1);
    this.#loss.fill(0);
    this.#extra.fill(0);
    for (let j = 0; j < gain.length; j++) {
      gain[j] = -siteCost[j];
      if (this.#locked[j]) this.#open(j);
    }
    for (let k = 0; k < sites.length; k++) if (this.#slotOf[sites[k]] < 0) this.#open(sites[k]);
    this.#reserve();
    this.objective = 0;
    for (let s = 0; s < this.openCount; s++) this.objective += siteCost[this.open[s]];
    for (let i = 0; i < demands; i++) {
      this.#serve(i);
      this.objective += this.#hostSite[i] < 0 ? missing[i] : this.#first[i];
      this.#count(i, 1);
    }
  }

  /** Opens the site that saves most until `count` are open; with a free number, only while it pays. */
  add(count: number): void {
    while (this.openCount < count) {
      let best = -1;
      let most = -Infinity;
      for (let j = 0; j < this.#gain.length; j++)
        if (this.#slotOf[j] < 0 && this.#gain[j] > most) {
          most = this.#gain[j];
          best = j;
        }
      if (best < 0 || (this.#free && this.openCount > 0 && most <= 0)) return;
      this.#open(best);
      this.#reserve();
      this.#recount(best, -1);
      this.objective -= most;
    }
  }

  /** Swaps, and with a free number adds and drops, while the best such step saves anything. */
  improve(): void {
    const { sites } = this.#lists;
    const slotOf = this.#slotOf;
    for (;;) {
      let most = 0;
      let into = -1;
      let slot = -1;
      const gain = this.#gain;
      for (let s = 0; s < this.openCount; s++) {
        if (this.#locked[this.open[s]]) continue;
        const extra = this.#extra;
        const base = s * sites;
        const loss = this.#loss[s] - this.#lists.siteCost[this.open[s]];
        for (let j = 0; j < sites; j++) {
          const saved = gain[j] + extra[base + j] - loss;
          if (saved > most && slotOf[j] < 0) {
            most = saved;
            into = j;
            slot = s;
          }
        }
        if (this.#free && this.openCount > 1 && -loss > most) {
          most = -loss;
          into = -1;
          slot = s;
        }
      }
      if (this.#free)
        for (let j = 0; j < sites; j++)
          if (gain[j] > most && slotOf[j] < 0) {
            most = gain[j];
            into = j;
            slot = -1;
          }
      if (most <= 0) return;
      this.#step(into, slot);
      this.objective -= most;
    }
  }

  #step(into: number, slot: number): void {
    if (slot < 0) {
      this.#open(into);
      this.#reserve();
      return this.#recount(into, -1);
    }
    const out = this.open[slot];
    this.#slotOf[out] = -1;
    if (into >= 0) {
      this.open[slot] = into;
      this.#slotOf[into] = slot;
      return this.#recount(into, out);
    }
    this.#recount(-1, out);
    this.#close(slot);
  }

  #open(site: number): void {
    this.#slotOf[site] = this.openCount;
    this.open[this.openCount++] = site;
  }

  /** Fills an emptied slot with the last one, so that slots stay dense. */
  #close(slot: number): void {
    const last = --this.openCount;
    const { sites } = this.#lists;
    if (slot === last) return;
    this.open[slot] = this.open[last];
    this.#slotOf[this.open[slot]] = slot;
    this.#loss[slot] = this.#loss[last];
    this.#loss[last] = 0;
    this.#extra.copyWithin(slot * sites, last * sites, (last + 1) * sites);
    this.#extra.fill(0, last * sites, (last + 1) * sites);
    const host = this.#host;
    for (let i = 0; i < host.length; i++) if (host[i] === last) host[i] = slot;
  }

  #reserve(): void {
    const { sites } = this.#lists;
    if (this.#loss.length < this.openCount || this.#extra.length >= this.openCount * sites) return;
    const larger = new Float64Array(Math.min(sites, Math.max(8, this.openCount * 2)) * sites);
    larger.set(this.#extra);
    this.#extra = larger;
  }

  /** Nearest and second nearest open site of a demand. */
  #serve(demand: number): void {
    const { start, site, cost, missing } = this.#lists;
    const slotOf = this.#slotOf;
    const end = start[demand + 1] - 1;
    let k = start[demand];
    while (k < end && slotOf[site[k]] < 0) k++;
    if (k === end) {
      this.#hostSite[demand] = -1;
      this.#nextSite[demand] = -1;
      this.#host[demand] = -1;
      this.#first[demand] = missing[demand];
      this.#second[demand] = missing[demand];
      return;
    }
    this.#hostSite[demand] = site[k];
    this.#host[demand] = slotOf[site[k]];
    this.#first[demand] = cost[k++];
    while (k < end && slotOf[site[k]] < 0) k++;
    this.#nextSite[demand] = k === end ? -1 : site[k];
    this.#second[demand] = k === end ? Math.max(missing[demand], this.#first[demand]) : cost[k];
  }

  /** Adds a demand to the sums, or with sign -1 takes it out. */
  #count(demand: number, sign: number): void {
    const { start, site, cost, sites } = this.#lists;
    const gain = this.#gain;
    const extra = this.#extra;
    const first = this.#first[demand];
    const second = this.#second[demand];
    const host = this.#host[demand];
    let k = start[demand];
    if (host < 0) {
      for (; cost[k] < first; k++) gain[site[k]] += sign * (first - cost[k]);
      return;
    }
    const base = host * sites;
    const apart = sign * (second - first);
    this.#loss[host] += apart;
    for (; cost[k] < first; k++) {
      gain[site[k]] += sign * (first - cost[k]);
      extra[base + site[k]] += apart;
    }
    for (; cost[k] < second; k++) extra[base + site[k]] += sign * (second - cost[k]);
  }

  /** Counts anew the demands whose nearest or second nearest open site changed: `into` was opened, `out` closed; -1 for none. */
  #recount(into: number, out: number): void {
    const { demands, cost, columnStart, columnDemand, columnEntry } = this.#lists;
    if (out >= 0) for (let i = 0; i < demands; i++) if (this.#hostSite[i] === out || this.#nextSite[i] === out) this.#serveAnew(i);
    if (into < 0) return;
    if (!hasColumns(this.#lists)) return this.#recountAlongRows(into);
    const end = columnStart[into + 1];
    for (let e = columnStart[into]; e < end; e++) {
      const i = columnDemand[e];
      if (cost[columnEntry[e]] < this.#second[i] && this.#hostSite[i] !== into && this.#nextSite[i] !== into) this.#serveAnew(i);
    }
  }

  #recountAlongRows(into: number): void {
    const { demands, start, site, cost } = this.#lists;
    for (let i = 0; i < demands; i++) {
      if (this.#hostSite[i] === into || this.#nextSite[i] === into) continue;
      const second = this.#second[i];
      let k = start[i];
      while (cost[k] < second && site[k] !== into) k++;
      if (cost[k] < second) this.#serveAnew(i);
    }
  }

  #serveAnew(demand: number): void {
    this.#count(demand, -1);
    this.#serve(demand);
    this.#count(demand, 1);
  }
}
