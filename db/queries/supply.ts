import { and, asc, eq, gte, sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { networkMembers } from '#db/schema/networks.ts';
import { expertise, people } from '#db/schema/people.ts';
import { hoursOf } from '#time/shared-hours.ts';
import { minutesRunning } from './hours.ts';
import { rowsInOne } from './rows-in-one.ts';
import { known, opensTo } from './visible.ts';

const monthsPerYear = 11;
const expertLevel = 3;

export interface SupplyRow {
  code: string;
  /** Own hours a year: 11 × the agreed hours a month of those who share. */
  hoursPerYear: number;
  /** People of level 3 or more whose topics the network may see. */
  experts: number;
  /** Those of them whose agreed hours the network may see and that run today. */
  sharing: number;
}

/**
 * Own hours of every municipality of the network that has experts in the topic, as the network audience may see them:
 * alike for every viewer. `today` is the local date, YYYY-MM-DD.
 */
export async function listSupply(db: Queryable, networkId: string, topicSlug: string, today: string): Promise<SupplyRow[]> {
  const ofTopic = selectSupply(db, today)
    .where(and(eq(networkMembers.networkId, networkId), eq(expertise.topicSlug, topicSlug), whatTheNetworkSees))
    .groupBy(people.municipalityCode)
    .orderBy(asc(people.municipalityCode));
  return (await db.values<SelectedSupply>(ofTopic)).map(supplyRow).map(({ topicSlug: _, ...row }) => row);
}

/** As listSupply for every topic at once. */
export async function listSupplyByTopic(db: Queryable, networkId: string, today: string): Promise<(SupplyRow & { topicSlug: string })[]> {
  const ofAllTopics = selectSupply(db, today)
    .where(and(eq(networkMembers.networkId, networkId), whatTheNetworkSees))
    .groupBy(expertise.topicSlug, people.municipalityCode)
    .orderBy(asc(expertise.topicSlug), asc(people.municipalityCode));
  return (await rowsInOne<SelectedSupply>(db, ofAllTopics, ['topic_slug', 'municipality_code', 'minutes', 'experts', 'sharing'])).map(
    supplyRow,
  );
}

const whatTheNetworkSees = and(known, opensTo('network', 'topics'), gte(expertise.level, expertLevel));

/** As selectSupply orders its columns: of hundreds of rows drizzle's own mapping takes longer than the question. */
type SelectedSupply = [topicSlug: string, code: string, minutes: number, experts: number, sharing: number];

const supplyRow = (row: SelectedSupply): SupplyRow & { topicSlug: string } => ({
  topicSlug: row[0],
  code: row[1],
  hoursPerYear: monthsPerYear * hoursOf(row[2]),
  experts: row[3],
  sharing: row[4],
});

function selectSupply(db: Queryable, today: string) {
  const minutes = sql`CASE WHEN ${opensTo('network', 'hours')} THEN ${minutesRunning(today)} ELSE 0 END`;
  return db
    .select({
      topicSlug: expertise.topicSlug,
      code: people.municipalityCode,
      minutes: sql<number>`sum(${minutes})`.as('minutes'),
      experts: sql<number>`count(*)`.as('experts'),
      sharing: sql<number>`sum(${minutes} > 0)`.as('sharing'),
    })
    .from(expertise)
    .innerJoin(people, eq(people.id, expertise.personId))
    .innerJoin(networkMembers, eq(networkMembers.municipalityCode, people.municipalityCode));
}
