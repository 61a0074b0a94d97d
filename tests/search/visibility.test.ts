import { eq, inArray } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import type { Database } from '#db/open.ts';
import { expertise, people } from '#db/schema/people.ts';
import { embeddedEngine } from '#search/fts5/engine.ts';
import { indexPeople } from '#search/fts5/indexing.ts';
import type { ExpertsQuery } from '#search/contract.ts';
import { openTestDatabase } from '../support/database.ts';
import { question } from './question.ts';
import { elsewhere, fillSmallNetwork, inSkiptvet, inVestby, monday, type NewPerson } from './small-network.ts';

const canary = 'Zanzibarkanari';

async function network(...persons: NewPerson[]): Promise<Database> {
  const database = await openTestDatabase();
  await fillSmallNetwork(database, persons);
  return database;
}

function search(database: Database, viewer: ExpertsQuery['viewer'], differs: Partial<ExpertsQuery> = {}) {
  return embeddedEngine(database.read).searchExperts(question(viewer, monday, differs));
}

const names = (answer: Awaited<ReturnType<typeof search>>) => answer.hits.map((hit) => hit.person.givenName);

describe('a topic that somebody shows to their own municipality only', () => {
  const shy: NewPerson = {
    id: 'shy',
    givenName: 'Tuva',
    topicsAudience: 'municipality',
    knows: [{ topicSlug: 'gdpr', level: 5, evidence: `Wrote ${canary}` }],
  };

  test('colleagues find them by it', async () => {
    const database = await network(shy);
    expect(names(await search(database, inVestby, { text: 'gdpr' }))).toEqual(['Tuva']);
    expect(names(await search(database, inVestby, { text: canary }))).toEqual(['Tuva']);
    expect(names(await search(database, inVestby, { topics: [{ slug: 'gdpr', level: 5 }] }))).toEqual(['Tuva']);
  });

  test('a neighbour meets it in no hit, count, facet, suggestion, correction or reason', async () => {
    const database = await network(shy);
    for (const asked of [
      { text: 'gdpr' },
      { text: 'personvern' },
      { text: canary },
      { topics: [{ slug: 'gdpr', level: 1 }] },
      { level: 1 },
    ]) {
      const answer = await search(database, inSkiptvet, asked);
      expect(answer.total).toBe(0);
      expect(answer.hits).toEqual([]);
      expect(answer.facets.topic).toEqual([]);
      expect(answer.facets.level).toEqual([]);
    }
    expect((await search(database, inSkiptvet, { text: 'Zanzibarkanarl' })).corrections).toEqual([]);
    expect((await search(database, inVestby, { text: 'Zanzibarkanarl' })).corrections).toHaveLength(1);
    expect(await embeddedEngine(database.read).suggestTopics(inSkiptvet, 'gdpr', 5)).toEqual([]);
  });

  test('a neighbour still finds them by name, and learns nothing more', async () => {
    const database = await network(shy);
    const answer = await search(database, inSkiptvet, { text: 'Tuva' });
    expect(names(answer)).toEqual(['Tuva']);
    expect(answer.hits[0]).toMatchObject({ best: null, hours: null, confirmedAt: null, reasons: [{ field: 'name' }] });
    expect(JSON.stringify(answer)).not.toMatch(new RegExp(`gdpr|${canary}`, 'i'));
  });

  test('it does not move them in the order', async () => {
    const plain: NewPerson = { id: 'plain', givenName: 'Tuva', familyName: 'Aas', contactAudience: 'network' };
    const database = await network({ ...shy, familyName: 'Berg' }, plain);
    const [first, second] = (await search(database, inSkiptvet, { text: 'Tuva' })).hits;
    expect(first.person.personId).toBe('plain');
    expect(second.score).toBe(first.score);
  });
});

describe('other sections', () => {
  test('hours that are hidden count in no filter, order or facet', async () => {
    const database = await network({
      id: 'a',
      givenName: 'Ada',
      hoursAudience: 'municipality',
      knows: [{ topicSlug: 'gdpr', agreedHours: 30 }],
    });
    const seen = await search(database, inSkiptvet, { text: 'gdpr' });
    expect(seen.hits[0].hours).toBeNull();
    expect(seen.facets.hours).toEqual([]);
    expect(seen.hits[0].why.find((part) => part.part === 'hours')?.value).toBe(0);
    expect((await search(database, inSkiptvet, { text: 'gdpr', hours: 5 })).total).toBe(0);
    expect((await search(database, inVestby, { text: 'gdpr', hours: 5 })).total).toBe(1);
  });

  test('an absence that is hidden changes nothing for those who may not see it', async () => {
    const away: NewPerson = {
      id: 'a',
      givenName: 'Ada',
      absenceAudience: 'municipality',
      absentFrom: '2026-11-20',
      absentUntil: '2026-11-30',
      knows: [{ topicSlug: 'gdpr' }],
    };
    const database = await network(away, { id: 'b', givenName: 'Bo', knows: [{ topicSlug: 'gdpr' }] });
    const [forNeighbour, forColleague] = [
      await search(database, inSkiptvet, { text: 'gdpr' }),
      await search(database, inVestby, { text: 'gdpr' }),
    ];
    const ada = (answer: typeof forNeighbour) => answer.hits.find((hit) => hit.person.givenName === 'Ada')!;
    expect(ada(forNeighbour).today.kind).toBe('working');
    expect(ada(forNeighbour).score).toBe(forNeighbour.hits.find((hit) => hit.person.givenName === 'Bo')!.score);
    expect(ada(forColleague).today.kind).toBe('away');
    expect(forNeighbour.facets.today).toEqual([{ value: '1', count: 2 }]);
    expect(forColleague.facets.today).toEqual([{ value: '1', count: 1 }]);
  });

  test('contact that is hidden gives no telephone, language, working day or word to find', async () => {
    const database = await network({
      id: 'a',
      givenName: 'Ada',
      contactAudience: 'nobody',
      languages: ['so'],
      contactFor: canary,
      knows: [{ topicSlug: 'gdpr' }],
    });
    for (const viewer of [inSkiptvet, inVestby]) {
      const answer = await search(database, viewer, { text: 'gdpr' });
      expect(answer.hits[0].person.contact).toBeNull();
      expect(answer.hits[0].today.kind).toBe('unknown');
      expect(answer.facets.language).toEqual([]);
      expect(answer.facets.today).toEqual([]);
      expect((await search(database, viewer, { text: canary })).total).toBe(0);
    }
  });
});

describe('people who are not for the viewer', () => {
  test('the protected, the inactive and those of other networks are found by nothing', async () => {
    const knows = [{ topicSlug: 'gdpr' }];
    const database = await network(
      { id: 'p', givenName: 'Petra', protected: true, knows },
      { id: 'i', givenName: 'Ida', active: false, knows },
      { id: 'o', givenName: 'Olav', municipalityCode: '0301', knows },
    );
    for (const viewer of [inSkiptvet, inVestby]) {
      for (const text of ['', 'gdpr', 'Petra', 'Ida', 'Olav', 'Petr', 'Oslo']) {
        const answer = await search(database, viewer, { text });
        expect(answer.total, text).toBe(0);
        expect(answer.corrections, text).toEqual([]);
        expect(answer.facets.topic, text).toEqual([]);
      }
    }
    expect((await search(database, elsewhere, { text: 'gdpr' })).total).toBe(1);
  });

  test('a viewer without network sees their own municipality only', async () => {
    const database = await network(
      { id: 'a', knows: [{ topicSlug: 'gdpr' }] },
      { id: 'b', municipalityCode: '3103', knows: [{ topicSlug: 'gdpr' }] },
    );
    expect((await search(database, { ...inVestby, networkIds: [] }, { text: 'gdpr' })).total).toBe(1);
  });

  test('one who was protected since the index was read is dropped before rendering', async () => {
    const database = await network({ id: 'a', knows: [{ topicSlug: 'gdpr' }] }, { id: 'b', knows: [{ topicSlug: 'gdpr' }] });
    await database.write((tx) => tx.update(people).set({ protected: true }).where(eq(people.id, 'a')));
    const answer = await search(database, inSkiptvet, { text: 'gdpr' });
    expect(answer.hits.map((hit) => hit.person.personId)).toEqual(['b']);
    expect(answer.total).toBe(1);
  });

  test('one who left since the index was read takes nobody else off the page, and is in no count', async () => {
    const persons = Array.from({ length: 45 }, (_, i) => ({ id: `p${String(i).padStart(2, '0')}`, knows: [{ topicSlug: 'gdpr' }] }));
    const database = await network(...persons);
    await database.write((tx) =>
      tx
        .update(people)
        .set({ active: false })
        .where(inArray(people.id, ['p03', 'p11'])),
    );
    const answer = await search(database, inSkiptvet, { text: 'gdpr', sort: 'name' });
    expect(answer.hits.map((hit) => hit.person.personId)).toEqual(
      persons
        .map(({ id }) => id)
        .filter((id) => !/03|11/.test(id))
        .slice(0, 20),
    );
    expect(answer.total).toBe(43);
    expect(answer.facets.topic).toEqual([{ value: 'gdpr', count: 43 }]);
  });

  test('a topic that was hidden since the index was read drops the hit', async () => {
    const database = await network({ id: 'a', knows: [{ topicSlug: 'gdpr' }] });
    await database.write((tx) => tx.update(people).set({ topicsAudience: 'nobody' }).where(eq(people.id, 'a')));
    expect((await search(database, inSkiptvet, { text: 'gdpr' })).hits).toEqual([]);
  });
});

describe('the index', () => {
  test('follows a change in the same transaction, and forgets it when the transaction fails', async () => {
    const database = await network({ id: 'a', givenName: 'Ada', knows: [{ topicSlug: 'gdpr' }] });
    await database.write(async (tx) => {
      await tx.update(people).set({ givenName: 'Beate' }).where(eq(people.id, 'a'));
      await indexPeople(tx, ['a']);
    });
    expect((await search(database, inSkiptvet, { text: 'Beate' })).total).toBe(1);
    expect((await search(database, inSkiptvet, { text: 'Ada' })).total).toBe(0);
    const failing = database.write(async (tx) => {
      await tx.update(people).set({ givenName: 'Cecilie' }).where(eq(people.id, 'a'));
      await indexPeople(tx, ['a']);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect((await search(database, inSkiptvet, { text: 'Cecilie' })).total).toBe(0);
    expect((await search(database, inSkiptvet, { text: 'Beate' })).total).toBe(1);
  });

  test('loses somebody who is deleted, to the last word', async () => {
    const database = await network({ id: 'a', givenName: canary, knows: [{ topicSlug: 'gdpr' }] });
    await database.write(async (tx) => {
      await tx.delete(expertise);
      await tx.delete(people);
      await indexPeople(tx, ['a']);
    });
    const { rows } = await database.client.execute(
      'SELECT (SELECT count(*) FROM search_words) + (SELECT count(*) FROM search_documents) + (SELECT count(*) FROM search_holdings) AS n',
    );
    expect(rows[0].n).toBe(0);
  });
});
