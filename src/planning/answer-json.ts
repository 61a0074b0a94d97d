/** A plan as programs read it; hosts stand in the order of their letters on the page. */
import type { NoAnswer, PlanAnswer } from './answer.ts';
import { type AssumptionName, assumptionSpecs } from './assumptions.ts';
import { type PlanFacts, inHostOrder } from './facts.ts';
import type { SeenPlan } from './money.ts';
import { itemAt } from '#lists/item-at.ts';

export interface AnswerJson {
  status: 'optimal' | 'feasible' | 'infeasible';
  /** `cost`: NOK a year, null without sight of money; `travel`: Σ need × minutes a year; `farthest`: minutes */
  objective: number | null;
  bound: number | null;
  /** (objective − bound) ÷ objective: 0 where nothing better exists, more where the time was up before that was proven; null without an answer */
  gap: number | null;
  open: string[];
  served: { code: string; host: string; minutes: number }[];
  /** hours a year that each host lacks for its core team */
  missingHours: Record<string, number>;
  /** the next best sets of hosts, best first */
  alternatives: string[][];
  /** what a plan's page tells beside these, and the server leaves to the reader's browser in a network as large as this */
  leftOut: ('alternatives' | 'sureness')[];
  /** under the names that the address takes, `need` and `ownHours` by municipality */
  assumptions: Partial<Record<AssumptionName, number>> & { need: Record<string, number>; ownHours: Record<string, number> };
  /** why there is no answer */
  detail?: string;
}

export function answerJson(
  facts: PlanFacts,
  { question, answer }: SeenPlan<PlanAnswer | NoAnswer>,
  leftOut: AnswerJson['leftOut'] = [],
): AnswerJson {
  const codes = facts.municipalities.map(({ code }) => code);
  const found = answer.status !== 'infeasible';
  const values: AnswerJson['assumptions'] = {
    need: found ? Object.fromEntries(codes.map((code, i) => [code, itemAt(answer.need, i)])) : {},
    ownHours: Object.fromEntries(facts.municipalities.map(({ code, ownHours }) => [code, ownHours])),
  };
  for (const { name } of assumptionSpecs) {
    const value = name === 'coreHours' && found ? answer.coreHours : question.assumptions[name];
    if (value !== undefined) values[name] = value;
  }
  if (!found) {
    const detail = `${answer.centres} centres cannot sit in ${answer.mostCentres} municipalities: ask for ${answer.mostCentres} or fewer.`;
    return {
      status: answer.status,
      objective: null,
      bound: null,
      gap: null,
      open: [],
      served: [],
      missingHours: {},
      alternatives: [],
      leftOut: [],
      assumptions: values,
      detail,
    };
  }
  const { hosts, hostOf, minutesTo, missingHours } = answer.outcome;
  const codesOf = (positions: readonly number[]) => inHostOrder(facts, positions).map((host) => itemAt(codes, host));
  return {
    status: answer.status,
    objective: answer.objective,
    bound: answer.bound,
    gap: answer.gap,
    open: codesOf(hosts),
    served: codes.map((code, i) => ({ code, host: itemAt(codes, itemAt(hostOf, i)), minutes: itemAt(minutesTo, i) })),
    missingHours: Object.fromEntries(hosts.map((host, k) => [itemAt(codes, host), itemAt(missingHours, k)])),
    alternatives: answer.alternatives.map((other) => codesOf(other.hosts)),
    leftOut,
    assumptions: values,
  };
}
