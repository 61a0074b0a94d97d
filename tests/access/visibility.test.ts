import { beforeAll, describe, expect, test } from 'vitest';
import type { ViewerPlace } from '#access/viewer.ts';
import { audiences, isKnown, mayKnowOf, type Relation, relationTo, sees } from '#access/visibility.ts';
import type { Database } from '#db/open.ts';
import { listPeopleOfMunicipality } from '#db/queries/people.ts';
import { findProfile } from '#db/queries/profiles.ts';
import { countNetworkPeople } from '#db/queries/seats.ts';
import { listSupply } from '#db/queries/supply.ts';
import { listHolders } from '#db/queries/topics.ts';
import { findWhatFollows } from '#db/queries/what-follows.ts';
import { municipalities, networkMembers, networks } from '#db/schema/networks.ts';
import { expertise, people, promises } from '#db/schema/people.ts';
import { topics } from '#db/schema/topics.ts';
import { deepestHit, type ExpertsQuery, hoursSteps, pageSize, sorts } from '#search/contract.ts';
import { documentsOf } from '#search/documents.ts';
import { askedTopics } from '#search/fts5/candidates.ts';
import { embeddedEngine, readQuestion } from '#search/fts5/engine.ts';
import { reindexAll } from '#search/fts5/indexing.ts';
import { explain } from '#search/results.ts';
import { seededRandom } from '#siting/random.ts';
import { hoursLeft, hoursRunning, sumOfHours } from '#time/shared-hours.ts';
import { weekdays } from '#time/workday.ts';
import { openTestDatabase } from '../support/database.ts';
import { question } from '../search/question.ts';

/** A Monday at ten in Oslo. */
const now = new Date('2026-11-23T09:00:00Z');
const today = '2026-11-23';
const codes = ['1001', '1002', '1003', '1004', '1005', '1006'];
/** They overlap in 1003; 1006 is in neither. */
const members: Record<string, string[]> = { n1: ['1001', '1002', '1003'], n2: ['1003', '1004', '1005'] };
const slugs = ['gdpr', 'water', 'procurement', 'roads', 'archives'];
const peopleCount = 300;
const questionCount = 300;

const random = seededRandom(9);
const chance = (share: number) => random() < share;
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)];
const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
const some = <Item>(items: readonly Item[], share: number) => items.filter(() => chance(share));

let database: Database;
let everybody: (typeof people.$inferSelect)[];
let everything: (typeof expertise.$inferSelect)[];
let promised: Map<string, number>;

/** Whole hours, quarters and odd minutes. */
const someHours = () => pick([0, between(1, 30), between(1, 80) / 4, between(1, 900) / 60]);
const someDay = () => pick([today, '2026-11-22', '2026-11-24', '2027-06-30', '2025-01-01']);

function inventPerson(_: unknown, i: number): typeof people.$inferInsert {
  const absentFrom = chance(0.3) ? someDay() : null;
  const names = ['Kari', 'Ola', 'Per', 'Ada', 'Siri'];
  return {
    id: `p${i}`,
    municipalityCode: pick(codes),
    givenName: pick(names),
    familyName: pick(['Moe', 'Lie', 'Vik', 'Dal']),
    title: pick(['Jurist', 'Ingeniør', 'Rådgiver', '']),
    department: pick(['Plan', 'Arkiv', '']),
    contactFor: pick(['Vann', 'Veier', '']),
    email: `p${i}@example.org`,
    languages: some(['nb', 'en', 'se'], 0.5),
    workdays: Object.fromEntries(some(weekdays, 0.6).map((day) => [day, { from: '08:00', to: '16:00', place: 'office' as const }])),
    absentFrom,
    absentUntil: absentFrom !== null && chance(0.5) ? someDay() : null,
    standInId: i > 0 && chance(0.2) ? `p${between(0, i - 1)}` : null,
    contactAudience: pick(audiences),
    topicsAudience: pick(audiences),
    hoursAudience: pick(audiences),
    absenceAudience: pick(audiences),
    active: !chance(0.15),
    protected: chance(0.15),
    createdAt: now,
    editedAt: now,
  };
}

beforeAll(async () => {
  database = await openTestDatabase();
  await database.write(async (tx) => {
    await tx.insert(municipalities).values(
      codes.map((code, nameRank) => {
        const seat = { seat: 'Seat', lat: 59 + nameRank / 5, lon: 10 + nameRank / 7 };
        return { code, name: `Kommune ${code}`, county: 'Testland', population: 5_000, nameRank, ...seat };
      }),
    );
    for (const [id, own] of Object.entries(members)) {
      await tx.insert(networks).values({ id, name: id });
      await tx.insert(networkMembers).values(own.map((municipalityCode) => ({ networkId: id, municipalityCode })));
    }
    const need = { needFloorHours: 10, needHoursPer1000: 5, inPersonShare: 0.3, visitHours: 4 };
    await tx.insert(topics).values(slugs.map((slug) => ({ slug, labelEn: slug, labelNb: slug, ...need })));
    await tx.insert(people).values(Array.from({ length: peopleCount }, inventPerson));
    for (let i = 0; i < peopleCount; i++) {
      for (const topicSlug of some(slugs, 0.4)) {
        await tx.insert(expertise).values({
          personId: `p${i}`,
          topicSlug,
          level: between(1, 5),
          evidence: pick(['Ti år i faget', 'Sertifisert', '']),
          askedHours: someHours(),
          agreedHours: someHours(),
          agreedUntil: chance(0.8) ? someDay() : null,
          confirmedAt: new Date(now.getTime() - between(0, 800) * 86_400_000),
        });
        const months = some(['2026-10', '2026-11', '2026-12'], 0.4);
        for (const month of months) await tx.insert(promises).values({ personId: `p${i}`, topicSlug, month, hours: someHours() });
      }
    }
    await reindexAll(tx);
  });
  everybody = await database.read.select().from(people);
  everything = await database.read.select().from(expertise);
  const thisMonth = (await database.read.select().from(promises)).filter(({ month }) => month === '2026-11');
  promised = new Map(thisMonth.map(({ personId, topicSlug, hours }) => [`${personId} ${topicSlug}`, hours]));
});

const networksOf = (code: string | null) => Object.keys(members).filter((id) => code !== null && members[id].includes(code));
const neighboursOf = (viewer: ViewerPlace) => new Set(viewer.networkIds.flatMap((id) => members[id]));
const holdingsOf = (personId: string) => everything.filter((row) => row.personId === personId);
const leftOf = (row: (typeof everything)[number]) => hoursLeft(row, promised.get(`${row.personId} ${row.topicSlug}`) ?? 0, today);

/** Somebody of a municipality, in its networks or by themselves, with a profile or without; or of a network alone. */
function someViewer(): ViewerPlace {
  const person = chance(0.5) ? pick(everybody) : null;
  const municipalityCode = person?.municipalityCode ?? (chance(0.15) ? null : pick(codes));
  const networkIds = municipalityCode === null ? [pick(['n1', 'n2'])] : chance(0.1) ? [] : networksOf(municipalityCode);
  return { personId: person?.id ?? null, municipalityCode, networkIds };
}

/** Whom the code lets a viewer know of, with what the viewer is to them. */
function knownTo(viewer: ViewerPlace): { person: (typeof everybody)[number]; relation: Relation }[] {
  const neighbours = neighboursOf(viewer);
  return everybody
    .filter((person) => mayKnowOf(viewer, person, neighbours))
    .map((person) => ({ person, relation: relationTo(viewer, person) }));
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

describe('what the database finds is what the code shows', () => {
  test(`${questionCount} searches: the same people, and as many as the total says`, async () => {
    const texts = ['gdpr', 'jurist', 'kari moe', 'vann', 'sertifisert jurist', 'arkiv', 'kommune 1003', 'personvern'];
    let found = 0;
    for (let i = 0; i < questionCount; i++) {
      const viewer = someViewer();
      const meet = chance(0.3);
      const query: ExpertsQuery = question(viewer, now, {
        text: chance(0.25) ? pick(texts) : '',
        topics: some(slugs, 0.25).map((slug) => ({ slug, level: between(1, 4) })),
        match: pick(['all', 'any']),
        level: chance(0.3) ? between(1, 5) : 0,
        municipalities: chance(0.2) ? some(codes, 0.5) : [],
        hours: chance(0.3) ? pick(hoursSteps) : 0,
        today: chance(0.2),
        languages: chance(0.2) ? some(['nb', 'en', 'se'], 0.5) : [],
        meet,
        minutes: meet && chance(0.5) ? between(1, 90) : null,
        sort: pick(sorts),
      });
      const { question: asked, lexicon } = await readQuestion(database.read, query);
      const shown = knownTo({ ...viewer, personId: null }).filter(({ person, relation }) => {
        const document = documentsOf(person, holdingsOf(person.id)).find(({ audience }) => audience === relation)!;
        return explain(document, {
          query,
          concepts: asked.concepts,
          asked: askedTopics(asked),
          local: asked.local,
          lexicon,
          minutes: asked.minutes[person.municipalityCode] ?? null,
          promised: new Map(holdingsOf(person.id).map(({ topicSlug }) => [topicSlug, promised.get(`${person.id} ${topicSlug}`) ?? 0])),
        }).holds;
      });
      const ids: string[] = [];
      for (let page = 1; page <= deepestHit / pageSize; page++) {
        const { hits, total } = await embeddedEngine(database.read).searchExperts({ ...query, page });
        expect(total, JSON.stringify(query)).toBe(shown.length);
        ids.push(...hits.map(({ person }) => person.personId));
        if (page * pageSize >= total) break;
      }
      expect(ids.sort(), JSON.stringify(query)).toEqual(shown.map(({ person }) => person.id).sort());
      found += ids.length;
    }
    expect(found).toBeGreaterThan(questionCount);
  });

  test(`${questionCount} viewers of a topic: the same holders, their hours and what is left of them`, async () => {
    for (let i = 0; i < questionCount; i++) {
      const viewer = someViewer();
      const slug = pick(slugs);
      const expected = knownTo(viewer).flatMap(({ person, relation }) =>
        holdingsOf(person.id)
          .filter(({ topicSlug }) => topicSlug === slug && sees(relation, 'topics', person))
          .map((row) => {
            const open = sees(relation, 'hours', person);
            return { id: person.id, agreedHours: open ? hoursRunning(row, today) : null, hoursLeft: open ? leftOf(row) : null };
          }),
      );
      const holders = await listHolders(database.read, viewer, slug, today);
      const shown = holders.map(({ id, agreedHours, hoursLeft }) => ({ id, agreedHours, hoursLeft }));
      expect(shown.sort(byId), JSON.stringify({ viewer, slug })).toEqual(expected.sort(byId));
    }
  });

  test(`${questionCount} profiles: there or not, section by section`, async () => {
    const seen = new Set<string>();
    for (let i = 0; i < questionCount; i++) {
      const viewer = someViewer();
      const person = chance(0.1) && viewer.personId !== null ? everybody.find(({ id }) => id === viewer.personId)! : pick(everybody);
      const profile = await findProfile(database.read, viewer, person.id, today);
      const known = mayKnowOf(viewer, person, neighboursOf(viewer));
      expect(profile !== undefined, JSON.stringify({ viewer, person })).toBe(known);
      if (!profile) continue;
      const relation = relationTo(viewer, person);
      const open = {
        contact: profile.contact !== undefined,
        topics: profile.topics !== undefined,
        hours: profile.topics?.every(({ hours }) => hours !== undefined) ?? false,
        absence: profile.absence !== undefined,
      };
      for (const section of ['contact', 'topics', 'absence'] as const) expect(open[section]).toBe(sees(relation, section, person));
      if (profile.topics?.length) expect(open.hours).toBe(sees(relation, 'hours', person));
      const follows = await findWhatFollows(database.read, viewer, { personId: person.id, agrees: false, today, now });
      const running = sees(relation, 'hours', person) ? holdingsOf(person.id).map((row) => hoursRunning(row, today)) : [];
      expect(follows).toMatchObject({ agreedHours: sumOfHours(running), agreedTopics: running.filter((hours) => hours > 0).length });
      seen.add(`${relation} ${JSON.stringify(open)}`);
    }
    expect(seen.size).toBeGreaterThan(15);
  });

  test('the people of a municipality, of a network, and the hours that it counts', async () => {
    for (const code of codes) {
      const viewer = someViewer();
      const expected = knownTo(viewer).filter(({ person }) => person.municipalityCode === code && isKnown(person));
      const listed = await listPeopleOfMunicipality(database.read, viewer, code);
      expect(listed.map(({ id }) => id).sort()).toEqual(expected.map(({ person }) => person.id).sort());
    }
    for (const [networkId, own] of Object.entries(members)) {
      const known = everybody.filter((person) => own.includes(person.municipalityCode) && isKnown(person));
      expect(await countNetworkPeople(database.read, networkId)).toBe(known.length);
      for (const slug of slugs) {
        const experts = known.flatMap((person) =>
          holdingsOf(person.id)
            .filter(({ topicSlug, level }) => topicSlug === slug && level >= 3 && sees('network', 'topics', person))
            .map((row) => ({ code: person.municipalityCode, hours: sees('network', 'hours', person) ? hoursRunning(row, today) : 0 })),
        );
        for (const row of await listSupply(database.read, networkId, slug, today)) {
          const here = experts.filter(({ code }) => code === row.code).map(({ hours }) => hours);
          expect(row.experts).toBe(here.length);
          expect(row.sharing).toBe(here.filter((hours) => hours > 0).length);
          expect(row.hoursPerYear).toBe(11 * sumOfHours(here));
        }
      }
    }
  });
});

test('who is nearer sees no less', () => {
  for (const audience of audiences) {
    const choices = { contactAudience: audience, topicsAudience: audience, hoursAudience: audience, absenceAudience: audience };
    for (const section of ['contact', 'topics', 'hours', 'absence'] as const) {
      const open = (['self', 'municipality', 'network'] as const).map((relation) => sees(relation, section, choices));
      expect(open).toEqual([...open].sort((a, b) => Number(b) - Number(a)));
      expect(open[0]).toBe(true);
    }
  }
});

test('hours are shown to nobody who may not see the topics', () => {
  const choices = { topicsAudience: 'municipality', hoursAudience: 'network' } as const;
  expect((['self', 'municipality', 'network'] as const).map((relation) => sees(relation, 'hours', choices))).toEqual([true, true, false]);
});
