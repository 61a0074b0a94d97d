import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import type { NoAnswer, PlanAnswer } from '#planning/answer.ts';
import { type AnswerJson, answerJson } from '#planning/answer-json.ts';
import type { PlanFacts } from '#planning/facts.ts';
import { ParameterError } from '#planning/parameters.ts';
import { readQuestion } from '#planning/question.ts';
import { BusyError, retryAfterSeconds } from '#workers/paced-queue.ts';
import { isLarge } from '#workers/plan-pool.ts';
import { type NotThere, planInput } from './input.ts';
import { type Asked, solvedPlan } from './solved.ts';

/** Why a question of a program has no answer. */
export type Unanswered = NotThere | { notUnderstood: string } | { busy: string; retryAfterSeconds: number };

/** What `answer` makes of the question that an address asks; or why there is none. */
export async function answerAddress<Answer>(
  db: Queryable,
  viewer: Viewer,
  params: URLSearchParams,
  now: Date,
  answer: (asked: Asked) => Promise<Answer>,
): Promise<{ answer: Answer } | Unanswered> {
  const input = await planInput(db, viewer, params, now);
  if ('missing' in input) return input;
  const { facts, shown } = input;
  try {
    return { answer: await answer({ db, account: viewer.accountId, facts, question: readQuestion(params, facts), shown }) };
  } catch (error) {
    if (error instanceof ParameterError) return { notUnderstood: error.message };
    if (error instanceof BusyError) return { busy: error.message, retryAfterSeconds };
    throw error;
  }
}

/** The whole plan, as programs read it. */
export async function planForPrograms(asked: Asked): Promise<AnswerJson> {
  const plan = await solvedPlan(asked);
  return answerJson(asked.facts, plan, leftOut(asked.facts, plan.answer));
}

/** What the page of a small network tells, and of a large one leaves to its reader's browser. */
function leftOut({ municipalities }: PlanFacts, answer: PlanAnswer | NoAnswer): AnswerJson['leftOut'] {
  if (answer.status === 'infeasible' || !isLarge(municipalities.length)) return [];
  return answer.leftOut.includes('alternatives') ? ['alternatives', 'sureness'] : ['sureness'];
}
