import { expect, test } from 'vitest';
import { municipalities, networkMembers, networks } from '#db/schema/networks.ts';
import { expertise, people } from '#db/schema/people.ts';
import { topics } from '#db/schema/topics.ts';
import { embeddedEngine } from '#search/fts5/engine.ts';
import { reindexAll } from '#search/fts5/indexing.ts';
import type { ExpertsQuery } from '#search/contract.ts';
import { openTestDatabase } from '../support/database.ts';
import { question } from './question.ts';
import { monday, workdays } from './small-network.ts';

const size = 10_000;
const topicCount = 90;
const codes = Array.from({ length: 20 }, (_, i) => String(1000 + i));
const givenNames = ['Kari', 'Ola', 'Amina', 'Sindre', 'Øyvind', 'Hedda', 'Torstein', 'Ingvild', 'Aslak', 'Sunniva'];
const titles = ['Lawyer', 'Engineer', 'Adviser, archives', 'Nurse', 'Head of procurement', 'Developer', 'Surveyor'];

test('ten thousand people are searched page by page, and no page repeats a person', { timeout: 240_000 }, async () => {
  const database = await openTestDatabase();
  const viewer = { personId: null, municipalityCode: codes[0], networkIds: ['n'] };
  await database.write(async (tx) => {
    await tx.insert(municipalities).values(
      codes.map((code, i) => ({
        code,
        name: `Place ${i}`,
        county: '',
        seat: '',
        lat: 59 + i / 50,
        lon: 10 + i / 50,
        population: 1,
        nameRank: i,
      })),
    );
    await tx.insert(networks).values({ id: 'n', name: 'N' });
    await tx.insert(networkMembers).values(codes.map((municipalityCode) => ({ networkId: 'n', municipalityCode })));
    await tx.insert(topics).values(
      Array.from({ length: topicCount }, (_, i) => ({
        slug: `t${i}`,
        labelEn: `Topic${i} matter`,
        labelNb: `Tema${i} sak`,
        needFloorHours: 0,
        needHoursPer1000: 1,
        inPersonShare: 0,
        visitHours: 1,
      })),
    );
    const ids = Array.from({ length: size }, (_, i) => i);
    for (let start = 0; start < size; start += 500) {
      const some = ids.slice(start, start + 500);
      await tx.insert(people).values(
        some.map((i) => ({
          id: `p${i}`,
          municipalityCode: codes[i % codes.length],
          givenName: givenNames[i % givenNames.length],
          familyName: `Familie${i % 997}`,
          title: titles[i % titles.length],
          email: `p${i}@x.example`,
          workdays,
          createdAt: monday,
          editedAt: monday,
        })),
      );
      await tx.insert(expertise).values(
        some.flatMap((i) =>
          [0, 1, 2]
            .map((k) => ({
              personId: `p${i}`,
              topicSlug: `t${(i * (k + 1) + k * 31) % topicCount}`,
              level: ((i + k) % 5) + 1,
              agreedHours: (i + k) % 30,
              agreedUntil: '2027-12-31',
              confirmedAt: monday,
            }))
            .filter((row, k, all) => all.findIndex((other) => other.topicSlug === row.topicSlug) === k),
        ),
      );
    }
  });
  const indexing = performance.now();
  await database.write(reindexAll);
  console.log(`indexed ${size} people in ${Math.round(performance.now() - indexing)} ms`);
  const engine = embeddedEngine(database.read);
  const asked: Partial<ExpertsQuery>[] = [
    { text: '' },
    { text: 'a' },
    { text: 'lawyer' },
    { text: 'topic7' },
    { text: 'lawyre' },
    { text: 'Kari Familie12' },
    { text: 'topic7 lawyer', meet: true, today: true },
    {
      topics: [
        { slug: 't3', level: 3 },
        { slug: 't6', level: 2 },
      ],
      match: 'all',
    },
  ];
  for (const differs of asked) {
    const times: number[] = [];
    let total = 0;
    for (let run = 0; run < 3; run++) {
      const start = performance.now();
      ({ total } = await engine.searchExperts(question(viewer, monday, differs)));
      times.push(performance.now() - start);
    }
    console.log(`${JSON.stringify(differs)}: ${total} people, ${Math.round(Math.min(...times))} ms`);
  }
  const seen = new Set<string>();
  for (const page of [1, 2, 50])
    for (const hit of (await engine.searchExperts(question(viewer, monday, { page }))).hits) seen.add(hit.person.personId);
  expect(seen.size).toBe(60);
});
