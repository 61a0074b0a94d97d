import type { Queryable } from '#db/open.ts';
import { listNeeds } from './needs.ts';
import { listSupply } from './supply.ts';
import { findTopic } from './topics.ts';

/**
 * What a plan for one topic is computed from, alike for every viewer of the network; undefined for a topic that does not exist.
 * `today` is the local date, YYYY-MM-DD.
 */
export async function findPlanFacts(db: Queryable, networkId: string, topicSlug: string, today: string) {
  const topic = await findTopic(db, topicSlug);
  if (!topic) return undefined;
  const { slug, labelEn, labelNb, needFloorHours, needHoursPer1000, inPersonShare, visitHours } = topic;
  const supply = new Map((await listSupply(db, networkId, topicSlug, today)).map((row) => [row.code, row]));
  const municipalities = (await listNeeds(db, networkId, topicSlug)).map((row) => {
    const own = supply.get(row.code);
    return { ...row, ownHours: own?.hoursPerYear ?? 0, experts: own?.experts ?? 0, sharing: own?.sharing ?? 0 };
  });
  return {
    network: networkId,
    topic: { slug, labelEn, labelNb, needFloorHours, needHoursPer1000, inPersonShare, visitHours },
    municipalities,
  };
}
