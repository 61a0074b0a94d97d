/** Everything that a plan says, in numbers: where, for whom, how far, at what cost, and what else was looked at. */
import type { PlanFacts } from '#costs/facts.ts';
import { hostSets, isBetter, setCount, worthOf } from '#costs/compare.ts';
import { type Outcome, type PlanModel, eachOnItsOwn, modelOf, outcomeOf } from '#costs/model.ts';
import { solvePlan } from '#costs/problem.ts';
import { type Aim, type PlanQuestion, mostCentres } from '#costs/question.ts';

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
  const result = solvePlan(model, aim);
  const outcome = outcomeOf(model, result.open);
  return {
    status: result.status === 'optimal' ? 'optimal' : 'feasible',
    aim,
    centres,
    objective: result.objective,
    bound: result.bound,
    gap: result.gap,
    proof: result.proof,
    possible: setCount(n, centres),
    outcome,
    alternatives: nextBest(model, aim, outcome.hosts).map((hosts) => outcomeOf(model, hosts)),
    withCentreIn: facts.municipalities.map((_, site) =>
      outcome.hosts.includes(site) ? outcome : outcomeOf(model, solvePlan(model, aim, [site]).open),
    ),
    byCentres: Array.from({ length: Math.min(mostCentres, n) }, (_, index) => bestWith(facts, question, index + 1)),
    coreHours: model.coreHours,
    alone: eachOnItsOwn(model),
    need: [...model.need],
    needSource: facts.municipalities.map(({ code, statedHours }) =>
      code in question.assumptions.need ? 'asked' : statedHours === undefined ? 'estimated' : 'stated',
    ),
    smallest: facts.municipalities.reduce((least, { population }, i, all) => (population < all[least].population ? i : least), 0),
  };
}

function bestWith(facts: PlanFacts, question: PlanQuestion, centres: number): Outcome {
  const model = modelOf(facts, { ...question, centres });
  return outcomeOf(model, solvePlan(model, question.aim).open);
}

function nextBest(model: PlanModel, aim: Aim, best: number[]): number[][] {
  const ranked = hostSets(model.municipalities, model.centres)
    .filter((hosts) => hosts.join() !== best.join())
    .map((hosts) => ({ hosts, worth: worthOf(model, aim, hosts) }));
  ranked.sort((a, b) => (isBetter(a.worth, b.worth) ? -1 : 1));
  return ranked.slice(0, mostAlternatives).map(({ hosts }) => hosts);
}
