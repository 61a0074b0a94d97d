/** Everything that a plan says, in numbers: where, for whom, how far, at what cost, and what else was looked at. */
import type { PlanFacts } from '#costs/facts.ts';
import { hostSets, isBetter, setCount, worthOf } from '#costs/compare.ts';
import { type Outcome, type PlanModel, eachOnItsOwn, modelOf, outcomeOf } from '#costs/model.ts';
import { canCompareAll, sitingProblem, solvePlan } from '#costs/problem.ts';
import { type Aim, type PlanQuestion, mostCentres } from '#costs/question.ts';
import { rankAlternatives } from '#siting/alternatives.ts';
import type { SitingResult } from '#siting/problem.ts';

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
  outcome: Outcome;
  /** the next best sets of hosts, best first */
  alternatives: Outcome[];
  /** per municipality: the best outcome in which it holds a centre */
  withCentreIn: Outcome[];
  /** the best outcome with 1, 2, 3 … centres */
  byCentres: Outcome[];
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

/** More centres were asked for than there are municipalities. */
export interface NoAnswer {
  status: 'infeasible';
  aim: Aim;
  centres: number;
  mostCentres: number;
}

const mostAlternatives = 5;

/** Solves the question; `infeasible` where there are fewer municipalities than centres. */
export function answerPlan(facts: PlanFacts, question: PlanQuestion): PlanAnswer | NoAnswer {
  const { aim, centres } = question;
  const n = facts.municipalities.length;
  if (centres > n) return { status: 'infeasible', aim, centres, mostCentres: n };
  const model = modelOf(facts, question);
  const { best, next, withSite } = aim === 'farthest' ? compareFarthest(model) : compareCosts(model, aim);
  const outcome = outcomeOf(model, best.open);
  return {
    status: best.status === 'optimal' ? 'optimal' : 'feasible',
    aim,
    centres,
    objective: best.objective,
    bound: best.bound,
    gap: best.gap,
    proof: best.proof,
    possible: setCount(n, centres),
    outcome,
    alternatives: next.map((hosts) => outcomeOf(model, hosts)),
    withCentreIn: facts.municipalities.map((_, site) => (outcome.hosts.includes(site) ? outcome : outcomeOf(model, withSite(site)))),
    byCentres: Array.from({ length: Math.min(mostCentres, n) }, (_, index) => (index + 1 === centres ? outcome : bestWith(facts, question, index + 1))),
    coreHours: model.coreHours,
    alone: eachOnItsOwn(model),
    need: [...model.need],
    needSource: facts.municipalities.map(({ code, statedHours }) =>
      code in question.assumptions.need ? 'asked' : statedHours === undefined ? 'estimated' : 'stated',
    ),
    smallest: facts.municipalities.reduce((least, { population }, i, all) => (population < all[least].population ? i : least), 0),
  };
}

interface Compared {
  best: SitingResult;
  /** the next best sets of hosts, best first */
  next: number[][];
  /** the best set that holds a municipality which the best of all does not */
  withSite: (site: number) => number[];
}

function compareCosts(model: PlanModel, aim: Aim): Compared {
  const { best, next, prices } = rankAlternatives(sitingProblem(model, aim), { count: mostAlternatives });
  const instead = new Map(prices.map(({ site, instead }) => [site, instead]));
  return { best, next: next.map(({ open }) => open), withSite: (site) => instead.get(site) ?? best.open };
}

/** The solver ranks by cost only: the longest journey is compared over all sets, or where they are too many not at all. */
function compareFarthest(model: PlanModel): Compared {
  const best = solvePlan(model, 'farthest');
  const sets = canCompareAll(model.municipalities, model.centres) ? hostSets(model.municipalities, model.centres) : [];
  const ranked = sets
    .filter((hosts) => hosts.join() !== best.open.join())
    .map((hosts) => ({ hosts, worth: worthOf(model, 'farthest', hosts) }));
  ranked.sort((a, b) => (isBetter(a.worth, b.worth) ? -1 : 1));
  const next = ranked.slice(0, mostAlternatives).map(({ hosts }) => hosts);
  return { best, next, withSite: (site) => solvePlan(model, 'farthest', [site]).open };
}

function bestWith(facts: PlanFacts, question: PlanQuestion, centres: number): Outcome {
  const model = modelOf(facts, { ...question, centres });
  return outcomeOf(model, solvePlan(model, question.aim).open);
}
