/**
 * Lower bounds by relaxing "every demand is served once" with a multiplier u_i per demand.
 *
 *   L(u) = constant + Σ_i u_i + Σ of the q smallest ρ_j,   ρ_j = f_j + Σ_i min(0, c_ij − u_i)
 *
 * (with a free number of centres, the sum of all negative ρ_j; where each of some groups must have an open site, its smallest ρ_j is
 * among the q). L(u) ≤ the cost of every plan, for any u. The multipliers climb by
 * a deflected subgradient with Polyak's step (Held, Wolfe and Crowder 1974; Camerini, Fratta and Maffioli 1975), rounded to whole
 * units so that L is exact; a multiplier moves in proportion to its likely size. One step costs two passes over the lists as far as u_i.
 */
import { hasColumns } from './candidate-lists.ts';
import type { CandidateLists } from './candidate-lists.ts';

/** How the multipliers move. */
export interface Pace {
  /** first step, as a share of Polyak's */
  step: number;
  /** share of the last direction that is kept */
  keep: number;
  /** steps without a better bound before the step is shortened */
  patience: number;
  /** by how much it is shortened */
  shorten: number;
}

/** What a site costs beyond, or saves against, the bound if its choice is turned around. */
export interface Fixable {
  closed: number[];
  open: number[];
}

/** How much the last step counts in `fractional`. */
const rate = 0.1;

export class Lagrangian {
  /** best bound since `load`, and its multipliers */
  bound = -Infinity;
  readonly best: Float64Array;
  /** how often each site was chosen lately, 0 to 1: an estimate of the fractional solution whose value the bound approaches */
  readonly fractional: Float64Array;
  /** sites chosen in the last step */
  readonly chosen: Int32Array;
  chosenCount = 0;
  readonly u: Float64Array;
  /** below its cheapest site a multiplier is of no use */
  readonly #least: Float64Array;
  /** how readily each multiplier moves, relative to the others */
  readonly #mobility: Float64Array;
  step = 0;
  #pace!: Pace;
  #failed = 0;
  #lists!: CandidateLists;
  /** sites to choose, -1 for any number */
  #choose = 0;
  #constant = 0;
  readonly #direction: Float64Array;
  readonly #stop: Int32Array;
  readonly #served: Int32Array;
  #along = 0;
  readonly #rho: Float64Array;
  readonly #bestRho: Float64Array;
  readonly #bestChosen: Uint8Array;
  #bestLast = 0;
  #bestNext = 0;
  readonly #scratch: Float64Array;
  readonly #isChosen: Uint8Array;
  /** group of each site, -1 for none; at least one site of each group is to be chosen */
  #groupOf: Int32Array;
  #groups = 0;
  readonly #groupBest: Int32Array;

  constructor(demands: number, sites: number) {
    this.best = new Float64Array(demands);
    this.u = new Float64Array(demands);
    this.#least = new Float64Array(demands);
    this.#mobility = new Float64Array(demands).fill(1);
    this.#direction = new Float64Array(demands);
    this.#stop = new Int32Array(demands);
    this.#served = new Int32Array(demands);
    this.fractional = new Float64Array(sites);
    this.chosen = new Int32Array(sites);
    this.#rho = new Float64Array(sites);
    this.#bestRho = new Float64Array(sites);
    this.#bestChosen = new Uint8Array(sites);
    this.#scratch = new Float64Array(sites);
    this.#isChosen = new Uint8Array(sites);
    this.#groupOf = new Int32Array(sites);
    this.#groupBest = new Int32Array(sites);
  }

  /**
   * Lets each multiplier move in proportion to its likely size. Where weights differ a thousandfold, steps of one length for all
   * would be too long for most and too short for the rest.
   */
  scaleSteps(likely: Float64Array): void {
    let mean = 0;
    for (let i = 0; i < likely.length; i++) mean += likely[i] / likely.length;
    for (let i = 0; i < likely.length; i++) this.#mobility[i] = mean > 0 ? likely[i] / mean + 0.001 : 1;
  }

  /** Starts on these lists, from multipliers that are brought within their caps. */
  load(lists: CandidateLists, choose: number, constant: number, start: Float64Array, pace: Pace): void {
    this.#lists = lists;
    this.#choose = choose;
    this.#constant = constant;
    this.bound = -Infinity;
    this.step = pace.step;
    this.#pace = pace;
    this.#failed = 0;
    this.#direction.fill(0);
    for (let i = 0; i < lists.demands; i++) {
      this.u[i] = Math.min(lists.cap[i], Math.max(start[i], 0));
      this.#least[i] = Math.min(lists.cost[lists.start[i]], lists.cap[i]);
    }
  }

  /** Keeps what is known of the first `before` sites under their new numbers; a negative number drops a site. */
  renumber(number: Int32Array, before: number): void {
    for (let j = 0; j < before; j++) if (number[j] >= 0) this.fractional[number[j]] = this.fractional[j];
  }

  /** From each of the groups, numbered from 0, at least one site is to be chosen; kept until the next call. */
  oblige(groupOf: Int32Array, groups: number): void {
    this.#groupOf = groupOf;
    this.#groups = groups;
  }

  /** Nothing is known of which sites are chosen: `load` leaves that as it is. */
  forget(): void {
    const { sites } = this.#lists;
    this.fractional.fill(this.#choose < 0 ? 0.5 : this.#choose / sites, 0, sites);
  }

  /** Takes up to `steps` steps; ends early once the bound exceeds `cutoff`. `aim` is the cost of the best plan known. */
  climb(steps: number, cutoff: number, aim: number): void {
    for (let k = 0; k < steps; k++) {
      const value = this.#evaluate();
      this.#remember(value);
      if (this.bound > cutoff) return;
      this.#move(value, aim);
    }
  }

  /** The sites whose other choice costs more than `cutoff`, at the best multipliers. */
  fixable(cutoff: number): Fixable {
    const fixable: Fixable = { closed: [], open: [] };
    const { sites } = this.#lists;
    const rho = this.#bestRho;
    const { first, second } = this.#leaders();
    for (let j = 0; j < sites; j++) {
      const group = this.#groups > 0 ? this.#groupOf[j] : -1;
      if (this.#bestChosen[j]) {
        let instead = this.#bestNext;
        if (group >= 0 && first[group] === j) {
          const other = second[group];
          if (other < 0) instead = Infinity;
          else if (!this.#bestChosen[other]) instead = rho[other];
        }
        if (this.bound - rho[j] + instead > cutoff) fixable.open.push(j);
      } else {
        const spared = group >= 0 ? Math.max(this.#bestLast, rho[first[group]]) : this.#bestLast;
        if (this.bound + rho[j] - spared > cutoff) fixable.closed.push(j);
      }
    }
    return fixable;
  }

  /** The cheapest and the second cheapest site of each group at the best multipliers, -1 where there is none. */
  #leaders(): { first: Int32Array; second: Int32Array } {
    const first = new Int32Array(this.#groups).fill(-1);
    const second = new Int32Array(this.#groups).fill(-1);
    const rho = this.#bestRho;
    if (this.#groups > 0)
      for (let j = 0; j < this.#lists.sites; j++) {
        const group = this.#groupOf[j];
        if (group < 0) continue;
        if (first[group] < 0 || rho[j] < rho[first[group]]) {
          second[group] = first[group];
          first[group] = j;
        } else if (second[group] < 0 || rho[j] < rho[second[group]]) second[group] = j;
      }
    return { first, second };
  }

  #remember(value: number): void {
    if (value <= this.bound) {
      if (++this.#failed >= this.#pace.patience) {
        this.#failed = 0;
        this.step *= this.#pace.shorten;
      }
      return;
    }
    this.bound = value;
    this.#failed = 0;
    const { demands, sites } = this.#lists;
    for (let i = 0; i < demands; i++) this.best[i] = this.u[i];
    for (let j = 0; j < sites; j++) {
      this.#bestRho[j] = this.#rho[j];
      this.#bestChosen[j] = this.#isChosen[j];
    }
    this.#bestLast = this.#last;
    this.#bestNext = this.#next;
  }

  #last = 0;
  #next = 0;

  #evaluate(): number {
    const { demands, sites, start, site, cost, siteCost } = this.#lists;
    const u = this.u;
    const rho = this.#rho;
    const stop = this.#stop;
    let value = this.#constant;
    let along = 0;
    for (let j = 0; j < sites; j++) rho[j] = siteCost[j];
    for (let i = 0; i < demands; i++) {
      const price = u[i];
      value += price;
      let k = start[i];
      for (let c = cost[k]; c < price; c = cost[++k]) rho[site[k]] += c - price;
      stop[i] = k;
      along += k - start[i];
    }
    this.#along = along;
    return value + this.#select();
  }

  /** Chooses the cheapest site of each group, then the cheapest of all others, and returns the sum of their ρ. */
  #select(): number {
    const { sites } = this.#lists;
    const rho = this.#rho;
    const isChosen = this.#isChosen;
    const fractional = this.fractional;
    let choose = this.#choose;
    let sum = 0;
    this.chosenCount = 0;
    isChosen.fill(0, 0, sites);
    if (this.#groups > 0) {
      this.#leadGroups();
      for (let g = 0; g < this.#groups; g++) {
        const j = this.#groupBest[g];
        isChosen[j] = 1;
        sum += rho[j];
        this.chosen[this.chosenCount++] = j;
      }
      if (choose >= 0) choose -= this.#groups;
    }
    let ties = 0;
    let limit = 0;
    if (choose >= 0) {
      const scratch = this.#scratch;
      let length = 0;
      for (let j = 0; j < sites; j++) if (isChosen[j] === 0) scratch[length++] = rho[j];
      limit = choose === 0 ? -Infinity : smallest(scratch, length, choose);
      ties = choose;
      for (let k = 0; k < length; k++) if (scratch[k] < limit) ties--;
    }
    this.#last = limit;
    this.#next = choose < 0 ? 0 : Infinity;
    for (let j = 0; j < sites; j++) {
      const value = rho[j];
      if (isChosen[j] === 1) fractional[j] += rate * (1 - fractional[j]);
      else if (value < limit || (value === limit && ties-- > 0)) {
        sum += value;
        isChosen[j] = 1;
        this.chosen[this.chosenCount++] = j;
        fractional[j] += rate * (1 - fractional[j]);
      } else {
        if (choose >= 0 && value < this.#next) this.#next = value;
        fractional[j] *= 1 - rate;
      }
    }
    return sum;
  }

  #leadGroups(): void {
    const best = this.#groupBest;
    const rho = this.#rho;
    best.fill(-1, 0, this.#groups);
    for (let j = 0; j < this.#lists.sites; j++) {
      const group = this.#groupOf[j];
      if (group >= 0 && (best[group] < 0 || rho[j] < rho[best[group]])) best[group] = j;
    }
  }

  /** By how many chosen sites each demand would be served: down the columns or along the rows, whichever is shorter. */
  #countServed(): void {
    const { demands, start, site, columnStart, columnDemand, columnEntry } = this.#lists;
    const served = this.#served;
    const stop = this.#stop;
    const isChosen = this.#isChosen;
    let down = hasColumns(this.#lists) ? 0 : Infinity;
    for (let k = 0; k < this.chosenCount; k++) down += columnStart[this.chosen[k] + 1] - columnStart[this.chosen[k]];
    if (down < this.#along) {
      served.fill(0);
      for (let k = 0; k < this.chosenCount; k++) {
        const end = columnStart[this.chosen[k] + 1];
        for (let e = columnStart[this.chosen[k]]; e < end; e++) {
          const i = columnDemand[e];
          // 1 where the entry lies before the stop: whether it does is hard to predict, so it is not asked with a branch
          served[i] += (columnEntry[e] - stop[i]) >>> 31;
        }
      }
      return;
    }
    for (let i = 0; i < demands; i++) {
      let count = 0;
      const end = stop[i];
      for (let k = start[i]; k < end; k++) count += isChosen[site[k]];
      served[i] = count;
    }
  }

  #move(value: number, aim: number): void {
    const { demands, cap } = this.#lists;
    const u = this.u;
    const least = this.#least;
    const direction = this.#direction;
    const served = this.#served;
    const { keep } = this.#pace;
    const mobility = this.#mobility;
    let square = 0;
    this.#countServed();
    for (let i = 0; i < demands; i++) {
      let d = 1 - served[i] + keep * direction[i];
      if ((u[i] >= cap[i] && d > 0) || (u[i] <= least[i] && d < 0)) d = 0;
      direction[i] = d;
      square += mobility[i] * d * d;
    }
    if (square === 0) return;
    const length = (this.step * (aim - value)) / square;
    for (let i = 0; i < demands; i++) {
      const moved = Math.floor(u[i] + length * mobility[i] * direction[i] + 0.5);
      u[i] = Math.min(Math.max(moved, least[i]), cap[i]);
    }
  }
}

/** The q-th smallest of the first `length` values (Hoare 1961), which it reorders. */
function smallest(scratch: Float64Array, length: number, q: number): number {
  const at = q - 1;
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = scratch[(low + high) >> 1];
    let i = low;
    let j = high;
    while (i <= j) {
      while (scratch[i] < pivot) i++;
      while (scratch[j] > pivot) j--;
      if (i <= j) {
        const swapped = scratch[i];
        scratch[i++] = scratch[j];
        scratch[j--] = swapped;
      }
    }
    if (at <= j) high = j;
    else if (at >= i) low = i;
    else break;
  }
  return scratch[at];
}
