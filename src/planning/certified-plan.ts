/** A proven plan with all that somebody else needs to check it: the problem in numbers, the plan, and the certificate of its bound. */
import type { PlanFacts } from './facts.ts';
import { modelOf } from './model.ts';
import { sitingProblem, solvePlan } from './problem.ts';
import type { PlanQuestion } from './question.ts';
import type { MoneyShown } from './money.ts';
import { type CertifiedFile, certifiedFile } from '#siting/formats/certified-file.ts';
import type { SolveOptions } from '#siting/problem.ts';

/** Why there is no certificate: a longest journey is proven by search, `cost` is counted in money, there is no plan, or the time was up. */
export type NoCertificate = 'search' | 'money' | 'infeasible' | 'unproven';

export function whyNoCertificate(facts: PlanFacts, { aim, centres }: PlanQuestion, shown: MoneyShown): NoCertificate | undefined {
  if (centres > facts.municipalities.length) return 'infeasible';
  if (aim === 'farthest') return 'search';
  return aim === 'cost' && shown !== 'all' ? 'money' : undefined;
}

/** Undefined where the plan was not proven in time. The costs of the aim `cost` are money. */
export function certifiedPlan(facts: PlanFacts, question: PlanQuestion, limits: SolveOptions = {}): CertifiedFile | undefined {
  const model = modelOf(facts, question);
  const problem = sitingProblem(model, question.aim);
  const result = solvePlan(model, question.aim, limits);
  const codes = facts.municipalities.map(({ code }) => code);
  const unit = question.aim === 'cost' ? 'NOK a year' : 'hours of need × minutes a year';
  return certifiedFile(problem, result, codes, `${facts.topic.slug}, ${question.centres} centres, aim ${question.aim}`, unit);
}
