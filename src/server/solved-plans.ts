import { type NoAnswer, type PlanAnswer, answerPlan } from '#costs/answer.ts';
import type { PlanFacts } from '#costs/facts.ts';
import { canCompareAll } from '#costs/problem.ts';
import type { PlanQuestion } from '#costs/question.ts';
import { type Sureness, howSure } from '#costs/sure.ts';
import { type TurningValue, whatWouldMove } from '#costs/turning.ts';

interface SolvedPlan {
  answer: PlanAnswer | NoAnswer;
  sure?: { sureness: Sureness; turning: TurningValue[] };
}

/** Plans asked for lately, with all their money: most readers open the same few. Keyed by everything they follow from. */
const solved = new Map<string, SolvedPlan>();
const mostKept = 100;

function solvedPlan(facts: PlanFacts, question: PlanQuestion): SolvedPlan {
  const key = JSON.stringify([facts, question]);
  const plan = solved.get(key) ?? { answer: answerPlan(facts, question) };
  solved.delete(key);
  solved.set(key, plan);
  if (solved.size > mostKept) solved.delete(solved.keys().next().value!);
  return plan;
}

export function solvedAnswer(facts: PlanFacts, question: PlanQuestion): PlanAnswer | NoAnswer {
  return solvedPlan(facts, question).answer;
}

/** How sure an answer is; undefined where that takes so many solves that it is left to the browser. */
export function solvedSureness(facts: PlanFacts, question: PlanQuestion): SolvedPlan['sure'] {
  const plan = solvedPlan(facts, question);
  if (plan.answer.status === 'infeasible' || !canCompareAll(facts.municipalities.length, question.centres)) return undefined;
  const { hosts } = plan.answer.outcome;
  plan.sure ??= { sureness: howSure(facts, question, hosts), turning: whatWouldMove(facts, question, hosts) };
  return plan.sure;
}
