import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Viewer } from '#access/viewer.ts';
import type { Database } from '#db/open.ts';
import { networks } from '#db/schema/networks.ts';
import { expertise, people } from '#db/schema/people.ts';
import { homeForViewer, homeForVisitor, strengthScene } from '#views/home.ts';
import { holding } from '../support/accounts.ts';
import { openDemoDatabase, openTestDatabase } from '../support/database.ts';

const now = new Date('2026-11-23T09:00:00Z');
let database: Database;
beforeAll(async () => {
  database = await openDemoDatabase(now);
});
afterAll(() => database.close());

async function networkOf(db: Database) {
  const [network] = await db.read.select().from(networks);
  return network.id;
}

const viewerIn = (networkId: string): Viewer => ({
  accountId: 'a',
  name: 'A',
  roles: holding('staff', '3116', null),
  personId: null,
  municipalityCode: '3116',
  networkIds: [networkId],
  networkId,
});

/** Experts of level 3 and up whom the network may see, straight from the rows. */
async function countedPeople(db: Database) {
  return db.read
    .select({ slug: expertise.topicSlug, code: people.municipalityCode, personId: people.id })
    .from(expertise)
    .innerJoin(people, eq(people.id, expertise.personId))
    .where(and(eq(people.active, true), eq(people.protected, false), eq(people.topicsAudience, 'network'), sql`${expertise.level} >= 3`));
}

test('a visitor reads each topic in the band of the people of the whole network', async () => {
  const rows = await countedPeople(database);
  const { topics } = (await homeForVisitor(database.read, null, now))!;
  expect(topics.length).toBeGreaterThan(80);
  for (const { slug, band } of topics) {
    const people = rows.filter((row) => row.slug === slug).length;
    expect(band, slug).toBe(people >= 6 ? 'strong' : people >= 3 ? 'some' : 'none');
  }
});

test('what a visitor is given holds no need, no hours and no count', async () => {
  const home = (await homeForVisitor(database.read, 'gdpr', now))!;
  expect(Object.keys(home).sort()).toEqual(['chosen', 'scene', 'topics']);
  for (const topic of home.topics) expect(Object.keys(topic).sort()).toEqual(['band', 'labelEn', 'labelNb', 'slug']);
  for (const place of home.scene.municipalities)
    expect(Object.keys(place).sort()).toEqual(['band', 'code', 'lat', 'lon', 'name', 'population']);
});

test('hiding the only expert of a topic changes nothing that a visitor sees', async () => {
  const own = await openDemoDatabase(now);
  try {
    const rows = await countedPeople(own);
    const [{ slug, personId }] = rows.filter((row) => rows.filter((other) => other.slug === row.slug).length === 1);
    const seen = async () => JSON.stringify(await Promise.all([null, slug].map((asked) => homeForVisitor(own.read, asked, now))));
    const before = await seen();
    await own.write((tx) => tx.delete(expertise).where(and(eq(expertise.personId, personId), eq(expertise.topicSlug, slug))));
    expect(await seen()).toBe(before);
  } finally {
    own.close();
  }
});

test('a network that has not published its map shows a visitor nothing', async () => {
  const empty = await openTestDatabase();
  try {
    expect(await homeForVisitor(empty.read, null, now)).toBeUndefined();
  } finally {
    empty.close();
  }
});

test('those signed in see the five topics with most hours missing and most to spare, and where sharing helps most', async () => {
  const home = (await homeForViewer(database.read, viewerIn(await networkOf(database)), 'gdpr', now))!;
  expect(home.thinnest).toHaveLength(5);
  expect(home.strongest).toHaveLength(5);
  const spare = home.topics.map(({ need, ownHours }) => Math.round(ownHours) - Math.round(need));
  const first = home.thinnest[0];
  expect(Math.round(first.ownHours) - Math.round(first.need)).toBe(Math.min(...spare));
  expect(home.uneven?.topic.slug).toBe('gdpr');
  expect(home.chosen.slug).toBe('gdpr');
});

test('the map shows the topic asked for, and the first one where it does not exist', async () => {
  const viewer = viewerIn(await networkOf(database));
  expect((await homeForViewer(database.read, viewer, 'water', now))!.chosen.slug).toBe('water');
  expect((await homeForViewer(database.read, viewer, '<script>', now))!.chosen.slug).toBe('gdpr');
  const { seats, chosen } = (await homeForViewer(database.read, viewer, 'gdpr', now))!;
  const scene = strengthScene(seats, chosen, (experts, own) => `${experts}/${own}`);
  expect(scene.municipalities.find(({ code }) => code === '3216')).toMatchObject({ ownHours: 1650, secondLine: '5/1650' });
});
