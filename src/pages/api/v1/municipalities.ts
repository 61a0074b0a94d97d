import type { APIRoute } from 'astro';
import { json, problem } from '#http/problem.ts';
import { database } from '#server/database.ts';
import { municipalityList } from '#views/municipalities/list.ts';

const there = { network: 'there is none of that name for you', topic: 'there is no topic of that name' };

/** The municipalities of the viewer's network; `?topic=` adds need and supply in hours a year. */
export const GET: APIRoute = async ({ locals, url }) => {
  const { viewer, now } = locals;
  if (!viewer) return problem(401, 'Not signed in', 'Municipalities are for those who are signed in.');
  const found = await municipalityList((await database()).read, viewer, url.searchParams, now);
  if (!('missing' in found)) return json({ municipalities: found });
  return problem(400, 'Parameter not understood', `${found.missing} is "${found.value}": ${there[found.missing]}.`);
};
