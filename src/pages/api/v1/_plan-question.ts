import type { APIContext } from 'astro';
import { ParameterError } from '#planning/parameters.ts';
import { readQuestion } from '#planning/question.ts';
import { database } from '#server/database.ts';
import { BusyError, retryAfterSeconds } from '#workers/paced-queue.ts';
import { planInput } from '#views/plan.ts';
import { problem } from '#http/problem.ts';
import type { Asked } from '#views/solved-plans.ts';

/** Answers a question about a plan, put by the plan page's parameters; what is wrong with it is said alike by all that answer one. */
export async function answerQuestion({ locals, url }: APIContext, answer: (asked: Asked) => Promise<Response>): Promise<Response> {
  if (!locals.viewer) return problem(401, 'Not signed in', 'Plans are for those who are signed in.');
  const params = url.searchParams;
  if (!params.get('topic')) return problem(400, 'Parameter missing', 'topic is "": give the slug of a topic, for example topic=gdpr.');
  const db = (await database()).read;
  const input = await planInput(db, locals.viewer, params, locals.now);
  if ('missing' in input)
    return problem(400, 'Parameter not understood', `${input.missing} is "${input.value}": there is none of that name for you.`);
  try {
    const { facts, shown } = input;
    return await answer({ db, account: locals.viewer.accountId, facts, question: readQuestion(params, facts), shown });
  } catch (error) {
    if (error instanceof ParameterError) return problem(400, 'Parameter not understood', error.message);
    if (!(error instanceof BusyError)) throw error;
    const busy = problem(503, 'Busy', error.message);
    busy.headers.set('retry-after', String(retryAfterSeconds));
    return busy;
  }
}
