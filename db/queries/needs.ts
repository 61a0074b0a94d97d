import { and, asc, eq } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { municipalities, networkMembers } from '#db/schema/networks.ts';
import { needs } from '#db/schema/topics.ts';
import { rowsInOne } from './rows-in-one.ts';

export interface NeedRow {
  code: string;
  name: string;
  lat: number;
  lon: number;
  population: number;
  /** Hours a year the municipality has stated; undefined where its need is to be estimated. */
  statedHours: number | undefined;
}

/** Every municipality of the network with what it has stated for the topic, in Norwegian alphabetical order. */
export async function listNeeds(db: Queryable, networkId: string, topicSlug: string): Promise<NeedRow[]> {
  const rows = await db
    .select({
      code: municipalities.code,
      name: municipalities.name,
      lat: municipalities.lat,
      lon: municipalities.lon,
      population: municipalities.population,
      statedHours: needs.hoursPerYear,
    })
    .from(networkMembers)
    .innerJoin(municipalities, eq(municipalities.code, networkMembers.municipalityCode))
    .leftJoin(needs, and(eq(needs.municipalityCode, municipalities.code), eq(needs.topicSlug, topicSlug)))
    .where(eq(networkMembers.networkId, networkId))
    .orderBy(asc(municipalities.nameRank), asc(municipalities.code));
  return rows.map((row) => ({ ...row, statedHours: row.statedHours ?? undefined }));
}

export interface StatedNeedRow {
  topicSlug: string;
  code: string;
  statedHours: number;
}

/** Every need that a municipality of the network has stated, whatever the topic. */
export async function listStatedNeeds(db: Queryable, networkId: string): Promise<StatedNeedRow[]> {
  const stated = db
    .select({ topicSlug: needs.topicSlug, code: needs.municipalityCode, statedHours: needs.hoursPerYear })
    .from(needs)
    .innerJoin(networkMembers, eq(networkMembers.municipalityCode, needs.municipalityCode))
    .where(eq(networkMembers.networkId, networkId))
    .orderBy(asc(needs.topicSlug), asc(needs.municipalityCode));
  const rows = await rowsInOne<[string, string, number]>(db, stated, ['topic_slug', 'municipality_code', 'hours_per_year']);
  return rows.map(([topicSlug, code, statedHours]) => ({ topicSlug, code, statedHours }));
}
