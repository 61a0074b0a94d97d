import { asc, eq } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { listNeeds } from '#db/queries/needs.ts';
import { listSupply } from '#db/queries/supply.ts';
import { topics } from '#db/schema/topics.ts';

/** Every topic that a plan can be made for. */
export async function listPlanTopics(db: Queryable) {
  return db.select({ slug: topics.slug, labelEn: topics.labelEn, labelNb: topics.labelNb }).from(topics).orderBy(asc(topics.slug));
}

/**
 * What a plan for one topic is computed from, alike for every viewer of the network; undefined for a topic that does not exist.
 * `today` is the local date, YYYY-MM-DD.
 */
export async function findPlanFacts(db: Queryable, networkId: string, topicSlug: string, today: string) {
  const [topic] = await db
    .select({
      slug: topics.slug,
      labelEn: topics.labelEn,
      labelNb: topics.labelNb,
      needFloorHours: topics.needFloorHours,
      needHoursPer1000: topics.needHoursPer1000,
      inPersonShare: topics.inPersonShare,
      visitHours: topics.visitHours,
    })
    .from(topics)
    .where(eq(topics.slug, topicSlug));
  if (!topic) return undefined;
  const supply = new Map((await listSupply(db, networkId, topicSlug, today)).map((row) => [row.code, row]));
  const municipalities = (await listNeeds(db, networkId, topicSlug)).map((row) => {
    const own = supply.get(row.code);
    return { ...row, ownHours: own?.hoursPerYear ?? 0, experts: own?.experts ?? 0, sharing: own?.sharing ?? 0 };
  });
  return { topic, municipalities };
}
