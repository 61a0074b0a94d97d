/**
 * Whose money leaves planning: a plan passes through `seenPlan` before anything is drawn, answered or sent, and what its reader may not
 * see is taken out there. No renderer, page or message asks again; `SeenPlan` is the only thing they take.
 */
import { moneySeenInPlans } from '#access/plans.ts';
import { may } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { NoAnswer, PlanAnswer } from './answer.ts';
import { type Assumptions, assumptionSpecs } from './assumptions.ts';
import type { PlanFacts } from './facts.ts';
import type { Outcome } from './model.ts';
import type { PlanQuestion } from './question.ts';
import type { SwitchingValue } from './switching-values.ts';
import type { Uncertainty } from './uncertainty.ts';

/** `all`, none, or what it costs to have a centre in one's own municipality, by its position in the facts. */
export type MoneyShown = 'all' | 'none' | { ownMunicipality: number };

export function moneyShownTo(viewer: Viewer, { municipalities }: PlanFacts): MoneyShown {
  const seen = moneySeenInPlans(viewer);
  if (seen !== 'own') return seen;
  const ownMunicipality = municipalities.findIndex(({ code }) => may(viewer, 'seeMoney', code));
  return ownMunicipality < 0 ? 'none' : { ownMunicipality };
}

type Price = 'hourCost' | 'premium';
const prices = new Set<string>(assumptionSpecs.filter(({ money }) => money).map(({ name }) => name));

export interface FoundPlan<Answer extends PlanAnswer | NoAnswer> {
  question: PlanQuestion;
  answer: Answer;
  /** Comes a moment after the answer in the browser, and so do the switching values. */
  uncertainty?: Uncertainty;
  switching?: SwitchingValue[];
}

declare const seen: unique symbol;

/** A plan with no more money in it than its reader may see. */
export interface SeenPlan<Answer extends PlanAnswer | NoAnswer = PlanAnswer> extends Omit<FoundPlan<Answer>, 'question'> {
  readonly [seen]: true;
  /** without prices where they may not be seen */
  question: Omit<PlanQuestion, 'assumptions'> & { assumptions: Omit<Assumptions, Price> & Partial<Pick<Assumptions, Price>> };
}

export function seenPlan<Answer extends PlanAnswer | NoAnswer>(found: FoundPlan<Answer>, shown: MoneyShown): SeenPlan<Answer> {
  if (shown === 'all') return found as SeenPlan<Answer>;
  const { question, answer, uncertainty, switching } = found;
  const { hourCost: _, premium: __, ...assumptions } = question.assumptions;
  return {
    question: { ...question, assumptions },
    answer: answer.status === 'infeasible' ? answer : withoutSums(answer as PlanAnswer, shown),
    uncertainty: uncertainty && { ...uncertainty, money: undefined },
    switching: switching?.filter(({ kind }) => !prices.has(kind)),
  } as SeenPlan<Answer>;
}

function withoutSums(answer: PlanAnswer, shown: Exclude<MoneyShown, 'all'>): PlanAnswer {
  const priced = answer.aim === 'cost';
  return {
    ...answer,
    objective: priced ? null : answer.objective,
    bound: priced ? null : answer.bound,
    outcome: withoutMoney(answer.outcome),
    alternatives: answer.alternatives.map(withoutMoney),
    withCentreIn: answer.withCentreIn.map((outcome, i) => (seesCentreIn(shown, i) ? outcome : withoutMoney(outcome))),
    byCentres: answer.byCentres.map(withoutMoney),
    alone: { missingHours: answer.alone.missingHours },
  };
}

/** The outcome of having centres in these places, instead of the best. */
export function seenOutcome(outcome: Outcome, shown: MoneyShown): Outcome {
  const [host, ...others] = outcome.hosts;
  const isSeen = shown === 'all' || (host !== undefined && others.length === 0 && seesCentreIn(shown, host));
  return isSeen ? outcome : withoutMoney(outcome);
}

function seesCentreIn(shown: Exclude<MoneyShown, 'all'>, host: number): boolean {
  return shown !== 'none' && shown.ownMunicipality === host;
}

function withoutMoney<Told extends Pick<Outcome, 'money'>>({ money: _, ...told }: Told): Omit<Told, 'money'> {
  return told;
}
