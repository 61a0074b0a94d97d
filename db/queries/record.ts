import { and, desc, eq } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { accounts } from '#db/schema/accounts.ts';
import { events } from '#db/schema/record.ts';

/** What happened to one thing, newest first, without the values. `actorName` is null for commands of the server. */
export async function listEvents(db: Queryable, noun: string, nounId: string, limit: number) {
  return db
    .select({ id: events.id, at: events.at, kind: events.kind, origin: events.origin, fields: events.fields, actorName: accounts.name })
    .from(events)
    .leftJoin(accounts, eq(accounts.id, events.actor))
    .where(and(eq(events.noun, noun), eq(events.nounId, nounId)))
    .orderBy(desc(events.id))
    .limit(limit);
}
