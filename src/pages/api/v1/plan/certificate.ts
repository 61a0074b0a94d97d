import type { APIRoute } from 'astro';
import type { NoCertificate } from '#planning/certified-plan.ts';
import { json, problem } from '#http/problem.ts';
import { certificateOf } from '#views/plan/solved.ts';
import { answerQuestion } from '../_plan-question.ts';

const why: Record<NoCertificate, [status: number, detail: string]> = {
  money: [403, 'The figures of the aim cost are sums in NOK, which planners and network admins see: ask with aim=travel.'],
  search: [404, 'The longest journey is proven by search, which leaves no certificate: ask with aim=cost or aim=travel.'],
  infeasible: [404, 'There are more centres than municipalities: ask for fewer.'],
  unproven: [404, 'The time was up before the plan was proven: ask for fewer centres, or again when less is going on.'],
};

/** A proven plan with all that is needed to check it by another program: `npm run solve -- --check`. */
export const GET: APIRoute = (context) =>
  answerQuestion(context, async (asked) => {
    const found = await certificateOf(asked);
    return typeof found === 'string' ? problem(why[found][0], 'No certificate', why[found][1]) : json(found);
  });
