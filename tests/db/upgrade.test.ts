import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { asc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeReady } from '#changes/database/opening.ts';
import { verifyRecord } from '#changes/record/append.ts';
import { type Database, openDatabase } from '#db/open.ts';
import { accounts } from '#db/schema/accounts.ts';
import { networks } from '#db/schema/networks.ts';
import { people } from '#db/schema/people.ts';
import { verifyPassword } from '#identity/passwords.ts';
import { embeddedEngine } from '#search/fts5/engine.ts';
import type { Description } from '../fixtures/upgrade/description.ts';
import { readDescription } from '../fixtures/upgrade/read.ts';
import { question } from '../search/question.ts';

const folder = 'tests/fixtures/upgrade';
const versions = readdirSync(folder)
  .filter((name) => name.endsWith('.db.gz'))
  .map((name) => name.slice(0, -'.db.gz'.length));

const now = new Date('2026-11-25T09:00:00Z');

describe.each(versions)('a database that version %s filled', (version) => {
  const described: Description = JSON.parse(readFileSync(`${folder}/${version}.json`, 'utf8'));
  const file = join(process.env.TEST_RUN_FOLDER!, `${randomUUID()}.db`);
  let recordBefore: unknown[];
  let database: Database;
  let holds: Description;

  beforeAll(async () => {
    writeFileSync(file, gunzipSync(readFileSync(`${folder}/${version}.db.gz`)));
    database = await openDatabase(`file:${file}`);
    recordBefore = await readRecord();
    await makeReady(database);
    holds = await readDescription(database.read);
  });

  async function readRecord(): Promise<unknown[]> {
    const { rows } = await database.client.execute('SELECT * FROM events LEFT JOIN event_values ON event_id = id ORDER BY id');
    return rows.map((row) => ({ ...row }));
  }

  test('has every person as they were, with their hours and promises', () => {
    expect(inOrder(holds.people)).toEqual(inOrder(described.people));
  });

  test('has every account with its roles and their places, and every invitation that was open', () => {
    expect(inOrder(holds.accounts)).toEqual(inOrder(described.accounts));
    expect(inOrder(holds.openInvitations)).toEqual(inOrder(described.openInvitations));
  });

  test('lets whoever had a password in with it', async () => {
    const [{ passwordHash }] = await database.read.select().from(accounts).where(eq(accounts.email, 'admin@nordre.example'));
    expect(await verifyPassword(passwordHash, 'nine green herons sleep')).toBe(true);
  });

  test('has the licences, the networks, their domains and what they leave out, and the needs that were stated', () => {
    const { licences, networks, mailDomains, statedNeeds } = described;
    expect(inOrder(holds.licences)).toEqual(inOrder(licences));
    expect(inOrder(holds.networks)).toEqual(inOrder(networks));
    expect(holds.mailDomains).toEqual(mailDomains);
    expect(holds.statedNeeds).toEqual(statedNeeds);
  });

  test('has its record to the letter, and the record holds', async () => {
    const recordNow = await readRecord();
    expect(recordBefore.length).toBeGreaterThan(50);
    expect(recordNow.slice(0, recordBefore.length)).toEqual(recordBefore);
    expect(await verifyRecord(database.read)).toEqual({ whole: true, events: recordNow.length });
  });

  test('finds the people whom a colleague may see, by name, topic and hours left', async () => {
    const members = await database.read.select().from(networks).orderBy(asc(networks.name));
    const networkIds = members.filter(({ name }) => name === 'Søndre Follo og Østfold').map(({ id }) => id);
    const [me] = await database.read.select().from(people).where(eq(people.email, 'cathrine.moe@vestby.example'));
    const viewer = { personId: me.id, municipalityCode: '3216', networkIds };
    const find = async (differs: Parameters<typeof question>[2]) => {
      const { hits, total } = await embeddedEngine(database.read).searchExperts(question(viewer, now, differs));
      expect(hits).toHaveLength(total);
      return hits.map(({ person, hours }) => ({ name: `${person.givenName} ${person.familyName}`, hours }));
    };
    expect(await find({ text: 'Lunde' })).toEqual([{ name: 'Astrid Lunde', hours: { left: 21, agreed: 30 } }]);
    // Astrid has 15 of 24 hours left this month; Bjørn shows his to his own municipality, Dag is not listed, Eva left, Finn is elsewhere.
    expect(await find({ text: 'personvern', topics: [{ slug: 'gdpr', level: 0 }] })).toEqual([
      { name: 'Astrid Lunde', hours: { left: 15, agreed: 24 } },
      { name: 'Bjørn Åsen', hours: null },
    ]);
    expect((await find({ topics: [{ slug: 'gdpr', level: 0 }], hours: 10 })).map(({ name }) => name)).toEqual(['Astrid Lunde']);
    expect(await find({ topics: [{ slug: 'gdpr', level: 0 }], hours: 20 })).toEqual([]);
    expect(await find({ text: 'skjermet' })).toEqual([]);
  });
});

/** By mail address or name: no order of rows is promised. */
const inOrder = <T extends { email: string } | { name: string }>(rows: T[]): T[] =>
  [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
const keyOf = (row: { email: string } | { name: string }) => ('email' in row ? row.email : row.name);
