/**
 * Branch and bound: proves that no plan beats the incumbent, or finds one that does.
 *
 * A node is a set of sites that are open or closed for certain. Its Lagrangian bound either ends it (no plan in it is cheaper than
 * the incumbent by a whole unit), or fixes sites whose other choice would cost too much, or splits it on neighbouring sites of
 * which the multipliers cannot tell whether one is open. Nodes with the lowest bound come first, so that the bound of the whole rises steadily.
 */
import { doubtfulSets, unmetGroups, withGroup } from './branching.ts';
import type { ProofNode, SitingProblem } from '../problem.ts';
import { allowedSites } from '../problem.ts';
import { CLOSED, FREE, OPEN, narrowLists, roomFor, trimLists } from './candidate-lists.ts';
import type { CandidateLists } from './candidate-lists.ts';
import type { Incumbent } from './incumbent.ts';
import { Lagrangian } from './lagrangian.ts';
import type { Pace } from './lagrangian.ts';
import { NodeHeap } from './node-heap.ts';
import { multiplierUnits } from '../scaling.ts';

const defaultOptions = {
  /** steps between looks at what can be fixed */
  chunk: 10,
  /** most steps at the root, and at any other node */
  rootSteps: 1500,
  nodeSteps: 40,
  /** the root is split once its step has shrunk to this … */
  leastStep: 0.001,
  /** … or so many steps have closed less than this share of what is open between bound and incumbent */
  window: 50,
  leastProgress: 0.002,
  /** interchange is tried rarely while lists hold more pairs than this */
  manyPairs: 1_000_000,
  /** lists are rebuilt once this share of the free sites can be fixed */
  worthNarrowing: 0.08,
  /** strong branching: on how many sets before a split, in the first nodes, where most is decided, and later; and with how many steps */
  firstNodes: 20,
  wantedFirst: { sets: 7, singles: 3 },
  wanted: { sets: 4, singles: 2 },
  strongSteps: 30,
  strongPace: { step: 0.8, keep: 0.7, patience: 3, shorten: 0.7 },
  nodePace: { step: 1.2, keep: 0.7, patience: 4, shorten: 0.7 },
};

/** The more multipliers there are, the longer a step is kept. */
function rootPace(demands: number): Pace {
  return { step: 1.2, keep: 0.8, patience: Math.min(16, Math.max(8, Math.round(demands / 200))), shorten: 0.8 };
}

/** Added to a site's cost it keeps the site closed, taken off it keeps it open; sums with it stay exact. */
const beyondAll = 2 ** 50;

interface Node {
  bound: number;
  order: number;
  /** per site of the problem: free, open or closed */
  state: Uint8Array;
  /** at least one site of each is open; no two overlap */
  groups: number[][];
  /** where its bound starts */
  multipliers: Float64Array;
  proof: ProofNode;
}

interface Start {
  bound: number;
  multipliers: Float64Array;
}

/** A possible split, and what a few steps with one of these sites open, and with all closed, make of the bound. */
interface Branch {
  sites: number[];
  score: number;
  open: Start;
  closed: Start;
}

export interface TreeLimits {
  nodeLimit: number;
  /** is the time up */
  expired: () => boolean;
  progress: (bound: number) => void;
}

export interface TreeOutcome {
  /** no plan costs less, in the unit of the lists */
  bound: number;
  proven: boolean;
  nodes: number;
  tree: ProofNode;
  rootMultipliers: Float64Array;
}

export class Tree {
  readonly #count: number;
  readonly #incumbent: Incumbent;
  readonly #limits: TreeLimits;
  readonly #lagrangian: Lagrangian;
  readonly #unserved: number;
  readonly #number: Int32Array;
  readonly #siteCostOf: Float64Array;
  #base: CandidateLists;
  /** lists of the node at hand, in room of their own or still those of the base */
  #at: CandidateLists;
  #room: CandidateLists;
  readonly #heap = new NodeHeap<Node>();
  #order = 0;
  #nodes = 0;
  readonly #chosenIds: Int32Array;
  readonly #rootState: Uint8Array;
  /** group of each site of the lists at hand, and of the problem */
  readonly #groupOf: Int32Array;
  readonly #groupAt: Int32Array;

  /** `count` sites are to be open, -1 for any number. */
  constructor(problem: SitingProblem, lists: CandidateLists, count: number, unserved: number, incumbent: Incumbent, limits: TreeLimits) {
    this.#count = count;
    this.#incumbent = incumbent;
    this.#limits = limits;
    this.#unserved = unserved;
    this.#base = lists;
    this.#at = lists;
    this.#room = roomFor(lists);
    this.#lagrangian = new Lagrangian(lists.demands, lists.sites);
    this.#number = new Int32Array(lists.sites);
    this.#groupOf = new Int32Array(lists.sites);
    this.#groupAt = new Int32Array(problem.sites);
    this.#chosenIds = new Int32Array(lists.sites);
    this.#siteCostOf = new Float64Array(problem.sites);
    for (let j = 0; j < lists.sites; j++) this.#siteCostOf[lists.siteId[j]] = lists.siteCost[j];
    const allowed = allowedSites(problem);
    this.#rootState = Uint8Array.from(allowed, (may) => (may ? FREE : CLOSED));
    for (const j of problem.required ?? []) this.#rootState[j] = OPEN;
  }

  /** Searches from these multipliers until everything is proven or a limit is reached; steps are scaled to the likely ones. */
  search(multipliers: Float64Array, likely: Float64Array): TreeOutcome {
    const tree: ProofNode = { fixings: [] };
    const root: Node = { bound: -Infinity, order: this.#order++, state: this.#rootState, groups: [], multipliers, proof: tree };
    this.#lagrangian.scaleSteps(likely);
    this.#process(root, true);
    const rootMultipliers = this.#lagrangian.best.slice();
    if (this.#heap.size > 0) this.#rebase(root.state);
    while (this.#heap.size > 0) {
      this.#limits.progress(this.#heap.least());
      if (this.#nodes >= this.#limits.nodeLimit || this.#limits.expired()) break;
      this.#process(this.#heap.pop(), false);
    }
    let bound = this.#incumbent.value;
    if (this.#heap.size > 0) bound = Math.min(bound, this.#heap.least());
    return { bound, proven: this.#heap.size === 0, nodes: this.#nodes, tree, rootMultipliers };
  }

  /** The cutoff: a bound above it leaves no room for a plan that is cheaper by one unit. */
  #cutoff(): number {
    return this.#incumbent.value - multiplierUnits;
  }

  /** What the root has closed and opened holds in all nodes: they start from shorter lists. */
  #rebase(state: Uint8Array): void {
    narrowLists(this.#base, state, this.#number, this.#room);
    this.#base = trimLists(this.#room);
    this.#room = roomFor(this.#base);
    this.#incumbent.restrict(state);
  }

  #process(node: Node, isRoot: boolean): void {
    this.#nodes++;
    const { state } = node;
    if (node.bound > this.#cutoff()) {
      node.proof.end = node.multipliers;
      return;
    }
    const lagrangian = this.#lagrangian;
    const most = isRoot ? defaultOptions.rootSteps : defaultOptions.nodeSteps;
    const chunk = defaultOptions.chunk;
    let steps = 0;
    let start = node.multipliers;
    let pace: Pace = isRoot ? rootPace(this.#base.demands) : defaultOptions.nodePace;
    let best = node.bound;
    let converged = false;
    let windowStart = -Infinity;
    this.#at = this.#base;
    if (!isRoot || state.includes(OPEN)) this.#narrow(state);
    for (;;) {
      const { open, constant } = this.#opened(state);
      const choose = this.#count < 0 ? -1 : this.#count - open;
      if (this.#settled(node, choose)) return;
      this.#oblige(node.groups);
      lagrangian.load(this.#at, choose, constant, start, pace);
      if (steps === 0) lagrangian.forget();
      let narrowed = false;
      while (!narrowed) {
        const before = lagrangian.bound;
        lagrangian.climb(chunk, this.#cutoff(), this.#aim());
        steps += chunk;
        if (lagrangian.bound > best) best = lagrangian.bound;
        if (lagrangian.bound > this.#cutoff()) {
          node.proof.end = lagrangian.best.slice();
          return;
        }
        if (isRoot ? this.#worthTrying(steps / chunk) : steps === chunk && this.#nodes % (this.#nodes < 64 ? 4 : 16) === 0)
          this.#tryChosen(state);
        if (isRoot && steps % defaultOptions.window === 0) {
          converged = lagrangian.bound - windowStart < defaultOptions.leastProgress * (this.#aim() - lagrangian.bound);
          windowStart = lagrangian.bound;
        }
        if (isRoot) this.#limits.progress(best);
        const last =
          steps >= most ||
          lagrangian.step < defaultOptions.leastStep ||
          converged ||
          (!isRoot && steps >= 3 * chunk && this.#hopeless(before, lagrangian.bound, most - steps)) ||
          (isRoot && this.#limits.expired());
        narrowed = this.#fix(node, last);
        if (last && !narrowed) {
          const branch = this.#branchStrongly(node, choose, constant);
          if (branch) return this.#split(node, best, branch);
          narrowed = true;
        }
      }
      start = lagrangian.best.slice();
      pace = { ...pace, step: lagrangian.step };
      const before = this.#at.sites;
      this.#narrow(state);
      lagrangian.renumber(this.#number, before);
    }
  }

  #narrow(state: Uint8Array): void {
    narrowLists(this.#at, state, this.#number, this.#room);
    this.#at = this.#room;
  }

  #hopeless(before: number, now: number, left: number): boolean {
    const rise = (now - before) / defaultOptions.chunk;
    return now + rise * left * 0.7 < this.#cutoff();
  }

  /** What the multipliers aim at: the incumbent, or where there is none, somewhat more than the bound. */
  #aim(): number {
    if (this.#incumbent.open) return this.#incumbent.value;
    const { bound } = this.#lagrangian;
    return bound > -Infinity ? Math.min(this.#unserved, bound + Math.abs(bound) * 0.1 + multiplierUnits * 16) : this.#unserved;
  }

  #opened(state: Uint8Array): { open: number; constant: number } {
    let open = 0;
    let constant = 0;
    for (let j = 0; j < state.length; j++)
      if (state[j] === OPEN) {
        open++;
        constant += this.#siteCostOf[j];
      }
    return { open, constant };
  }

  /** Ends a node that holds no plan, or one only. */
  #settled(node: Node, choose: number): boolean {
    const { state, proof } = node;
    const { sites, demands, start, cap } = this.#at;
    node.groups = unmetGroups(node.groups, state);
    if (
      node.groups.some((group) => group.length === 0) ||
      (choose >= 0 && choose < node.groups.length) ||
      choose > sites ||
      (this.#count >= 0 && choose < 0)
    ) {
      proof.end = node.multipliers;
      return true;
    }
    for (let i = 0; i < demands; i++)
      if (start[i + 1] - start[i] === 1 && cap[i] === this.#unserved) {
        proof.end = node.multipliers;
        return true;
      }
    if (choose !== 0 && choose !== sites && sites > 0) return false;
    if (choose === sites) for (let j = 0; j < sites; j++) state[this.#at.siteId[j]] = OPEN;
    if (choose < 0 && sites > 0) return false;
    const open: number[] = [];
    for (let j = 0; j < state.length; j++) if (state[j] === OPEN) open.push(j);
    const { value, nearest } = this.#incumbent.weigh(open);
    if (value < Infinity) {
      this.#incumbent.offer(open);
      proof.end = nearest;
    } else proof.end = node.multipliers;
    return true;
  }

  /** Has the bound choose a site of each group, in the lists at hand. */
  #oblige(groups: number[][]): void {
    const { sites, siteId } = this.#at;
    this.#groupAt.fill(-1);
    groups.forEach((group, g) => {
      for (const j of group) this.#groupAt[j] = g;
    });
    for (let j = 0; j < sites; j++) this.#groupOf[j] = this.#groupAt[siteId[j]];
    this.#lagrangian.oblige(this.#groupOf, groups.length);
  }

  /** Writes the sites that can be fixed into the node's state; true if the lists are worth narrowing. */
  #fix(node: Node, last: boolean): boolean {
    const { closed, open } = this.#lagrangian.fixable(this.#cutoff());
    const found = closed.length + open.length;
    if (found === 0 || (!last && found < defaultOptions.worthNarrowing * this.#at.sites)) return false;
    const { siteId } = this.#at;
    const fixing = {
      multipliers: this.#lagrangian.best.slice(),
      closed: closed.map((j) => siteId[j]),
      open: open.map((j) => siteId[j]),
    };
    for (const j of fixing.closed) node.state[j] = CLOSED;
    for (const j of fixing.open) node.state[j] = OPEN;
    node.proof.fixings.push(fixing);
    return true;
  }

  /** Interchange on long lists is dear: there, only after 1, 2, 4, 8, 16, 32, 48 … chunks. */
  #worthTrying(chunks: number): boolean {
    const pairs = this.#at.start[this.#at.demands];
    return pairs < defaultOptions.manyPairs || (chunks & (chunks - 1)) === 0 || chunks % 16 === 0;
  }

  #tryChosen(state: Uint8Array): void {
    let length = 0;
    for (let k = 0; k < this.#lagrangian.chosenCount; k++) this.#chosenIds[length++] = this.#at.siteId[this.#lagrangian.chosen[k]];
    for (let j = 0; j < state.length && length < this.#chosenIds.length; j++) if (state[j] === OPEN) this.#chosenIds[length++] = j;
    this.#incumbent.improveFrom(this.#chosenIds, length);
  }

  /**
   * Strong branching: takes a few steps both ways on the most doubtful sets, and chooses the one that raises both bounds most.
   * Undefined where one of the two bounds was enough to decide.
   */
  #branchStrongly(node: Node, choose: number, constant: number): Branch | undefined {
    const lagrangian = this.#lagrangian;
    const lists = this.#at;
    const from = lagrangian.best.slice();
    const fractional = lagrangian.fractional.slice();
    const { bound } = lagrangian;
    const cutoff = this.#cutoff();
    const ahead = (): Start => {
      lagrangian.load(lists, choose, constant, from, defaultOptions.strongPace);
      lagrangian.climb(defaultOptions.strongSteps, cutoff, this.#aim());
      lagrangian.fractional.set(fractional);
      return { bound: Math.max(bound, lagrangian.bound), multipliers: lagrangian.best.slice() };
    };
    const wanted = this.#nodes < defaultOptions.firstNodes ? defaultOptions.wantedFirst : defaultOptions.wanted;
    let best: Branch | undefined;
    for (const set of doubtfulSets(lists, fractional, this.#groupOf, wanted)) {
      const sites = set.map((j) => lists.siteId[j]);
      if (this.#limits.expired()) {
        const unchanged = { bound, multipliers: from };
        return best ?? { sites, score: 0, open: unchanged, closed: unchanged };
      }
      for (const j of set) lists.siteCost[j] += beyondAll;
      const closed = ahead();
      for (const j of set) lists.siteCost[j] -= beyondAll;
      if (closed.bound > cutoff) return this.#decide(node, sites, true, closed.multipliers);
      const rise = closed.bound - bound + 1;
      if (best && rise * (cutoff - bound + 1) <= best.score) continue;
      const groups = withGroup(node.groups, sites);
      if (choose >= 0 && groups.length > choose) return this.#decide(node, sites, false, from);
      this.#oblige(groups);
      const open = ahead();
      this.#oblige(node.groups);
      if (open.bound > cutoff) return this.#decide(node, sites, false, open.multipliers);
      const score = rise * (open.bound - bound + 1);
      if (!best || score > best.score) best = { sites, score, open, closed };
    }
    return best;
  }

  /** One of the two branches is ended by these multipliers: the node goes on as the other. */
  #decide(node: Node, sites: number[], open: boolean, multipliers: Float64Array): undefined {
    const left: ProofNode = { fixings: [] };
    const ended: ProofNode = { fixings: [], end: multipliers };
    node.proof.split = open ? { sites, open: left, closed: ended } : { sites, open: ended, closed: left };
    node.proof = left;
    if (open) node.groups = withGroup(node.groups, sites);
    else for (const j of sites) node.state[j] = CLOSED;
  }

  #split(node: Node, bound: number, { sites, open, closed }: Branch): void {
    const child = (isOpen: boolean, start: Start): ProofNode => {
      const state = node.state.slice();
      if (!isOpen) for (const j of sites) state[j] = CLOSED;
      const groups = isOpen ? withGroup(node.groups, sites) : node.groups;
      const proof: ProofNode = { fixings: [] };
      this.#heap.push({ bound: Math.max(bound, start.bound), order: this.#order++, state, groups, multipliers: start.multipliers, proof });
      return proof;
    };
    node.proof.split = { sites, open: child(true, open), closed: child(false, closed) };
  }
}
