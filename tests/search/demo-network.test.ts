import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '#db/open.ts';
import { networks } from '#db/schema/networks.ts';
import type { ViewerPlace } from '#access/viewer.ts';
import { embeddedEngine } from '#search/fts5/engine.ts';
import type { ExpertsQuery } from '#search/contract.ts';
import { openDemoDatabase } from '../support/database.ts';
import { question } from './question.ts';

const vestby = '3216';
const seeded = new Date('2026-11-23T09:00:00Z');
const dayMs = 86_400_000;
let demo: Database;
let viewer: ViewerPlace;

beforeAll(async () => {
  demo = await openDemoDatabase(seeded);
  const [{ id }] = await demo.read.select({ id: networks.id }).from(networks);
  viewer = { personId: null, municipalityCode: '3116', networkIds: [id] };
});

const search = (differs: Partial<ExpertsQuery>, now = seeded, database = demo) =>
  embeddedEngine(database.read).searchExperts(question(viewer, now, differs));

describe('gdpr, personvern and data protection', () => {
  test('each give the five lawyers of Vestby first, on every weekday and at any hour', async () => {
    for (let day = 0; day < 5; day++) {
      for (const hour of [0, 5, 11, 16, 22]) {
        const now = new Date(Date.UTC(2026, 10, 23 + day, hour));
        const answers = await Promise.all(['gdpr', 'personvern', 'data protection'].map((text) => search({ text }, now)));
        const [ids] = answers.map((answer) => answer.hits.map((hit) => hit.person.personId));
        for (const answer of answers) {
          expect(answer.hits.slice(0, 5).map((hit) => hit.person.municipalityCode)).toEqual(Array(5).fill(vestby));
          expect(answer.hits.map((hit) => hit.person.personId)).toEqual(ids);
          expect(answer.named).toEqual(['gdpr']);
        }
      }
    }
  });

  test('do so whenever the demonstration was begun', async () => {
    for (const born of ['2026-01-01T12:00:00Z', '2027-02-28T23:30:00Z', '2028-06-15T07:00:00Z']) {
      const now = new Date(born);
      const fresh = await openDemoDatabase(now);
      for (let day = 0; day < 7; day++) {
        const { hits } = await search({ text: 'personvern' }, new Date(now.getTime() + day * dayMs), fresh);
        expect(
          hits.slice(0, 5).map((hit) => hit.person.municipalityCode),
          `${born} + ${day}`,
        ).toEqual(Array(5).fill(vestby));
      }
      fresh.close();
    }
  });
});

describe('a question in one’s own words', () => {
  const first = async (text: string) => (await search({ text })).named;

  test('is read in English and Norwegian, inflected, as sentence or compound', async () => {
    expect(await first('Who can help me with privacy?')).toEqual(['gdpr']);
    expect(await first('Hvem kan hjelpe oss med personopplysninger')).toEqual(['gdpr']);
    expect(await first('personvernet')).toEqual(['gdpr']);
    expect(await first('vannforsyning')).toEqual(['water']);
    expect(await first('anskaffelsesjurist')).toEqual(['procurement']);
    expect((await search({ text: 'personvernjuristene' })).hits[0].person.municipalityCode).toBe(vestby);
  });

  test('may be misspelt, and says how it was read', async () => {
    const answer = await search({ text: 'GDPR lawer' });
    expect(answer.corrections).toEqual([{ typed: 'lawer', read: 'lawyer' }]);
    expect(answer.hits[0].reasons).toEqual([
      { words: ['gdpr'], topicSlug: 'gdpr', field: null },
      { words: ['lawyer'], topicSlug: null, field: 'title' },
    ]);
    expect((await search({ text: 'procurment' })).named).toEqual(['procurement']);
    expect((await search({ text: 'GDPR lawer', exact: true })).corrections).toEqual([]);
  });

  test('finds a name, however its æ, ø and å are typed', async () => {
    for (const text of ['Amina', 'amina warsame', 'WARSAME']) expect((await search({ text })).hits[0].person.familyName).toBe('Warsame');
    for (const text of ['Røsnes', 'rosnes', 'Roesnes', 'RØSN']) expect((await search({ text })).hits[0].person.familyName).toBe('Røsnes');
  });

  test('finds the lawyer whom one calls jurist or advokat', async () => {
    const lawyers = (await search({ text: 'lawyer' })).total;
    expect(lawyers).toBeGreaterThan(4);
    expect((await search({ text: 'jurist' })).total).toBe(lawyers);
    expect((await search({ text: 'juristene' })).total).toBe(lawyers);
  });

  test('may name a municipality', async () => {
    const { hits, total } = await search({ text: 'gdpr in Moss' });
    expect(total).toBe(2);
    expect(new Set(hits.map((hit) => hit.municipalityName))).toEqual(new Set(['Moss']));
    expect((await search({ text: 'vaaler' })).hits[0].municipalityName).toMatch(/^Våler/);
  });

  test('grows with every letter typed', async () => {
    for (const text of ['pro', 'procu', 'procurem', 'procurement']) {
      const { hits } = await search({ text });
      expect(
        hits.some((hit) => hit.best?.topicSlug === 'procurement'),
        text,
      ).toBe(true);
    }
  });

  test('that nobody answers gets the nearest topics, with people', async () => {
    expect((await search({ text: 'qwxz' })).total).toBe(0);
    expect((await search({ text: 'qwxz' })).unknown).toEqual(['qwxz']);
    const suggestions = await embeddedEngine(demo.read).suggestTopics(viewer, 'personvrn', 3);
    expect(suggestions[0].slug).toBe('gdpr');
    expect(suggestions.every((topic) => topic.people > 0)).toBe(true);
  });
});

describe('what a search engine might take for its own syntax', () => {
  test.each([
    '"',
    '"gdpr',
    'gdpr"*',
    'gdpr AND',
    'NEAR(gdpr lawyer)',
    'name:Amina',
    '{title}: x',
    '-gdpr',
    '^a',
    'a*b',
    "'; DROP TABLE people; --",
    '\u0000',
    '%',
    '\\',
    '(',
    '🦆',
    '\uE000gdpr',
    'x'.repeat(200),
    'ﬁ ½ ①',
  ])('%j is only words', async (text) => {
    const answer = await search({ text });
    expect(answer.total).toBeGreaterThanOrEqual(0);
    expect(answer.hits.length).toBeLessThanOrEqual(20);
  });

  test('quotes and operators change nothing', async () => {
    const ids = async (text: string) => (await search({ text })).hits.map((hit) => hit.person.personId);
    expect(await ids('"gdpr" *lawyer*')).toEqual(await ids('gdpr lawyer'));
  });
});

describe('we must meet', () => {
  test('shows minutes from Skiptvet, and nearer before farther among equals', async () => {
    const { hits, facets } = await search({ text: 'gdpr', meet: true });
    expect(hits.every((hit) => hit.minutes !== null)).toBe(true);
    expect(facets.travel.length).toBeGreaterThan(0);
    const { hits: nearest } = await search({ text: 'gdpr', meet: true, sort: 'travel' });
    const minutes = nearest.map((hit) => hit.minutes!);
    expect(minutes).toEqual(minutes.toSorted((a, b) => a - b));
  });

  test('narrows to those within reach', async () => {
    const { hits, total } = await search({ text: 'gdpr', meet: true, minutes: 30 });
    expect(total).toBeGreaterThan(0);
    expect(hits.every((hit) => hit.minutes! <= 30)).toBe(true);
  });
});
