import type { APIRoute } from 'astro';
import { planNetwork } from '#access/plans.ts';
import { topicCover } from '#planning/cover.ts';
import { listMembers } from '#db/queries/municipalities.ts';
import { findPlanFacts } from '#db/queries/plans.ts';
import { osloTime } from '#time/oslo.ts';
import { database } from '#server/database.ts';
import { json, problem } from '#http/problem.ts';

/** The municipalities of the viewer's network; `?topic=` adds need and supply in hours a year. */
export const GET: APIRoute = async ({ locals, url }) => {
  const { viewer, now } = locals;
  if (!viewer) return problem(401, 'Not signed in', 'Municipalities are for those who are signed in.');
  const asked = url.searchParams.get('network') ?? '';
  const networkId = planNetwork(viewer, asked);
  if (networkId === undefined)
    return problem(400, 'Parameter not understood', `network is "${asked}": there is none of that name for you.`);
  const { read } = await database();
  const slug = url.searchParams.get('topic');
  if (slug === null) {
    const members = await listMembers(read, networkId);
    return json({ municipalities: members.map(({ code, name, lat, lon, population }) => ({ code, name, lat, lon, population })) });
  }
  const facts = await findPlanFacts(read, networkId, slug, osloTime(now).date);
  if (!facts) return problem(400, 'Parameter not understood', `topic is "${slug}": there is no topic of that name.`);
  const { municipalities } = topicCover(facts);
  return json({
    municipalities: facts.municipalities.map(({ code, name, lat, lon, population }, index) => {
      const { need, stated, ownHours } = municipalities[index];
      return { code, name, lat, lon, population, need, needStated: stated, supply: ownHours };
    }),
  });
};
