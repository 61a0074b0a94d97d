import type { APIRoute } from 'astro';
import { experts } from '#i18n/experts.ts';
import { json, problem } from '#http/problem.ts';
import { searchByAddress } from '#views/experts/search.ts';

export const GET: APIRoute = async ({ locals, url }) => {
  if (!locals.viewer) return problem(401, 'Sign in to search for experts');
  const { problems, answer } = await searchByAddress(locals.viewer, url.searchParams, locals.now);
  const [first] = problems;
  if (first) {
    const detail = problems.map((one) => `${one.parameter}: ${experts.en.problems[one.expected](one.value)}`).join(' ');
    return problem(400, `The parameter ${first.parameter} is not understood`, detail);
  }
  return json({
    total: answer.total,
    hits: answer.hits.map(({ person, score, why }) => ({
      id: person.personId,
      name: `${person.givenName} ${person.familyName}`,
      municipality: person.municipalityCode,
      score,
      why,
    })),
    facets: answer.facets,
  });
};
