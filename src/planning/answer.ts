/**
 * Everything that a plan says, in numbers: where, for whom, how far, at what cost, and what else was looked at.
 *
 * One deadline holds for all of it, and what matters most comes first: the answer, the other numbers of centres, the next best, and
 * what a centre in each municipality would give. The first two are always there, if need be as the best that was found in time.
 */
import type { PlanFacts } from './facts.ts';
import { bestOf, hostSets, isBetter, setCount, worthOf } from './enumerate.ts';
import { type Outcome, type PlanModel, eachOnItsOwn, modelOf, outcomeOf } from './model.ts';
import { canCompareAll, sitingProblem, solvePlan } from './problem.ts';
import { type Aim, type PlanQuestion, mostCentres } from './question.ts';
import { type AlternativesOptions, rankAlternatives } from '#siting/analysis/alternatives.ts';
import { type Clock, startClock } from '#siting/clock.ts';
import type { SitingResult, SolveOptions } from '#siting/problem.ts';
import { itemAt } from '#lists/item-at.ts';

export type NeedSource = 'asked' | 'stated' | 'estimated';

export interface PlanAnswer {
  status: 'optimal' | 'feasible';
  aim: Aim;
  centres: number;
  /** what the aim minimises: NOK a year, need × minutes a year, or minutes; null where it is money that the reader may not see */
  objective: number | null;
  /** nothing can be below this */
  bound: number | null;
  /** (objective − bound) ÷ objective */
  gap: number;
  proof: 'certificate' | 'search';
  /** how many sets of hosts there are */
  possible: number;
  /** all of them were priced one by one, and none is better than the answer */
  allCompared: boolean;
  outcome: Outcome;
  /** the next best sets of hosts, best first */
  alternatives: Outcome[];
  /** per municipality: the best in which it holds a centre; empty where left out */
  withCentreIn: Instead[];
  /** the best outcome with 1, 2, 3 … centres */
  byCentres: Outcome[];
  /** each of them is proven, and so is the answer */
  byCentresProven: boolean;
  /** what there was no time for, or too much of it */
  leftOut: LeftOut[];
  /** hours a year of one core team */
  coreHours: number;
  /** every municipality on its own: hours a year, and NOK for those who may see it */
  alone: { missingHours: number; cost?: number };
  /** hours a year */
  need: number[];
  needSource: NeedSource[];
  /** position of the municipality with the fewest inhabitants */
  smallest: number;
}

export type LeftOut = 'alternatives' | 'withCentreIn';

/** What it would give to have a centre in a municipality. */
export type Instead = Pick<Outcome, 'hosts' | 'money' | 'meanMinutes' | 'longestMinutes'>;

/** More centres were asked for than there are municipalities. */
export interface NoAnswer {
  status: 'infeasible';
  aim: Aim;
  centres: number;
  mostCentres: number;
}

export interface AnswerLimits extends Pick<SolveOptions, 'now' | 'timeBudgetMs'> {
  /** leave out what else could be done in networks of more municipalities than this; default none */
  mostCompared?: number;
}

const mostAlternatives = 5;

/** Solves the question; `infeasible` where there are fewer municipalities than centres. */
export function answerPlan(facts: PlanFacts, question: PlanQuestion, limits: AnswerLimits = {}): PlanAnswer | NoAnswer {
  const none = noRoomFor(facts, question);
  if (none) return none;
  const { aim, centres } = question;
  const n = facts.municipalities.length;
  const clock = startClock(limits);
  const model = modelOf(facts, question);
  const best = solvePlan(model, aim, clock.remaining());
  const asked = { outcome: outcomeOf(model, best.open), proven: best.status === 'optimal' };
  const counted = byNumberOfCentres(facts, question, asked, clock);
  const isFew = n <= (limits.mostCompared ?? Infinity);
  const { next, withSite } = isFew ? compare(model, aim, best, clock) : nothing;
  return {
    status: asked.proven ? 'optimal' : 'feasible',
    aim,
    centres,
    objective: best.objective,
    bound: best.bound,
    gap: best.gap,
    proof: best.proof,
    possible: setCount(n, centres),
    allCompared: canCompareAll(n, centres) && !clock.stopped() && noneIsBetter(model, aim, best.open),
    outcome: asked.outcome,
    alternatives: (next ?? []).map((hosts) => outcomeOf(model, hosts)),
    withCentreIn: (withSite ?? []).map((hosts) => insteadOf(outcomeOf(model, hosts))),
    byCentres: counted.map(({ outcome }) => outcome),
    byCentresProven: counted.every(({ proven }) => proven),
    leftOut: [...(next ? [] : ['alternatives' as const]), ...(withSite ? [] : ['withCentreIn' as const])],
    coreHours: model.coreHours,
    alone: eachOnItsOwn(model),
    need: [...model.need],
    needSource: facts.municipalities.map(({ code, statedHours }) =>
      code in question.assumptions.need ? 'asked' : statedHours === undefined ? 'estimated' : 'stated',
    ),
    smallest: facts.municipalities.reduce((least, { population }, i, all) => (population < itemAt(all, least).population ? i : least), 0),
  };
}

export function noRoomFor({ municipalities }: PlanFacts, { aim, centres }: PlanQuestion): NoAnswer | undefined {
  const mostCentres = municipalities.length;
  return centres > mostCentres ? { status: 'infeasible', aim, centres, mostCentres } : undefined;
}

/** By enumeration, which shares nothing with the solver; two sums of the same may differ in their last digits. */
function noneIsBetter(model: PlanModel, aim: Aim, hosts: readonly number[]): boolean {
  const best = worthOf(model, aim, bestOf(hostSets(model.municipalities, hosts.length), model, aim));
  return worthOf(model, aim, hosts).value <= best.value + Math.abs(best.value) * 1e-9;
}

/** Proven, and nothing was left out: nobody need look any further. */
export function isComplete({ byCentresProven, leftOut }: PlanAnswer): boolean {
  return byCentresProven && leftOut.length === 0;
}

const insteadOf = ({ hosts, money, meanMinutes, longestMinutes }: Outcome): Instead => ({ hosts, money, meanMinutes, longestMinutes });

/** What else could be done; each undefined where it could not be told for certain before the time was up. */
interface Compared {
  /** the next best sets of hosts, best first */
  next?: number[][];
  /** per municipality, the best set that holds it */
  withSite?: number[][];
}

const nothing: Compared = {};

function compare(model: PlanModel, aim: Aim, best: SitingResult, clock: Clock): Compared {
  if (clock.stopped()) return nothing;
  return aim === 'farthest' ? compareFarthest(model, best, clock) : compareCosts(model, aim, best, clock);
}

function compareCosts(model: PlanModel, aim: Aim, best: SitingResult, clock: Clock): Compared {
  const rank = (options: AlternativesOptions) => rankAlternatives(sitingProblem(model, aim), { ...clock.remaining(), best, ...options });
  const ranked = rank({ count: mostAlternatives, priced: [] });
  if (!ranked.complete) return nothing;
  const priced = rank({ count: 0 });
  const instead = new Map(priced.prices.map(({ site, instead }) => [site, instead]));
  return {
    next: ranked.next.map(({ open }) => open),
    withSite: priced.complete ? perSite(model, best, (site) => instead.get(site) ?? best.open) : undefined,
  };
}

/** The solver ranks by cost only: the longest journey is compared over all sets, or where they are too many not at all. */
function compareFarthest(model: PlanModel, best: SitingResult, clock: Clock): Compared {
  const sets = canCompareAll(model.municipalities, model.centres) ? hostSets(model.municipalities, model.centres) : [];
  const ranked = sets
    .filter((hosts) => hosts.join() !== best.open.join())
    .map((hosts) => ({ hosts, worth: worthOf(model, 'farthest', hosts) }));
  ranked.sort((a, b) => (isBetter(a.worth, b.worth) ? -1 : 1));
  const next = ranked.slice(0, mostAlternatives).map(({ hosts }) => hosts);
  const withSite = perSite(model, best, (site) => {
    if (clock.stopped()) return undefined;
    const solved = solvePlan(model, 'farthest', { ...clock.remaining(), required: [site] });
    return solved.status === 'optimal' ? solved.open : undefined;
  });
  return { next, withSite };
}

/** `find` is asked where the municipality does not hold a centre already; undefined from it ends the search. */
function perSite(model: PlanModel, best: SitingResult, find: (site: number) => number[] | undefined): number[][] | undefined {
  const found: number[][] = [];
  for (let site = 0; site < model.municipalities; site++) {
    const hosts = best.open.includes(site) ? best.open : find(site);
    if (!hosts) return undefined;
    found.push(hosts);
  }
  return found;
}

interface Counted {
  outcome: Outcome;
  proven: boolean;
}

/** The best with 1, 2, 3 … centres; that with as many as were asked for is `asked`. */
function byNumberOfCentres(facts: PlanFacts, question: PlanQuestion, asked: Counted, clock: Clock): Counted[] {
  return Array.from({ length: Math.min(mostCentres, facts.municipalities.length) }, (_, k) => {
    if (k + 1 === question.centres) return asked;
    const model = modelOf(facts, { ...question, centres: k + 1 });
    const { open, status } = solvePlan(model, question.aim, clock.remaining());
    return { outcome: outcomeOf(model, open), proven: status === 'optimal' };
  });
}
