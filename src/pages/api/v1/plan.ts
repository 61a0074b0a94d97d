import type { APIRoute } from 'astro';
import { type AnswerJson, answerJson } from '#planning/answer-json.ts';
import type { NoAnswer, PlanAnswer } from '#planning/answer.ts';
import type { PlanFacts } from '#planning/facts.ts';
import { json } from '#http/problem.ts';
import { solvedPlan } from '#views/solved-plans.ts';
import { isLarge } from '#workers/plan-pool.ts';
import { answerQuestion } from './_plan-question.ts';

/** Where the centres of a topic should sit: the plan page's parameters, answered for programs. */
export const GET: APIRoute = (context) =>
  answerQuestion(context, async (asked) => {
    const plan = await solvedPlan(asked);
    return json(answerJson(asked.facts, plan, leftOut(asked.facts, plan.answer)));
  });

/** What the page of a small network tells, and of a large one leaves to its reader's browser. */
function leftOut({ municipalities }: PlanFacts, answer: PlanAnswer | NoAnswer): AnswerJson['leftOut'] {
  if (answer.status === 'infeasible' || !isLarge(municipalities.length)) return [];
  return answer.leftOut.includes('alternatives') ? ['alternatives', 'sureness'] : ['sureness'];
}
