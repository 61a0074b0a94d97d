import type { APIRoute } from 'astro';
import { json } from '#http/problem.ts';
import { planForPrograms } from '#views/plan/for-programs.ts';
import { answerQuestion } from './_plan-question.ts';

/** Where the centres of a topic should sit: the plan page's parameters, answered for programs. */
export const GET: APIRoute = (context) => answerQuestion(context, async (asked) => json(await planForPrograms(asked)));
