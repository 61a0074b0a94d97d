import { and, desc, eq, gt, inArray, max, sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { accountRoles, accounts } from '#db/schema/accounts.ts';
import { events, eventValues } from '#db/schema/record.ts';

/** What has versions: the id of the last event on record about it, 0 where there is none. */
export type Versioned = 'person' | 'licence' | 'expertise';

/** The version of a row as it is now. Read it before the row, so that it is never newer than what is shown. */
export async function findVersion(db: Queryable, noun: Versioned, id: string): Promise<number> {
  return (await findVersions(db, noun, [id])).get(id) ?? 0;
}

/** The versions of several rows; one without an event is missing. */
export async function findVersions(db: Queryable, noun: Versioned, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: events.nounId, version: max(events.id) })
    .from(events)
    .where(and(eq(events.noun, noun), inArray(events.nounId, ids)))
    .groupBy(events.nounId);
  return new Map(rows.map(({ id, version }) => [id, version ?? 0]));
}

const mostChanges = 1_000;

/** What was done to a row since a version, the last first, and whose account did it; `before` is null where the values have been emptied. */
export async function listChangesSince(db: Queryable, noun: Versioned, id: string, version: number) {
  return db
    .select({
      id: events.id,
      at: events.at,
      fields: events.fields,
      before: eventValues.before,
      actor: events.actor,
      name: accounts.name,
      isAdmin:
        sql<boolean>`exists (select 1 from ${accountRoles} where ${accountRoles.accountId} = ${accounts.id} and ${accountRoles.role} = 'admin')`.mapWith(
          Boolean,
        ),
      municipalityCode: accounts.municipalityCode,
    })
    .from(events)
    .leftJoin(eventValues, eq(eventValues.eventId, events.id))
    .leftJoin(accounts, eq(accounts.id, events.actor))
    .where(and(eq(events.noun, noun), eq(events.nounId, id), gt(events.id, version)))
    .orderBy(desc(events.id))
    .limit(mostChanges);
}
