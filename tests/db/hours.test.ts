import { randomUUID } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyRecord } from '#changes/record/append.ts';
import { migrate } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import { listHoursWaiting } from '#db/queries/people.ts';
import { findProfile } from '#db/queries/profiles.ts';
import { listSupply } from '#db/queries/supply.ts';
import { listHolders } from '#db/queries/topics.ts';
import { findWhatFollows } from '#db/queries/what-follows.ts';
import { promises } from '#db/schema/people.ts';
import { embeddedEngine } from '#search/fts5/engine.ts';
import { a, b, know, now, openTwoNetworks, today, viewers } from '../support/two-networks.ts';
import { question } from '../search/question.ts';

/** The migrations up to the one before hours were kept in minutes. */
function migrationsBefore(): string {
  const folder = join(process.env.TEST_RUN_FOLDER!, randomUUID());
  cpSync('db/migrations', folder, { recursive: true });
  const path = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8'));
  journal.entries = journal.entries.filter((entry: { tag: string }) => entry.tag < '0004');
  writeFileSync(path, JSON.stringify(journal));
  return folder;
}

test('whoever had agreed hours before they were kept in minutes has the same hours after it, and the record stands as it was', async () => {
  const database = await openDatabase(`file:${join(process.env.TEST_RUN_FOLDER!, randomUUID())}.db`);
  await migrate(database, { folder: migrationsBefore() });
  const run = (sql: string) => database.client.execute(sql);
  await run("INSERT INTO municipalities VALUES ('1001', 'A', 'Testland', 'Seat', 59, 10, 5000, 0)");
  await run("INSERT INTO networks VALUES ('n1', 'N1', 0)");
  await run("INSERT INTO network_members VALUES ('n1', '1001')");
  await run("INSERT INTO topics VALUES ('gdpr', 'GDPR', 'GDPR', NULL, '[]', '[]', NULL, 10, 5, 0.3, 4)");
  await run(
    "INSERT INTO people (id, municipality_code, given_name, family_name, email, created_at, edited_at) VALUES ('p', '1001', 'Per', 'Moe', 'p@a.example', 0, 0)",
  );
  await run(
    "INSERT INTO expertise (person_id, topic_slug, level, asked_hours, agreed_hours, agreed_until, confirmed_at) VALUES ('p', 'gdpr', 4, 12, 8, '2027-06-30', 0)",
  );
  await run("INSERT INTO promises VALUES ('p', 'gdpr', '2026-11', 3)");
  await run("INSERT INTO search_documents VALUES (1, 'p', 'network', '1001', 'moe per', '[]', '{}', NULL, NULL)");
  await run("INSERT INTO search_holdings VALUES (1, 'p', 'gdpr', 4, 8, '2027-06-30', 0), (2, 'p', 'gdpr', 4, NULL, NULL, 0)");
  const { applied } = await migrate(database);
  expect(applied).toContain('0004_keep_hours_in_minutes');
  const raw = async (sql: string) => (await run(sql)).rows.map((row) => ({ ...row }));
  expect(await raw('SELECT asked_minutes, agreed_minutes FROM expertise')).toEqual([{ asked_minutes: 720, agreed_minutes: 480 }]);
  expect(await raw('SELECT promised_minutes FROM promises')).toEqual([{ promised_minutes: 180 }]);
  expect(await raw('SELECT agreed_minutes FROM search_holdings ORDER BY document_id')).toEqual([
    { agreed_minutes: 480 },
    { agreed_minutes: null },
  ]);
  const colleague = { personId: null, municipalityCode: '1001', networkIds: ['n1'] };
  const profile = await findProfile(database.read, colleague, 'p', today);
  expect(profile?.topics?.[0].hours).toEqual({ agreed: 8, until: '2027-06-30', left: 5 });
  expect(await verifyRecord(database.read)).toMatchObject({ whole: true });
});

test('a quarter of an hour counts wherever hours count', async () => {
  const database = await openTwoNetworks();
  await know(database, 'a', 'gdpr', 8.25);
  await database.write((tx) => tx.insert(promises).values({ personId: 'a', topicSlug: 'gdpr', month: '2026-11', hours: 0.5 }));
  const place = { personId: null, municipalityCode: b, networkIds: ['n1', 'n2'] };
  const [holder] = await listHolders(database.read, place, 'gdpr', today);
  expect(holder).toMatchObject({ agreedHours: 8.25, hoursLeft: 7.75 });
  expect((await findProfile(database.read, place, 'a', today))?.topics?.[0].hours).toMatchObject({ agreed: 8.25, left: 7.75 });
  expect(await listSupply(database.read, 'n1', 'gdpr', today)).toEqual([{ code: a, hoursPerYear: 11 * 8.25, experts: 1, sharing: 1 }]);
  const follows = { personId: 'a', agrees: true, today, now };
  expect(await findWhatFollows(database.read, viewers.editorOfA, follows)).toMatchObject({ agreedHours: 8.25, agreedTopics: 1 });
  const found = (hours: number) => embeddedEngine(database.read).searchExperts(question(place, now, { hours }));
  expect((await found(5)).hits[0].hours).toEqual({ left: 7.75, agreed: 8.25 });
  expect((await found(7)).total).toBe(1);
  expect((await found(8)).total).toBe(0);
});

test('a quarter more than agreed waits for an editor, and a minute less does not', async () => {
  const database = await openTwoNetworks();
  await know(database, 'a', 'gdpr', 8);
  const waiting = () => listHoursWaiting(database.read, viewers.editorOfA, today);
  expect(await waiting()).toEqual([]);
  await database.client.execute('UPDATE expertise SET asked_minutes = asked_minutes + 15');
  expect(await waiting()).toMatchObject([{ askedHours: 8.25, agreedHours: 8 }]);
  await database.client.execute('UPDATE expertise SET asked_minutes = 479');
  expect(await waiting()).toEqual([]);
});
