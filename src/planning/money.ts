/** A plan without the money that its reader may not see. */
import type { PlanAnswer } from './answer.ts';
import { assumptionSpecs } from './assumptions.ts';
import type { Outcome } from './model.ts';
import type { Uncertainty } from './uncertainty.ts';
import type { SwitchingValue } from './switching-values.ts';

/** `all`, none, or what it costs to have a centre in one's own municipality, by its position in the facts. */
export type MoneyShown = 'all' | 'none' | { ownMunicipality: number };

export function shownAnswer(answer: PlanAnswer, shown: MoneyShown): PlanAnswer {
  if (shown === 'all') return answer;
  const priced = answer.aim === 'cost';
  return {
    ...answer,
    objective: priced ? null : answer.objective,
    bound: priced ? null : answer.bound,
    outcome: withoutMoney(answer.outcome),
    alternatives: answer.alternatives.map(withoutMoney),
    withCentreIn: answer.withCentreIn.map((outcome, i) =>
      shown !== 'none' && i === shown.ownMunicipality ? outcome : withoutMoney(outcome),
    ),
    byCentres: answer.byCentres.map(withoutMoney),
    alone: { missingHours: answer.alone.missingHours },
  };
}

export function shownUncertainty(uncertainty: Uncertainty, shown: MoneyShown): Uncertainty {
  return shown === 'all' ? uncertainty : { ...uncertainty, money: undefined };
}

export function shownSwitchingValues(values: SwitchingValue[], shown: MoneyShown): SwitchingValue[] {
  const priced = new Set<string>(assumptionSpecs.filter(({ money }) => money).map(({ name }) => name));
  return shown === 'all' ? values : values.filter(({ kind }) => !priced.has(kind));
}

export function withoutMoney<Told extends Pick<Outcome, 'money'>>({ money: _, ...told }: Told): Omit<Told, 'money'> {
  return told;
}
