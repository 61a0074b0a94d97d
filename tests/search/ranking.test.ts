import { describe, expect, test } from 'vitest';
import { embeddedEngine } from '#search/fts5/engine.ts';
import type { ExpertsQuery } from '#search/contract.ts';
import { scoreOf, scoreSql } from '#search/ranking.ts';
import { understand } from '#search/question/understanding.ts';
import { vocabularyOf } from '#search/question/vocabulary.ts';
import { openTestDatabase } from '../support/database.ts';
import { question } from './question.ts';
import { fillSmallNetwork, inSkiptvet, monday, type NewPerson } from './small-network.ts';

async function search(persons: readonly NewPerson[], differs: Partial<ExpertsQuery> = {}, now = monday) {
  const database = await openTestDatabase();
  await fillSmallNetwork(database, persons);
  const answer = await embeddedEngine(database.read).searchExperts(question(inSkiptvet, now, differs));
  return { ...answer, ids: answer.hits.map((hit) => hit.person.personId) };
}

const gdpr = (more: object = {}) => [{ topicSlug: 'gdpr', ...more }];

test('one long compound asks for no more words than a long sentence does', async () => {
  const words = ['fire', 'lake', 'moon'].flatMap((begin) => Array.from('abcdefghijkl', (letter) => begin + letter));
  const vocabulary = vocabularyOf(
    words.map((word) => ({ slug: word, labelEn: word, labelNb: word, labelNn: null, synonymsEn: [], synonymsNb: [] })),
  );
  const visible = { has: async () => false, nearest: async () => undefined };
  const { concepts } = await understand(words.join(''), false, { vocabulary, places: new Map(), visible });
  expect(concepts).toHaveLength(12);
});

describe('the score', () => {
  test('is worked out by hand: level 4, 18 of 30 hours left, working today, confirmed 91 days ago', async () => {
    const confirmedAt = new Date(monday.getTime() - 91 * 86_400_000);
    const { hits } = await search(
      [{ id: 'a', knows: gdpr({ level: 4, agreedHours: 30, confirmedAt }), promised: [{ topicSlug: 'gdpr', hours: 12 }] }],
      { text: 'gdpr' },
    );
    expect(hits[0].why).toEqual([
      { part: 'matches', value: 40, weight: 40 },
      { part: 'level', value: 20, weight: 25 },
      { part: 'hours', value: 9, weight: 15 },
      { part: 'today', value: 10, weight: 10 },
      { part: 'confirmed', value: 9, weight: 10 },
    ]);
    expect(hits[0].score).toBe(88);
  });

  test('keeps its weights at 100, with and without travel', () => {
    const facts = { matches: 1, level: 5, minutesLeft: 1_800, worksToday: true, confirmedDays: 0, minutes: 0 };
    for (const meet of [true, false]) {
      const { score, why } = scoreOf(facts, meet);
      expect(score).toBe(100);
      expect(why.reduce((sum, part) => sum + part.weight, 0)).toBe(100);
    }
  });

  test('is the same in the program and in the database, whatever the facts', async () => {
    const database = await openTestDatabase();
    for (let i = 0; i < 400; i++) {
      const facts = {
        matches: (i % 13) / 12,
        level: i % 6,
        minutesLeft: i % 7 === 0 ? null : (i * 25) % 2_460,
        worksToday: i % 2 === 0,
        confirmedDays: i % 5 === 0 ? null : (i * 37) % 900,
        minutes: i % 9 === 0 ? null : (i * 11) % 120,
      };
      for (const meet of [true, false]) {
        const columns = Object.entries({
          matches: facts.matches,
          level: facts.level,
          minutes_left: facts.minutesLeft,
          works_today: Number(facts.worksToday),
          confirmed_days: facts.confirmedDays,
          minutes: facts.minutes,
        });
        const row = columns.map(([name, value]) => `${value ?? 'NULL'} AS ${name}`).join(', ');
        const { rows } = await database.client.execute(`SELECT ${scoreSql(meet)} AS score FROM (SELECT ${row})`);
        expect(rows[0].score, row).toBe(scoreOf(facts, meet).score);
      }
    }
  });

  test('explains what the database ordered by', async () => {
    const persons: NewPerson[] = Array.from({ length: 40 }, (_, i) => ({
      id: `p${i}`,
      title: i % 3 ? 'Lawyer' : 'Adviser',
      knows: gdpr({ level: (i % 5) + 1, agreedHours: i, confirmedAt: new Date(monday.getTime() - i * 20 * 86_400_000) }),
      promised: [{ topicSlug: 'gdpr', hours: i % 6 }],
    }));
    const { hits } = await search(persons, { text: 'gdpr lawyer' });
    const scores = hits.map((hit) => hit.score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  });
});

describe('hours', () => {
  test('count only while they are agreed, the last day included', async () => {
    const persons: NewPerson[] = [
      { id: 'past', knows: gdpr({ agreedHours: 20, agreedUntil: '2026-11-22' }) },
      { id: 'today', knows: gdpr({ agreedHours: 20, agreedUntil: '2026-11-23' }) },
      { id: 'never', knows: gdpr({ agreedHours: 20, agreedUntil: null }) },
    ];
    const { hits, facets } = await search(persons, { text: 'gdpr' });
    expect(hits.map((hit) => [hit.person.personId, hit.hours?.left]).sort()).toEqual([
      ['never', 0],
      ['past', 0],
      ['today', 20],
    ]);
    expect(facets.hours.find((facet) => facet.value === '5')?.count).toBe(1);
  });

  test('promised in another month are free in this one', async () => {
    const december = new Date('2026-12-01T09:00:00Z');
    const persons: NewPerson[] = [{ id: 'a', knows: gdpr({ agreedHours: 20 }), promised: [{ topicSlug: 'gdpr', hours: 15 }] }];
    expect((await search(persons, { text: 'gdpr' })).hits[0].hours).toEqual({ left: 5, agreed: 20 });
    expect((await search(persons, { text: 'gdpr' }, december)).hits[0].hours).toEqual({ left: 20, agreed: 20 });
  });
});

describe('working today', () => {
  test('is counted by the clock in Oslo, not in London', async () => {
    const onlyTuesday: NewPerson = { id: 'a', workdays: { tue: { from: '08:00', to: '16:00', place: 'office' } }, knows: gdpr() };
    const tuesdayInOslo = new Date('2026-11-23T23:30:00Z');
    expect((await search([onlyTuesday], { today: true }, tuesdayInOslo)).total).toBe(1);
    expect((await search([onlyTuesday], { today: true }, monday)).total).toBe(0);
  });

  test('an absence that may be seen shows the stand-in and their telephone', async () => {
    const { hits } = await search(
      [
        { id: 'b', givenName: 'Bo', phone: '+47 11', municipalityCode: '3103' },
        { id: 'a', absenceAudience: 'network', absentFrom: '2026-11-20', absentUntil: '2026-11-23', standInId: 'b', knows: gdpr() },
      ],
      { text: 'gdpr' },
    );
    expect(hits[0].today.kind).toBe('away');
    expect(hits[0].standIn).toEqual({ id: 'b', name: 'Bo Nordmann', phone: '+47 11' });
  });
});

describe('several topics', () => {
  const persons: NewPerson[] = [
    {
      id: 'both',
      knows: [
        { topicSlug: 'gdpr', level: 3 },
        { topicSlug: 'procurement', level: 2 },
      ],
    },
    {
      id: 'too-low',
      knows: [
        { topicSlug: 'gdpr', level: 3 },
        { topicSlug: 'procurement', level: 1 },
      ],
    },
    { id: 'one', knows: [{ topicSlug: 'gdpr', level: 5 }] },
  ];
  const topics = [
    { slug: 'gdpr', level: 3 },
    { slug: 'procurement', level: 2 },
  ];

  test('all of these asks for each at its level', async () => {
    const { ids, total } = await search(persons, { topics, match: 'all' });
    expect(ids).toEqual(['both']);
    expect(total).toBe(1);
  });

  test('any of these takes one, and puts those with both first', async () => {
    const { ids } = await search(persons, { topics, match: 'any' });
    expect(ids[0]).toBe('both');
    expect(ids).toHaveLength(3);
  });
});

describe('facets', () => {
  const persons: NewPerson[] = [
    { id: 'a', languages: ['nb', 'so'], knows: gdpr({ level: 5, agreedHours: 20 }) },
    { id: 'b', municipalityCode: '3103', languages: ['nb'], knows: gdpr({ level: 2, agreedHours: 5 }) },
    { id: 'c', municipalityCode: '3103', knows: [{ topicSlug: 'water', level: 3 }] },
  ];

  test('count what choosing them would leave', async () => {
    const everything = await search(persons);
    for (const { value, count } of everything.facets.municipality)
      expect((await search(persons, { municipalities: [value] })).total).toBe(count);
    for (const { value, count } of everything.facets.topic)
      expect((await search(persons, { topics: [{ slug: value, level: 1 }] })).total).toBe(count);
    for (const { value, count } of everything.facets.level) expect((await search(persons, { level: Number(value) })).total).toBe(count);
    for (const { value, count } of everything.facets.hours) expect((await search(persons, { hours: Number(value) })).total).toBe(count);
    for (const { value, count } of everything.facets.language) expect((await search(persons, { languages: [value] })).total).toBe(count);
  });

  test('of a chosen municipality still show the others', async () => {
    const { facets, total } = await search(persons, { municipalities: ['3216'] });
    expect(total).toBe(1);
    expect(facets.municipality).toEqual([
      { value: '3103', count: 2 },
      { value: '3216', count: 1 },
    ]);
  });
});

describe('we must meet', () => {
  const twins: NewPerson[] = [
    { id: 'far', givenName: 'Ada', familyName: 'Aas', municipalityCode: '3103', knows: gdpr() },
    { id: 'near', givenName: 'Bo', familyName: 'Berg', municipalityCode: '3216', knows: gdpr() },
  ];

  test('puts the nearer of two equal experts first, with the minutes', async () => {
    const { hits } = await search(twins, { text: 'gdpr', meet: true });
    expect(hits.map((hit) => hit.person.personId)).toEqual(['near', 'far']);
    expect(hits[0].minutes).toBeLessThan(hits[1].minutes!);
    expect(hits[0].why.at(-1)).toMatchObject({ part: 'travel', weight: 20 });
  });

  test('is off unless asked for: no minutes, no facet, no part', async () => {
    const { hits, facets, ids } = await search(twins, { text: 'gdpr' });
    expect(ids).toEqual(['far', 'near']);
    expect(hits[0].minutes).toBeNull();
    expect(facets.travel).toEqual([]);
    expect(hits[0].why.map((part) => part.part)).not.toContain('travel');
  });
});

describe('order', () => {
  test('of equals is by name, then id, the same every time and over the pages', async () => {
    const persons: NewPerson[] = Array.from({ length: 45 }, (_, i) => ({
      id: `p${String((i * 7) % 45).padStart(2, '0')}`,
      familyName: i < 3 ? 'Åsen' : i % 2 ? 'Berg' : 'Øye',
      knows: gdpr(),
    }));
    const pages = await Promise.all([1, 2, 3].map((page) => search(persons, { text: 'gdpr', page })));
    const found = pages.flatMap((page) => page.hits.map((hit) => `${hit.person.familyName} ${hit.person.personId}`));
    expect(found).toHaveLength(45);
    expect(new Set(found).size).toBe(45);
    expect(found).toEqual(found.toSorted((a, b) => a.localeCompare(b, 'nb')));
  });
});
