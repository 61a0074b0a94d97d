import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { listMembers } from './municipalities.ts';
import { listStatedNeeds } from './needs.ts';
import { listSupplyByTopic } from './supply.ts';
import { municipalities } from '#db/schema/networks.ts';
import { expertise, people, promises } from '#db/schema/people.ts';
import { topics, unpublishedTopics } from '#db/schema/topics.ts';
import type { ViewerPlace } from '#access/viewer.ts';
import { inHours, minutesLeft, minutesRunning, promisesThisMonth } from './hours.ts';
import { contains } from './text.ts';
import { opensSection, visibleTo } from './visible.ts';

/** The vocabulary by slug, or the part of it whose labels and synonyms hold the words of `text`. */
export async function listTopics(db: Queryable, text = '') {
  const { labelEn, labelNb, labelNn, synonymsEn, synonymsNb } = topics;
  return db
    .select(topicColumns)
    .from(topics)
    .where(contains(text, [labelEn, labelNb, labelNn, synonymsEn, synonymsNb]))
    .orderBy(asc(topics.slug));
}

export async function findTopic(db: Queryable, slug: string) {
  const [topic] = await db.select(topicColumns).from(topics).where(eq(topics.slug, slug)).limit(1);
  return topic;
}

/** Slugs of the topics that a network leaves out of what it publishes, in order. */
export async function listUnpublishedTopics(db: Queryable, networkId: string): Promise<string[]> {
  const rows = await db
    .select({ slug: unpublishedTopics.topicSlug })
    .from(unpublishedTopics)
    .where(eq(unpublishedTopics.networkId, networkId))
    .orderBy(asc(unpublishedTopics.topicSlug));
  return rows.map((row) => row.slug);
}

const topicColumns = {
  slug: topics.slug,
  labelEn: topics.labelEn,
  labelNb: topics.labelNb,
  labelNn: topics.labelNn,
  synonymsEn: topics.synonymsEn,
  synonymsNb: topics.synonymsNb,
  escoUri: topics.escoUri,
  needFloorHours: topics.needFloorHours,
  needHoursPer1000: topics.needHoursPer1000,
  inPersonShare: topics.inPersonShare,
  visitHours: topics.visitHours,
};

/**
 * Every topic, or those that hold the words of `text`, with what each municipality of the network has stated and shares, alike
 * for every viewer; topics by slug, municipalities in Norwegian alphabetical order. `today` is the local date, YYYY-MM-DD.
 */
export async function listCoverFacts(db: Queryable, networkId: string, today: string, text = '') {
  const found = await listTopics(db, text);
  const members = await listMembers(db, networkId);
  const key = (row: { topicSlug: string; code: string }) => `${row.topicSlug} ${row.code}`;
  const stated = new Map((await listStatedNeeds(db, networkId)).map((row) => [key(row), row.statedHours]));
  const supply = new Map((await listSupplyByTopic(db, networkId, today)).map((row) => [key(row), row]));
  return found.map((topic) => ({
    topic,
    municipalities: members.map((member) => {
      const cell = key({ topicSlug: topic.slug, code: member.code });
      const own = supply.get(cell);
      return {
        ...member,
        statedHours: stated.get(cell),
        ownHours: own?.hoursPerYear ?? 0,
        experts: own?.experts ?? 0,
        sharing: own?.sharing ?? 0,
      };
    }),
  }));
}

/**
 * Who has a topic, as far as the viewer may see it: municipalities in Norwegian alphabetical order, the best first within
 * each. Agreed hours, and those left this month, are null where the viewer may not see them. `today` is the local date.
 */
export async function listHolders(db: Queryable, viewer: ViewerPlace, topicSlug: string, today: string) {
  const hoursSeen = opensSection(viewer, 'hours');
  const whereSeen = (minutes: SQL) => inHours<number | null>(sql`CASE WHEN ${hoursSeen} THEN ${minutes} END`);
  return db
    .select({
      id: people.id,
      givenName: people.givenName,
      familyName: people.familyName,
      title: people.title,
      code: municipalities.code,
      municipality: municipalities.name,
      level: expertise.level,
      confirmedAt: expertise.confirmedAt,
      agreedHours: whereSeen(minutesRunning(today)),
      hoursLeft: whereSeen(minutesLeft(today)),
    })
    .from(expertise)
    .innerJoin(people, eq(people.id, expertise.personId))
    .innerJoin(municipalities, eq(municipalities.code, people.municipalityCode))
    .leftJoin(promises, promisesThisMonth(today))
    .where(and(eq(expertise.topicSlug, topicSlug), visibleTo(viewer), opensSection(viewer, 'topics')))
    .orderBy(asc(municipalities.nameRank), desc(expertise.level), asc(people.familyName), asc(people.givenName), asc(people.id))
    .limit(500);
}
