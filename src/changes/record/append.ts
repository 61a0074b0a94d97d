import { createHash, randomBytes } from 'node:crypto';
import { asc, desc, eq, gt } from 'drizzle-orm';
import type { Queryable, Transaction } from '#db/open.ts';
import { events, eventValues } from '#db/schema/record.ts';

/** Who writes: an account by a form, a visitor who is not signed in (yet), or a command of the server. */
export interface Actor {
  accountId: string;
  origin: 'form' | 'command' | 'demo';
}

export const byForm = (viewer: { accountId: string }): Actor => ({ accountId: viewer.accountId, origin: 'form' });
export const byCommand: Actor = { accountId: 'command', origin: 'command' };
export const byVisitor: Actor = { accountId: 'visitor', origin: 'form' };

type Values = Record<string, unknown>;

/** What happened, to what. */
export interface Happening {
  /** What was done, in a word: create, change, deactivate, move, signIn … */
  kind: string;
  noun: string;
  nounId: string;
}

export interface Entry extends Happening {
  /** The fields as they were and as they are; only those that differ are kept. */
  before: Values | null;
  after: Values | null;
}

const firstDigest = '';

/** Appends to the record, in the transaction that changes the rows. Returns false, and writes nothing, where nothing differs. */
export async function record(tx: Transaction, actor: Actor, now: Date, { before, after, ...happening }: Entry): Promise<boolean> {
  const fields = changedFields(before, after);
  if (fields.length === 0) return false;
  await append(tx, actor, now, happening, fields, { before: only(before, fields), after: only(after, fields) });
  return true;
}

/** Appends what happened without changing a field, such as a sign-in: an event that holds no values. */
export function recordHappening(tx: Transaction, actor: Actor, now: Date, happening: Happening): Promise<void> {
  return append(tx, actor, now, happening, [], { before: null, after: null });
}

async function append(
  tx: Transaction,
  actor: Actor,
  now: Date,
  { kind, noun, nounId }: Happening,
  fields: string[],
  changed: { before: Values | null; after: Values | null },
) {
  const [last] = await tx.select({ id: events.id, digest: events.digest }).from(events).orderBy(desc(events.id)).limit(1);
  const values = { salt: randomBytes(16).toString('base64url'), ...changed };
  const event = {
    id: (last?.id ?? 0) + 1,
    at: now,
    actor: actor.accountId,
    origin: actor.origin,
    kind,
    noun,
    nounId,
    fields,
    valuesDigest: digestOfValues(values),
  };
  await tx.insert(events).values({ ...event, digest: digestOfEvent(event, last?.digest ?? firstDigest) });
  await tx.insert(eventValues).values({ eventId: event.id, ...values });
}

export type Verdict = { whole: true; events: number } | { whole: false; eventId: number; problem: string };

const eventsAtOnce = 1_000;

/**
 * Reads the record from its beginning, or its `last` events: ids without a gap, every digest over its row and the digest before it,
 * and every value that is still there against its event. Names the first event that does not hold.
 */
export async function verifyRecord(db: Queryable, { last }: { last?: number } = {}): Promise<Verdict> {
  const before = last === undefined ? undefined : await eventBeforeTheLast(db, last);
  let lastId = before?.id ?? 0;
  let lastDigest = before?.digest ?? firstDigest;
  for (;;) {
    const rows = await db
      .select({ event: events, values: eventValues })
      .from(events)
      .leftJoin(eventValues, eq(eventValues.eventId, events.id))
      .where(gt(events.id, lastId))
      .orderBy(asc(events.id))
      .limit(eventsAtOnce);
    for (const { event, values } of rows) {
      const problem = problemOf(event, values, lastId, lastDigest);
      if (problem) return { whole: false, eventId: event.id, problem };
      lastId = event.id;
      lastDigest = event.digest;
    }
    if (rows.length < eventsAtOnce) return { whole: true, events: lastId };
  }
}

async function eventBeforeTheLast(db: Queryable, count: number) {
  const [event] = await db.select({ id: events.id, digest: events.digest }).from(events).orderBy(desc(events.id)).limit(1).offset(count);
  return event;
}

type EventRow = typeof events.$inferSelect;
type ValuesRow = typeof eventValues.$inferSelect;

function problemOf(event: EventRow, values: ValuesRow | null, lastId: number, lastDigest: string): string | undefined {
  if (event.id !== lastId + 1) return `it follows event ${lastId}: those between are gone`;
  if (event.digest !== digestOfEvent(event, lastDigest)) return 'it, or an event before it, was altered';
  if (!values) return 'its values are gone without having been emptied';
  const emptied = values.salt === '' && values.before === null && values.after === null;
  if (!emptied && digestOfValues(values) !== event.valuesDigest) return 'its values were altered';
  return undefined;
}

function changedFields(before: Values | null, after: Values | null): string[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names].filter((name) => JSON.stringify(before?.[name] ?? null) !== JSON.stringify(after?.[name] ?? null)).sort();
}

function only(values: Values | null, fields: string[]): Values | null {
  return values && Object.fromEntries(fields.filter((field) => field in values).map((field) => [field, values[field]]));
}

const sha256 = (parts: unknown[]) => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
const digestOfValues = ({ salt, before, after }: Pick<ValuesRow, 'salt' | 'before' | 'after'>) => sha256([salt, before, after]);
const digestOfEvent = (event: Omit<EventRow, 'digest'>, digestBefore: string) =>
  sha256([
    digestBefore,
    event.id,
    event.at.getTime(),
    event.actor,
    event.origin,
    event.kind,
    event.noun,
    event.nounId,
    event.fields,
    event.valuesDigest,
  ]);
