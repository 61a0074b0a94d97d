import type { APIRoute } from 'astro';
import { json, problem } from '#http/problem.ts';
import { database } from '#server/database.ts';
import { vocabulary } from '#views/topics/vocabulary.ts';

/** The vocabulary; `?q=` narrows it by label and synonym. */
export const GET: APIRoute = async ({ locals, url }) => {
  if (!locals.viewer) return problem(401, 'Not signed in', 'Topics are for those who are signed in.');
  const found = await vocabulary((await database()).read, url.searchParams);
  if ('topics' in found) return json(found);
  return problem(400, 'Parameter not understood', `q has ${found.tooLong} characters: give ${found.most} or fewer.`);
};
