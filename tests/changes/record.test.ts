import { sql } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { changeProfile } from '#changes/people/profile.ts';
import { byVisitor, record, recordHappening, verifyRecord } from '#changes/record/append.ts';
import type { Database } from '#db/open.ts';
import { events, eventValues } from '#db/schema/record.ts';
import { now, openTwoNetworks, viewers } from '../support/two-networks.ts';

let database: Database;

beforeEach(async () => {
  database = await openTwoNetworks();
  for (const phone of ['1', '2', '3']) await changeProfile(database, viewers.staffOfA, now, { phone });
});

/** What somebody with the file in hand could do: the triggers out of the way first. */
async function tamper(statement: string): Promise<void> {
  const { rows } = await database.client.execute(
    "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('events', 'event_values')",
  );
  await database.client.executeMultiple(
    `PRAGMA foreign_keys = OFF; ${rows.map(({ name }) => `DROP TRIGGER ${name};`).join('')} ${statement}`,
  );
}

describe('the record', () => {
  test('says who changed which field when, with the values beside it, and holds', async () => {
    const [event] = await database.read.select().from(events).orderBy(events.id);
    expect(event).toMatchObject({
      id: 1,
      at: now,
      actor: 'staff-1001',
      origin: 'form',
      kind: 'change',
      noun: 'person',
      nounId: 'a',
      fields: ['phone'],
    });
    const [values] = await database.read.select().from(eventValues).orderBy(eventValues.eventId);
    expect(values).toMatchObject({ before: { phone: 'phone-a' }, after: { phone: '1' } });
    expect(JSON.stringify(await database.read.select().from(events))).not.toContain('phone-a');
    expect(await verifyRecord(database.read)).toEqual({ whole: true, events: 3 });
  });

  test('says that events are gone where some are', async () => {
    await tamper('DELETE FROM event_values WHERE event_id = 2; DELETE FROM events WHERE id = 2');
    expect(await verifyRecord(database.read)).toMatchObject({ whole: false, problem: 'it follows event 1: those between are gone' });
  });

  test('the last events are read alone, each against the one before', async () => {
    expect(await verifyRecord(database.read, { last: 2 })).toEqual({ whole: true, events: 3 });
    expect(await verifyRecord(database.read, { last: 1_000 })).toEqual({ whole: true, events: 3 });
    await tamper("UPDATE events SET actor = 'somebody else' WHERE id = 2");
    expect(await verifyRecord(database.read, { last: 2 })).toMatchObject({ whole: false, eventId: 2 });
    expect(await verifyRecord(database.read, { last: 1 })).toMatchObject({ whole: true });
  });

  test('saving what is already so leaves no event', async () => {
    await changeProfile(database, viewers.staffOfA, now, { phone: '3' });
    expect(await verifyRecord(database.read)).toEqual({ whole: true, events: 3 });
  });

  test('what happens without changing a field is on record too, without values', async () => {
    await database.write((tx) => recordHappening(tx, byVisitor, now, { kind: 'wrongPassword', noun: 'account', nounId: 'staff-1001' }));
    const [event] = await database.read
      .select()
      .from(events)
      .where(sql`${events.id} = 4`);
    expect(event).toMatchObject({
      at: now,
      actor: 'visitor',
      origin: 'form',
      kind: 'wrongPassword',
      noun: 'account',
      nounId: 'staff-1001',
      fields: [],
    });
    expect(await verifyRecord(database.read)).toEqual({ whole: true, events: 4 });
  });

  test('a change that fails leaves no event', async () => {
    const failing = database.write(async (tx) => {
      await record(tx, { accountId: 'x', origin: 'form' }, now, {
        kind: 'change',
        noun: 'person',
        nounId: 'a',
        before: { phone: '3' },
        after: { phone: '4' },
      });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await verifyRecord(database.read)).toEqual({ whole: true, events: 3 });
  });

  test.each([
    "UPDATE events SET kind = 'x'",
    'UPDATE OR REPLACE events SET id = 9 WHERE id = 1',
    'DELETE FROM events WHERE id = 3',
    "INSERT OR REPLACE INTO events SELECT id, at, 'somebody else', origin, kind, noun, noun_id, fields, values_digest, digest FROM events WHERE id = 2",
    'REPLACE INTO events SELECT * FROM events WHERE id = 3',
    'INSERT INTO events SELECT id + 9, at, actor, origin, kind, noun, noun_id, fields, values_digest, digest FROM events WHERE id = 3',
    'DELETE FROM event_values WHERE event_id = 1',
    'UPDATE event_values SET after = \'{"phone":"9"}\'',
    'UPDATE event_values SET after = NULL',
    "UPDATE event_values SET event_id = 9, salt = '', before = NULL, after = NULL WHERE event_id = 1",
    'REPLACE INTO event_values SELECT event_id, salt, NULL, NULL FROM event_values WHERE event_id = 1',
  ])('the database refuses %s', async (statement) => {
    await expect(database.write((tx) => tx.run(sql.raw(statement)))).rejects.toMatchObject({
      cause: { message: expect.stringMatching(/append-only|emptied|replaced/) },
    });
    expect(await verifyRecord(database.read)).toEqual({ whole: true, events: 3 });
  });

  test('values may be emptied as a whole, and the chain still holds', async () => {
    await database.client.execute("UPDATE event_values SET salt = '', before = NULL, after = NULL WHERE event_id = 2");
    expect(await verifyRecord(database.read)).toEqual({ whole: true, events: 3 });
  });

  test.each([
    ['an altered actor', "UPDATE events SET actor = 'somebody else' WHERE id = 2", 2],
    ['an altered date', 'UPDATE events SET at = at + 1 WHERE id = 1', 1],
    ['an altered value', `UPDATE event_values SET after = '{"phone":"9"}' WHERE event_id = 3`, 3],
    ['an event taken out', 'DELETE FROM event_values WHERE event_id = 2; DELETE FROM events WHERE id = 2', 3],
    ['values taken out', 'DELETE FROM event_values WHERE event_id = 1', 1],
    [
      'events exchanged',
      'UPDATE events SET id = 99 WHERE id = 2; UPDATE events SET id = 2 WHERE id = 3; UPDATE events SET id = 3 WHERE id = 99',
      2,
    ],
  ])('%s is found', async (_, statement, eventId) => {
    await tamper(statement);
    expect(await verifyRecord(database.read)).toMatchObject({ whole: false, eventId });
  });
});
