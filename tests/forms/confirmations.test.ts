import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { licences } from '#db/schema/licences.ts';
import { expertise, people } from '#db/schema/people.ts';
import { reindexAll } from '#search/fts5/indexing.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { addAccount, addPerson, eventsOnRecord, get, moss, post, vestby } from '../support/cast.ts';

let server: TestServer;
let editor: string;
let admin: string;
let personId: string;
let here: string;

/** Signs in, has 20 agreed hours in two topics that run and 8 that ran out, stands in for two who show it and one who does not, owns a licence. */
beforeAll(async () => {
  server = await startServer({ demo: true });
  editor = await server.signIn('editor');
  admin = await server.signIn('admin');
  personId = await addPerson(server.database, moss, { givenName: 'Hild', familyName: 'Aker' });
  here = `/people/${personId}`;
  await addAccount(server.database, 'staff', { personId });
  const now = new Date();
  const nextYear = `${now.getFullYear() + 1}-06-30`;
  await server.database.write(async (tx) => {
    await tx.insert(expertise).values(
      [
        ['gdpr', 12, nextYear],
        ['automation', 8, nextYear],
        ['water', 8, '2020-01-01'],
      ].map(([topicSlug, agreedHours, agreedUntil]) => ({
        personId,
        topicSlug: String(topicSlug),
        level: 4,
        askedHours: Number(agreedHours),
        agreedHours: Number(agreedHours),
        agreedUntil: String(agreedUntil),
        confirmedAt: now,
      })),
    );
    const licence = {
      municipalityCode: moss,
      seatsUsed: 28,
      shareable: true,
      shareableSeats: 8,
      costPerYear: 120_400,
      renewsOn: nextYear,
      createdAt: now,
      editedAt: now,
    };
    await tx.insert(licences).values({ ...licence, id: 'owned', name: 'Archive Pro', seats: 40, ownerId: personId });
    await reindexAll(tx);
  });
  for (const absenceAudience of ['municipality', 'network', 'nobody'] as const)
    await addPerson(server.database, moss, { standInId: personId, absenceAudience });
});
afterAll(() => server.close());

/** The page without the marks of Astro's styles. */
const markup = async (answer: Response) => (await answer.text()).replace(/ data-astro-cid-\w+/g, '');
const pageOf = async (path: string, cookie: string) => markup(await get(server, path, cookie));
const person = async () => (await server.database.read.select().from(people).where(eq(people.id, personId)))[0];

test('before somebody is deactivated the page names what will follow', async () => {
  const html = await pageOf(here, editor);
  for (const sentence of [
    'Nobody finds Hild Aker any longer',
    'The sign-in ends, with every session.',
    '20\u00a0h a month, agreed in 2 topics, leave search and plans.',
    '2 people are left without a stand-in.',
    '1 licence needs another owner.',
    'Deactivate Hild Aker',
  ])
    expect(html).toContain(sentence);
  expect(html).not.toContain('The invitation that is open ends.');
});

test('before somebody is moved the page names what will follow, as far as the network may see it, and nothing is chosen', async () => {
  const html = await pageOf(here, admin);
  for (const sentence of [
    'The sign-in follows. Every session ends.',
    '20\u00a0h a month are agreed in 2 topics. Say below what becomes of them.',
    '1 person is left without a stand-in.',
    '1 licence of Moss needs another owner.',
    'Move Hild Aker',
  ])
    expect(html).toContain(sentence);
  expect(html).toMatch(/<select[^>]*id="municipalityCode"[^>]*>\s*<option value="">Choose a municipality/);
  expect(html).not.toMatch(/<option[^>]* selected/);
  expect(html.match(/<input[^>]*name="keepAgreedHours"[^>]*>/g)).toHaveLength(2);
  expect(html).not.toMatch(/<input[^>]*name="keepAgreedHours"[^>]* checked/);
});

test('hours that the network may not see are not named to its admin, who is asked all the same', async () => {
  await server.database.write((tx) => tx.update(people).set({ hoursAudience: 'municipality' }).where(eq(people.id, personId)));
  const html = await pageOf(here, admin);
  expect(html).not.toContain('Say below what becomes of them.');
  expect(html).toContain('name="keepAgreedHours"');
  expect(await pageOf(here, editor)).toContain('20\u00a0h a month, agreed in 2 topics');
  await server.database.write((tx) => tx.update(people).set({ hoursAudience: 'network' }).where(eq(people.id, personId)));
});

test('a move without its choices moves nobody: what is missing stands beside it, and what was chosen is kept', async () => {
  const before = await eventsOnRecord(server.database);
  const neither = await post(server, here, { do: 'move' }, admin);
  expect(neither.status).toBe(422);
  const html = await markup(neither);
  expect(html).toContain('id="municipalityCode-error">To: choose one of the alternatives');
  expect(html).toContain('id="keepAgreedHours-error">Agreed hours: choose one of the alternatives');
  expect(html).toMatch(/<details open/);
  const unkept = await markup(await post(server, here, { do: 'move', municipalityCode: vestby, keepAgreedHours: 'perhaps' }, admin));
  expect(unkept).toMatch(new RegExp(`<option value="${vestby}" selected`));
  expect(unkept).not.toContain('municipalityCode-error');
  const unplaced = await markup(await post(server, here, { do: 'move', keepAgreedHours: 'no' }, admin));
  expect(unplaced).toMatch(/value="no" checked/);
  expect(await eventsOnRecord(server.database)).toBe(before);
  expect(await person()).toMatchObject({ municipalityCode: moss });
  expect((await post(server, here, { do: 'move', municipalityCode: vestby, keepAgreedHours: 'no' }, admin)).headers.get('location')).toBe(
    '/people?saved=moved',
  );
  const rows = await server.database.read.select().from(expertise).where(eq(expertise.personId, personId));
  expect(rows.map(({ agreedHours }) => agreedHours)).toEqual([0, 0, 0]);
});

test('before a licence goes out of use the page names what will follow', async () => {
  const html = await pageOf('/licences/owned', editor);
  for (const sentence of [
    'It leaves the lists and sums of every municipality.',
    '40 seats are no longer counted (12 idle).',
    '8 seats can no longer be found by those who would borrow.',
    'NOK\u00a0120,400 a year are no longer counted.',
    'The contract is not ended by this.',
    'Take Archive Pro out of use',
  ])
    expect(html).toContain(sentence);
  expect((await post(server, '/licences/owned', { do: 'deactivate' }, editor)).status).toBe(303);
  expect(await pageOf('/licences/owned', editor)).toContain('Bring back into use');
});
