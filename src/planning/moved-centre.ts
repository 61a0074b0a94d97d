/** What it would mean to move a centre: the same question with another host, beside the best. */
import type { PlanFacts } from './facts.ts';
import { type Outcome, modelOf, outcomeOf } from './model.ts';
import { type MoneyShown, seenOutcome } from './money.ts';
import type { PlanQuestion } from './question.ts';

/** The outcome with one of the hosts moved; undefined where the new one is a host already. */
export function movedOutcome(
  { facts, question, shown }: { facts: PlanFacts; question: PlanQuestion; shown: MoneyShown },
  hosts: readonly number[],
  from: number,
  to: number,
): Outcome | undefined {
  if (hosts.includes(to)) return undefined;
  const moved = hosts.map((host) => (host === from ? to : host));
  return seenOutcome(outcomeOf(modelOf(facts, question), moved), shown);
}
