import type { APIRoute } from 'astro';
import type { NoAnswer, PlanAnswer } from '#planning/answer.ts';
import type { PlanFacts } from '#planning/facts.ts';
import { ParameterError } from '#planning/parameters.ts';
import { readQuestion } from '#planning/question.ts';
import { type AnswerJson, answerJson } from '#planning/answer-json.ts';
import { database } from '#server/database.ts';
import { BusyError, retryAfterSeconds } from '#workers/paced-queue.ts';
import { isLarge } from '#workers/plan-pool.ts';
import { planInput } from '#views/plan.ts';
import { json, problem } from '#http/problem.ts';
import { solvedPlan } from '#views/solved-plans.ts';

/** Where the centres of a topic should sit: the plan page's parameters, answered for programs. */
export const GET: APIRoute = async ({ locals, url }) => {
  if (!locals.viewer) return problem(401, 'Not signed in', 'Plans are for those who are signed in.');
  const params = url.searchParams;
  if (!params.get('topic')) return problem(400, 'Parameter missing', 'topic is "": give the slug of a topic, for example topic=gdpr.');
  const db = (await database()).read;
  const input = await planInput(db, locals.viewer, params, locals.now);
  if ('missing' in input)
    return problem(400, 'Parameter not understood', `${input.missing} is "${input.value}": there is none of that name for you.`);
  try {
    const { facts, shown } = input;
    const question = readQuestion(params, facts);
    const plan = await solvedPlan({ db, account: locals.viewer.accountId, facts, question, shown });
    return json(answerJson(facts, plan, leftOut(facts, plan.answer)));
  } catch (error) {
    if (error instanceof ParameterError) return problem(400, 'Parameter not understood', error.message);
    if (!(error instanceof BusyError)) throw error;
    const busy = problem(503, 'Busy', error.message);
    busy.headers.set('retry-after', String(retryAfterSeconds));
    return busy;
  }
};

/** What the page of a small network tells, and of a large one leaves to its reader's browser. */
function leftOut({ municipalities }: PlanFacts, answer: PlanAnswer | NoAnswer): AnswerJson['leftOut'] {
  if (answer.status === 'infeasible' || !isLarge(municipalities.length)) return [];
  return answer.leftOut.includes('alternatives') ? ['alternatives', 'sureness'] : ['sureness'];
}
