import type { APIRoute } from 'astro';
import { shownAnswer } from '#costs/money.ts';
import { ParameterError } from '#costs/parameters.ts';
import { readQuestion } from '#costs/question.ts';
import { replyOf } from '#costs/reply.ts';
import { database } from '#server/database.ts';
import { planInput } from '#server/plan.ts';
import { json, problem } from '#server/problem.ts';
import { solvedAnswer } from '#server/solved-plans.ts';

/** Where the centres of a topic should sit: the plan page's parameters, answered for programs. */
export const GET: APIRoute = async ({ locals, url }) => {
  if (!locals.viewer) return problem(401, 'Not signed in', 'Plans are for those who are signed in.');
  const params = url.searchParams;
  if (!params.get('topic')) return problem(400, 'Parameter missing', 'topic is "": give the slug of a topic, for example topic=gdpr.');
  const input = await planInput((await database()).read, locals.viewer, params, locals.now);
  if ('missing' in input) return problem(400, 'Parameter not understood', `${input.missing} is "${input.value}": there is none of that name for you.`);
  try {
    const question = readQuestion(params, input.facts);
    const answer = await solvedAnswer(input.facts, question);
    const shown = answer.status === 'infeasible' ? answer : shownAnswer(answer, input.shown);
    return json(replyOf(input.facts, question, shown, input.shown));
  } catch (error) {
    if (error instanceof ParameterError) return problem(400, 'Parameter not understood', error.message);
    throw error;
  }
};
