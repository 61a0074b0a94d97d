import { afterAll, beforeAll, expect, test } from 'vitest';
import { createNetwork, leaveOutTopics } from '#changes/networks.ts';
import { verifyRecord } from '#changes/record/append.ts';
import { listUnpublishedTopics } from '#db/queries/topics.ts';
import { loadReference } from '#db/reference/load.ts';
import { networks } from '#db/schema/networks.ts';
import { homeForVisitor } from '#views/home.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { openDemoDatabase, openTestDatabase } from '../support/database.ts';

const guards = ['identity-access', 'information-security', 'it-operations', 'security-incident-response'];
const now = new Date('2026-11-23T09:00:00Z');

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.close());

const visit = async (path: string, language = 'en') =>
  (await fetch(server.url + path, { headers: { 'accept-language': language } })).text();

test.each(['en', 'nb'])(
  'a visitor meets no topic that tells who is on guard, neither by its name nor by its address: %s',
  async (language) => {
    const { rows } = await server.database.client.execute(
      `SELECT slug, label_en, label_nb FROM topics WHERE slug IN (SELECT value FROM json_each('${JSON.stringify(guards)}'))`,
    );
    expect(rows).toHaveLength(guards.length);
    const unknown = await visit('/?topic=no-such-topic', language);
    expect(unknown).toContain('value="gdpr"');
    for (const { slug, label_en, label_nb } of rows) {
      expect(await visit(`/?topic=${slug}`, language)).toBe(unknown);
      for (const trace of [slug, label_en, label_nb]) expect(unknown.toLowerCase()).not.toContain(String(trace).toLowerCase());
    }
  },
);

test('who is signed in chooses them as before', async () => {
  const cookie = await server.signIn('staff');
  const page = await (await fetch(`${server.url}/?topic=security-incident-response`, { headers: { cookie } })).text();
  expect(page).toMatch(/<option value="security-incident-response" selected/);
});

test('what a network leaves out it can publish, and leave others out, and the record keeps it', async () => {
  const database = await openDemoDatabase(now);
  try {
    const [{ id: networkId }] = await database.read.select().from(networks);
    expect(await leaveOutTopics(database, now, { networkId, leaveOut: ['gdpr'], publish: ['it-operations'] })).toEqual([
      'gdpr',
      ...guards.filter((slug) => slug !== 'it-operations'),
    ]);
    const shown = (await homeForVisitor(database.read, 'gdpr', now))!;
    expect(shown.topics.map(({ slug }) => slug)).toContain('it-operations');
    expect(shown.topics.map(({ slug }) => slug)).not.toContain('gdpr');
    expect(shown.chosen).toEqual((await homeForVisitor(database.read, 'no-such-topic', now))!.chosen);
    const { rows } = await database.client.execute('SELECT kind, noun, fields FROM events ORDER BY id DESC LIMIT 1');
    expect(rows[0]).toMatchObject({ kind: 'change', noun: 'network', fields: '["unpublishedTopics"]' });
    await expect(leaveOutTopics(database, now, { networkId, leaveOut: ['no-such-topic'], publish: [] })).rejects.toThrow('unknown');
    await expect(leaveOutTopics(database, now, { networkId, leaveOut: ['water'], publish: ['water'] })).rejects.toThrow('notAChoice');
    expect((await verifyRecord(database.read)).whole).toBe(true);
  } finally {
    database.close();
  }
});

test('a new network leaves the four out from the start', async () => {
  const database = await openTestDatabase();
  try {
    await database.write((tx) => loadReference(tx));
    const id = await createNetwork(database, now, { name: 'Fjord', municipalityCodes: ['3103', '3112'] });
    expect(await listUnpublishedTopics(database.read, id)).toEqual(guards);
  } finally {
    database.close();
  }
});
