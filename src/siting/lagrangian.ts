/**
 * Lower bounds by relaxing "every demand is served once" with a multiplier u_i per demand.
 *
 *   L(u) = constant + Σ_i u_i + Σ of the q smallest ρ_j,   ρ_j = f_j + Σ_i min(0, c_ij − u_i)
 *
 * (with a free number of centres, the sum of all negative ρ_j). L(u) ≤ the cost of every plan, for any u. The multipliers climb by
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

export class Lagrangian {
  /** best bound since `load`, and its multipliers */
  bound = -Infinity;
  readonly best: Float64Array;
  /** how often each site was chosen lately, 0 to 1 */
  readonly openness: Float64Array;
  /** sites chosen in the last step */
  readonly chosen: Int32Array;
  chosenCount = 0;
  readonly u: Float64Array;
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

  constructor(demands: number, sites: number) {
    this.best = new Float64Array(demands);
    this.u = new Float64Array(demands);
    this.#mobility = new Float64Array(demands).fill(1);
    this.#direction = new Float64Array(demands);
    this.#stop = new Int32Array(demands);
    this.#served = new Int32Array(demands);
    this.openness = new Float64Array(sites);
    this.chosen = new Int32Array(sites);
    this.#rho = new Float64Array(sites);
    this.#bestRho = new Float64Array(sites);
    this.#bestChosen = new Uint8Array(sites);
    this.#scratch = new Float64Array(sites);
    this.#isChosen = new Uint8Array(sites);
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
    this.openness.fill(choose < 0 ? 0.5 : choose / lists.sites, 0, lists.sites);
    for (let i = 0; i < lists.demands; i++) this.u[i] = Math.min(lists.cap[i], Math.max(start[i], 0));
  }

  /** Takes up to `steps` steps; ends early once the bound exceeds `enough`. `aim` is the cost of the best plan known. */
  climb(steps: number, enough: number, aim: number): void {
    for (let k = 0; k < steps; k++) {
      const value = this.#evaluate();
      this.#remember(value);
      if (this.bound > enough) return;
      this.#move(value, aim);
    }
  }

  /** The sites whose other choice costs more than `enough`, at the best multipliers. */
  fixable(enough: number): Fixable {
    const fixable: Fixable = { closed: [], open: [] };
    for (let j = 0; j < this.#lists.sites; j++) {
      const rho = this.#bestRho[j];
      if (this.#bestChosen[j]) {
        if (this.bound - rho + this.#bestNext > enough) fixable.open.push(j);
      } else if (this.bound + rho - this.#bestLast > enough) fixable.closed.push(j);
    }
    return fixable;
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

  /** Chooses the cheapest sites and returns the sum of their ρ. */
  #select(): number {
    const { sites } = this.#lists;
    const rho = this.#rho;
    const isChosen = this.#isChosen;
    const choose = this.#choose;
    let sum = 0;
    let ties = 0;
    let limit = 0;
    if (choose >= 0) {
      limit = choose === 0 ? -Infinity : smallest(rho, sites, choose, this.#scratch);
      ties = choose;
      for (let j = 0; j < sites; j++) if (rho[j] < limit) ties--;
    }
    this.chosenCount = 0;
    this.#last = choose < 0 ? 0 : limit;
    this.#next = choose < 0 ? 0 : Infinity;
    const openness = this.openness;
    for (let j = 0; j < sites; j++) {
      const value = rho[j];
      if (value < limit || (value === limit && ties-- > 0)) {
        sum += value;
        isChosen[j] = 1;
        this.chosen[this.chosenCount++] = j;
        openness[j] += 0.1 * (1 - openness[j]);
      } else {
        isChosen[j] = 0;
        if (choose >= 0 && value < this.#next) this.#next = value;
        openness[j] *= 0.9;
      }
    }
    return sum;
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
          if (columnEntry[e] < stop[i]) served[i]++;
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
    const { demands, start, cost, cap } = this.#lists;
    const { u } = this;
    const direction = this.#direction;
    const served = this.#served;
    const { keep } = this.#pace;
    const mobility = this.#mobility;
    let square = 0;
    this.#countServed();
    for (let i = 0; i < demands; i++) {
      let d = 1 - served[i] + keep * direction[i];
      if ((d > 0 && u[i] >= cap[i]) || (d < 0 && u[i] <= cost[start[i]])) d = 0;
      direction[i] = d;
      square += mobility[i] * d * d;
    }
    if (square === 0) return;
    const length = (this.step * (aim - value)) / square;
    for (let i = 0; i < demands; i++) {
      if (direction[i] === 0) continue;
      const moved = Math.round(u[i] + length * mobility[i] * direction[i]);
      const least = Math.min(cost[start[i]], cap[i]);
      u[i] = moved > cap[i] ? cap[i] : moved < least ? least : moved;
    }
  }
}

/** The q-th smallest of the first `length` values (Hoare 1961), on a copy in `scratch`. */
function smallest(values: Float64Array, length: number, q: number, scratch: Float64Array): number {
  for (let k = 0; k < length; k++) scratch[k] = values[k];
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
