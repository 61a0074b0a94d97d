import type { APIContext } from 'astro';
import { problem } from '#http/problem.ts';
import { database } from '#server/database.ts';
import { readPlanTopic } from '#views/address/plan.ts';
import { answerAddress } from '#views/plan/for-programs.ts';
import type { Asked } from '#views/plan/solved.ts';

/** Answers a question about a plan, put by the plan page's parameters; what is wrong with it is said alike by all that answer one. */
export async function answerQuestion({ locals, url }: APIContext, answer: (asked: Asked) => Promise<Response>): Promise<Response> {
  if (!locals.viewer) return problem(401, 'Not signed in', 'Plans are for those who are signed in.');
  if (!readPlanTopic(url.searchParams).topic)
    return problem(400, 'Parameter missing', 'topic is "": give the slug of a topic, for example topic=gdpr.');
  const found = await answerAddress((await database()).read, locals.viewer, url.searchParams, locals.now, answer);
  if ('answer' in found) return found.answer;
  if ('missing' in found)
    return problem(400, 'Parameter not understood', `${found.missing} is "${found.value}": there is none of that name for you.`);
  if ('notUnderstood' in found) return problem(400, 'Parameter not understood', found.notUnderstood);
  const busy = problem(503, 'Busy', found.busy);
  busy.headers.set('retry-after', String(found.retryAfterSeconds));
  return busy;
}
