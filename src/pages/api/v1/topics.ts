import type { APIRoute } from 'astro';
import { listTopics } from '#db/queries/topics.ts';
import { database } from '#server/database.ts';
import { json, problem } from '#http/problem.ts';

/** The vocabulary; `?q=` narrows it by label and synonym. */
export const GET: APIRoute = async ({ locals, url }) => {
  if (!locals.viewer) return problem(401, 'Not signed in', 'Topics are for those who are signed in.');
  const text = url.searchParams.get('q') ?? '';
  if (text.length > 200) return problem(400, 'Parameter not understood', `q has ${text.length} characters: give 200 or fewer.`);
  return json({ topics: await listTopics((await database()).read, text) });
};
