import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { and, eq, like } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mostBodyBytes } from '#commands/web-server/bodies.ts';
import { licences } from '#db/schema/licences.ts';
import { expertise, people } from '#db/schema/people.ts';
import { events, eventValues } from '#db/schema/record.ts';
import { topics } from '#db/schema/topics.ts';
import { accounts } from '#db/schema/accounts.ts';
import { indexPeople } from '#search/fts5/indexing.ts';
import { sessionsOver } from '#identity/sessions.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { uniqueWord } from '../support/unique-word.ts';

const moss = '3103';
let server: TestServer;
let editor: string;

beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.close());
beforeEach(async () => {
  editor = await signedIn('editor', 'Eva Editor');
});

type Fields = Record<string, string> | [string, string][];

async function post(path: string, cookie: string, fields: Fields, locale = 'en') {
  const answer = await fetch(server.url + path, {
    method: 'POST',
    headers: { cookie, origin: server.url, 'accept-language': locale },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
}

async function page(path: string, cookie: string, locale = 'en'): Promise<string> {
  return (await fetch(server.url + path, { headers: { cookie, 'accept-language': locale } })).text();
}

/** What a browser would send of a form, untouched: the fields between two marks of a page, with their values. */
function fieldsOf(html: string, ...names: string[]): Record<string, string> {
  const found = [...html.matchAll(/<(?:input|textarea)\b[^>]*>(?:([^<]*)<\/textarea>)?/g)].flatMap(([tag, content]) => {
    const name = /\bname="([^"]*)"/.exec(tag)?.[1];
    if (name === undefined || (/type="(radio|checkbox)"/.test(tag) && !/\bchecked\b/.test(tag))) return [];
    return [[name, unescaped(content ?? /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '')] as const];
  });
  const chosen = [...html.matchAll(/<select\b[^>]*\bname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)].map(([, name, options]) => {
    const option = /<option[^>]*\bselected\b[^>]*>/.exec(options)?.[0] ?? /<option[^>]*>/.exec(options)?.[0] ?? '';
    return [name, unescaped(/\bvalue="([^"]*)"/.exec(option)?.[1] ?? '')] as const;
  });
  const all = Object.fromEntries([...found, ...chosen]);
  return names.length > 0 ? Object.fromEntries(names.map((name) => [name, all[name]])) : all;
}

const unescaped = (text: string) =>
  text
    .replaceAll('&#38;', '&')
    .replaceAll('&#34;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');
const errorsIn = (html: string) => unescaped(/id="error-summary"[\s\S]*?<\/div>/.exec(html)?.[0].replace(/<[^>]*>/g, ' ') ?? '');

async function signedIn(role: 'editor' | 'staff', name: string, personId: string | null = null): Promise<string> {
  const id = randomUUID();
  await server.database.write((tx) =>
    tx.insert(accounts).values({ id, email: `${id}@moss.example`, name, role, municipalityCode: moss, personId, createdAt: new Date() }),
  );
  const cookie = await sessionsOver(server.database, false).begin(id, undefined);
  return `${cookie.name}=${cookie.value}`;
}

async function makePerson(more: Partial<typeof people.$inferInsert> = {}): Promise<string> {
  const id = randomUUID();
  const now = new Date();
  await server.database.write(async (tx) => {
    await tx.insert(people).values({
      id,
      municipalityCode: moss,
      givenName: 'Kari',
      familyName: 'Moe',
      email: `${uniqueWord()}@moss.example`,
      createdAt: now,
      editedAt: now,
      ...more,
    });
    await indexPeople(tx, [id]);
  });
  return id;
}

async function know(personId: string, topicSlug: string, more: Partial<typeof expertise.$inferInsert> = {}): Promise<void> {
  await server.database.write((tx) =>
    tx.insert(expertise).values({ personId, topicSlug, level: 3, askedHours: 20, confirmedAt: new Date(), ...more }),
  );
}

const personRow = async (id: string) => (await server.database.read.select().from(people).where(eq(people.id, id)))[0];
const holding = async (personId: string, topicSlug: string) =>
  (
    await server.database.read
      .select()
      .from(expertise)
      .where(and(eq(expertise.personId, personId), eq(expertise.topicSlug, topicSlug)))
  )[0];
const licenceNamed = (name: string) => server.database.read.select().from(licences).where(eq(licences.name, name));
const eventsOnRecord = async () => (await server.database.read.select({ id: events.id }).from(events)).length;

const licence = (name: string) => ({
  name,
  seats: '10',
  seatsUsed: '7',
  costPerYear: '1000',
  currency: 'NOK',
  transferRights: 'unknown',
  priceModel: 'per_seat',
  noticeDays: '0',
});

async function makeLicence(cookie = editor): Promise<{ name: string; id: string }> {
  const name = `Archive ${uniqueWord()}`;
  await post('/licences/new', cookie, licence(name));
  return { name, id: (await licenceNamed(name))[0].id };
}

describe('numbers as people type them', () => {
  test.each([
    ['nb', '158.000', 158_000],
    ['nb', '158.000,00', 158_000],
    ['nb', '158 000', 158_000],
    ['nb', 'kr 158 000,-', 158_000],
    ['en', '158,000', 158_000],
    ['en', '158\u202f000', 158_000],
  ])('in %s a cost of %s is saved as %d', async (locale, typed, value) => {
    const name = `Typed ${uniqueWord()}`;
    expect(
      (await post('/licences/new', editor, { ...licence(name), costPerYear: typed, seats: locale === 'nb' ? '1.000' : '1,000' }, locale))
        .status,
    ).toBe(303);
    expect(await licenceNamed(name)).toMatchObject([{ costPerYear: value, seats: 1_000 }]);
  });

  test.each([
    ['nb', 'costPerYear', '158,000', 'skriv 158 000'],
    ['en', 'costPerYear', '158.000', 'write 158 000'],
    ['en', 'seats', '1.000', 'write 1 000'],
    ['nb', 'costPerYear', '158.369,24', 'skriv et helt tall, uten desimaler'],
    ['en', 'costPerYear', '1e3', 'enter a number in digits'],
    ['en', 'costPerYear', '0x10', 'enter a number in digits'],
    ['en', 'noticeDays', '0b11', 'enter a number in digits'],
    ['en', 'renewsOn', '0026-12-31', 'choose a year from'],
    ['nb', 'renewsOn', '31.12.26', 'skriv årstallet med fire sifre, for eksempel 31.12.2026'],
    ['en', 'renewsOn', '31/12/26', 'write the year with four digits, such as 31/12/2026'],
    ['en', 'renewsOn', '9999-12-31', 'choose a year from'],
  ])('in %s a licence with %s %s is not saved, and the page says why and shows it as typed', async (locale, field, typed, says) => {
    const name = `Typed ${uniqueWord()}`;
    const answer = await post('/licences/new', editor, { ...licence(name), [field]: typed }, locale);
    expect(answer.status).toBe(422);
    expect(errorsIn(answer.html)).toContain(says);
    expect(fieldsOf(answer.html, field)[field]).toBe(typed);
    expect(await licenceNamed(name)).toEqual([]);
  });

  test('a renewal may be typed as one writes it, the day first', async () => {
    for (const [locale, typed] of [
      ['nb', '31.12.2030'],
      ['en', '31/12/2030'],
      ['nb', '31. desember 2030'],
    ]) {
      const name = `Typed ${uniqueWord()}`;
      await post('/licences/new', editor, { ...licence(name), renewsOn: typed }, locale);
      expect(await licenceNamed(name)).toMatchObject([{ renewsOn: '2030-12-31' }]);
    }
  });

  test('no number field is one that a browser reads by itself', async () => {
    const id = await makePerson();
    await know(id, 'gdpr');
    for (const html of [
      await page('/licences/new', editor),
      await page(`/people/${id}`, editor),
      await page('/me', await signedIn('staff', 'Kari Moe', id)),
    ]) {
      expect(html).not.toContain('type="number"');
      expect(html).toContain('inputmode="numeric"');
    }
  });

  test.each(['0x5', '1e1', '0b11'])('hours of %s are neither asked for nor agreed', async (typed) => {
    const id = await makePerson();
    await know(id, 'gdpr');
    const staff = await signedIn('staff', 'Kari Moe', id);
    const version = { 'topic:gdpr-version': '0' };
    expect(
      (await post('/me', staff, { ...version, do: 'topic:gdpr', 'gdpr-level': '3', 'gdpr-evidence': '', 'gdpr-askedHours': typed })).status,
    ).toBe(422);
    const agreeing = {
      do: 'agree',
      topicSlug: 'gdpr',
      askedHours: '20',
      version: '0',
      hours: typed,
      until: `${new Date().getFullYear() + 1}-06-30`,
    };
    expect((await post(`/people/${id}`, editor, agreeing)).status).toBe(422);
    expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 20, agreedHours: 0 });
  });

  test('an absence in the year 26 makes nobody away', async () => {
    const id = await makePerson();
    const staff = await signedIn('staff', 'Kari Moe', id);
    const away = {
      do: 'absence',
      'absence-version': '0',
      absenceAudience: 'municipality',
      absentFrom: '0026-12-20',
      absentUntil: '2027-01-03',
    };
    const answer = await post('/me', staff, away);
    expect(errorsIn(answer.html)).toContain('choose a year from');
    expect(await personRow(id)).toMatchObject({ absentFrom: null, absentUntil: null });
  });
});

describe('a form sent again', () => {
  test('makes one licence, however often, and another once something is changed', async () => {
    const name = `Twice ${uniqueWord()}`;
    const { key } = fieldsOf(await page('/licences/new', editor), 'key');
    const answers = await Promise.all(Array.from({ length: 4 }, () => post('/licences/new', editor, { ...licence(name), key })));
    expect(answers.map(({ status, location }) => `${status} ${location}`)).toEqual(
      Array.from({ length: 4 }, () => `303 /licences?municipality=${moss}&saved=licence`),
    );
    expect(await licenceNamed(name)).toHaveLength(1);
    await post('/licences/new', editor, { ...licence(name), key, seats: '11' });
    expect(await licenceNamed(name)).toHaveLength(2);
  });

  test('makes one licence for each who sends it, and for each page opened', async () => {
    const name = `Twice ${uniqueWord()}`;
    const { key } = fieldsOf(await page('/licences/new', editor), 'key');
    await post('/licences/new', editor, { ...licence(name), key });
    await post('/licences/new', await signedIn('editor', 'Another'), { ...licence(name), key });
    await post('/licences/new', editor, { ...licence(name), ...fieldsOf(await page('/licences/new', editor), 'key') });
    expect(await licenceNamed(name)).toHaveLength(3);
  });

  test('makes one person, and leads to their page both times', async () => {
    const { key } = fieldsOf(await page('/people/new', editor), 'key');
    const newcomer = { key, givenName: 'Kari', familyName: `Dobbel${uniqueWord()}`, email: `${uniqueWord()}@moss.example` };
    const [first, second] = [await post('/people/new', editor, newcomer), await post('/people/new', editor, newcomer)];
    expect(first.status).toBe(303);
    expect(second).toEqual(first);
    expect((await post('/people/new', editor, { ...newcomer, title: 'Other' })).status).toBe(422);
    expect(await server.database.read.select().from(people).where(eq(people.email, newcomer.email))).toHaveLength(1);
  });

  test('keeps its key when it comes back with something wrong', async () => {
    const { key } = fieldsOf(await page('/licences/new', editor), 'key');
    const answer = await post('/licences/new', editor, { ...licence('x'), seats: 'many', key });
    expect(fieldsOf(answer.html, 'key')).toEqual({ key });
  });
});

describe('hours', () => {
  const nextYear = `${new Date().getFullYear() + 1}-06-30`;
  let id: string;

  beforeEach(async () => {
    id = await makePerson();
    await know(id, 'gdpr', { agreedHours: 8, agreedUntil: nextYear });
  });

  /** What the first form of hours says without anybody typing. */
  const askOf = (html: string) => fieldsOf(/id="hours"[\s\S]*?<\/form>/.exec(html)![0], 'topicSlug', 'askedHours', 'version');
  const answer = (fields: Record<string, string>) =>
    post(`/people/${id}`, editor, { topicSlug: 'gdpr', askedHours: '20', version: '0', ...fields });

  test('more of them are declined by a button that leaves those agreed today alone', async () => {
    expect(await page(`/people/${id}`, editor)).toMatch(/value="decline"[\s\S]*Decline/);
    expect((await answer({ do: 'decline' })).status).toBe(303);
    expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 8, agreedHours: 8, agreedUntil: nextYear });
  });

  test('a 0 typed to say no wipes nothing, and the page says which button says no', async () => {
    const { status, html } = await answer({ do: 'agree', hours: '0', until: nextYear });
    expect(status).toBe(422);
    expect(errorsIn(html)).toContain('press Decline');
    expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 20, agreedHours: 8, agreedUntil: nextYear });
  });

  test('emptied by the person are a slip and end nothing', async () => {
    const staff = await signedIn('staff', 'Kari Moe', id);
    const { status, html } = await post('/me', staff, {
      do: 'topic:gdpr',
      'topic:gdpr-version': '0',
      'gdpr-level': '3',
      'gdpr-evidence': '',
      'gdpr-askedHours': '',
    });
    expect(status).toBe(422);
    expect(errorsIn(html)).toContain('Hours a month: fill this in');
    expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 20, agreedHours: 8 });
  });

  test('an agreement ends by a button that says what follows', async () => {
    expect(await page(`/people/${id}`, editor)).toContain('8\u00a0h a month no longer count in search and plans');
    await answer({ do: 'end' });
    expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 20, agreedHours: 0, agreedUntil: null });
  });

  test.each(['agree', 'decline', 'end'])(
    'to %s where the person has meanwhile asked for others brings the form back with what is asked now',
    async (intent) => {
      const staff = await signedIn('staff', 'Kari Moe', id);
      await post('/me', staff, {
        do: 'topic:gdpr',
        'topic:gdpr-version': '0',
        'gdpr-level': '3',
        'gdpr-evidence': '',
        'gdpr-askedHours': '40',
      });
      const { status, html } = await answer({ do: intent, hours: '15', until: nextYear });
      expect(status).toBe(422);
      expect(errorsIn(html)).toContain('asks for 40 now');
      expect(fieldsOf(html, 'askedHours', 'hours')).toEqual({ askedHours: '40', hours: intent === 'agree' ? '15' : '40' });
      expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 40, agreedHours: 8 });
      expect((await post(`/people/${id}`, editor, { ...askOf(html), do: intent, hours: '15', until: nextYear })).status).toBe(303);
    },
  );

  test.each(['decline', 'end'])('to %s what another editor has meanwhile agreed says so instead', async (intent) => {
    const seen = askOf(await page(`/people/${id}`, editor));
    await post(`/people/${id}`, await signedIn('editor', 'Olga Other'), { ...seen, do: 'agree', hours: '20', until: nextYear });
    const { status, html } = await post(`/people/${id}`, editor, { ...seen, do: intent });
    expect(status).toBe(422);
    expect(errorsIn(html)).toContain('Hours a month: Olga Other changed this to “20”');
    expect(await holding(id, 'gdpr')).toMatchObject({ askedHours: 20, agreedHours: 20 });
  });

  test('what another editor agreed meanwhile is not undone unseen', async () => {
    const seen = askOf(await page(`/people/${id}`, editor));
    await post(`/people/${id}`, await signedIn('editor', 'Olga Other'), { ...seen, do: 'agree', hours: '20', until: nextYear });
    const { status, html } = await post(`/people/${id}`, editor, { ...seen, do: 'agree', hours: '12', until: nextYear });
    expect(status).toBe(422);
    expect(errorsIn(html)).toContain('Hours a month: Olga Other changed this to “20”');
    expect(await holding(id, 'gdpr')).toMatchObject({ agreedHours: 20 });
  });
});

describe('two editors at one form', () => {
  let other: string;
  beforeEach(async () => {
    other = await signedIn('editor', 'Olga Other');
  });

  test('the later is told what the earlier changed in a licence, when and who, and keeps what was typed', async () => {
    const { id, name } = await makeLicence();
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    await post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9', transferRights: 'consent' });
    const mine = { ...licence(name), ...seen, manufacturer: 'Maker' };
    const answer = await post(`/licences/${id}`, editor, mine);
    expect(answer.status).toBe(422);
    expect(errorsIn(answer.html)).toMatch(/Seats used: Olga Other changed this to “9” on \d+ \w+ \d{4} at \d\d:\d\d/);
    expect(errorsIn(answer.html)).toContain('changed this to “With the vendor’s consent”');
    expect(errorsIn(answer.html)).not.toContain('Vendor:');
    expect(fieldsOf(answer.html, 'seatsUsed', 'transferRights', 'manufacturer')).toEqual({
      seatsUsed: '9',
      transferRights: 'consent',
      manufacturer: 'Maker',
    });
    expect(await licenceNamed(name)).toMatchObject([{ seatsUsed: 9, manufacturer: '', transferRights: 'consent' }]);

    expect((await post(`/licences/${id}`, editor, fieldsOf(answer.html))).status).toBe(303);
    expect(await licenceNamed(name)).toMatchObject([{ seatsUsed: 9, manufacturer: 'Maker', transferRights: 'consent' }]);
  });

  test('where both changed one field, what was typed stays and is saved by saving once more', async () => {
    const { id, name } = await makeLicence();
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    await post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9', shareable: 'yes' });
    const answer = await post(`/licences/${id}`, editor, { ...licence(name), ...seen, seatsUsed: '8' });
    expect(errorsIn(answer.html)).toMatch(
      /Seats used: Olga Other changed this to “9”[^.]*\. Nothing was saved; save again to keep what you typed/,
    );
    expect(fieldsOf(answer.html, 'seatsUsed', 'shareable')).toEqual({ seatsUsed: '8', shareable: 'yes' });
    expect((await post(`/licences/${id}`, editor, fieldsOf(answer.html))).status).toBe(303);
    expect(await licenceNamed(name)).toMatchObject([{ seatsUsed: 8, shareable: true }]);
  });

  test('of two who save at the same moment one is told', async () => {
    const { id, name } = await makeLicence();
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    const answers = await Promise.all([
      post(`/licences/${id}`, editor, { ...licence(name), ...seen, seatsUsed: '8' }),
      post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  });

  test('what was changed is told also where the values of the record have been emptied', async () => {
    const { id, name } = await makeLicence();
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    await post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9' });
    await server.database.write((tx) => tx.update(eventValues).set({ salt: '', before: null, after: null }));
    const answer = await post(`/licences/${id}`, editor, { ...licence(name), ...seen });
    expect(errorsIn(answer.html)).toContain('Seats used: Olga Other changed this to “9”');
  });

  test('changes of other fields, or to the same value, are no reason to stop', async () => {
    const { id, name } = await makeLicence();
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    await post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9' });
    expect((await post(`/licences/${id}`, editor, { ...licence(name), ...seen, seatsUsed: '9', notes: 'Mine' })).status).toBe(303);
    expect(await licenceNamed(name)).toMatchObject([{ seatsUsed: 9, notes: 'Mine' }]);
  });

  test('an error beside it does not make the form younger than it is', async () => {
    const { id, name } = await makeLicence();
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    await post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9' });
    const wrong = await post(`/licences/${id}`, editor, { ...licence(name), ...seen, seats: 'many' });
    expect(fieldsOf(wrong.html, 'version')).toEqual(seen);
    expect((await post(`/licences/${id}`, editor, { ...licence(name), ...fieldsOf(wrong.html, 'version') })).status).toBe(422);
    expect(await licenceNamed(name)).toMatchObject([{ seatsUsed: 9 }]);
  });

  test('the later is told what the earlier changed in the staff file', async () => {
    const id = await makePerson();
    const seen = {
      do: 'change',
      ...fieldsOf(await page(`/people/${id}`, editor), 'version', 'givenName', 'familyName', 'title', 'department', 'email'),
    };
    await post(`/people/${id}`, other, { ...seen, title: 'Head of plans' });
    const answer = await post(`/people/${id}`, editor, { ...seen, department: 'Water' }, 'nb');
    expect(answer.status).toBe(422);
    expect(errorsIn(answer.html)).toMatch(/Tittel: Olga Other endret dette til «Head of plans» den \d+\. \w+ \d{4} kl\. \d\d\.\d\d/);
    expect(await personRow(id)).toMatchObject({ title: 'Head of plans', department: '' });
    const shown = fieldsOf(answer.html, 'version', 'givenName', 'familyName', 'title', 'department', 'email');
    expect((await post(`/people/${id}`, editor, { do: 'change', ...shown })).status).toBe(303);
    expect(await personRow(id)).toMatchObject({ title: 'Head of plans', department: 'Water' });
  });

  test('what was changed by somebody outside is told without a name', async () => {
    const { id, name } = await makeLicence();
    const seen = fieldsOf(await page(`/licences/${id}`, editor), 'version');
    await post(`/licences/${id}`, other, { ...licence(name), ...seen, seatsUsed: '9' });
    await server.database.write((tx) => tx.update(accounts).set({ municipalityCode: '3112' }).where(eq(accounts.name, 'Olga Other')));
    const { html } = await post(`/licences/${id}`, editor, { ...licence(name), ...seen });
    expect(errorsIn(html)).toContain('somebody changed this to “9”');
    expect(html).not.toContain('Olga Other');
  });

  test.each([['a licence'], ['a staff file'], ['a profile']])('%s is not saved by a form that does not say how old it is', async (what) => {
    const { id: licenceId, name } = await makeLicence();
    const personId = await makePerson();
    const staff = await signedIn('staff', 'Kari Moe', personId);
    const before = await eventsOnRecord();
    const forms: Record<string, () => ReturnType<typeof post>> = {
      'a licence': () => post(`/licences/${licenceId}`, editor, { ...licence(name), seats: '12' }),
      'a staff file': () =>
        post(`/people/${personId}`, editor, { do: 'change', givenName: 'Kari', familyName: 'Moe', email: 'kari@moss.example' }),
      'a profile': () =>
        post('/me', staff, { do: 'contact', phone: '22 00 00 01', languages: '', contactFor: '', contactAudience: 'network' }),
    };
    const { status, html } = await forms[what]();
    expect(status).toBe(422);
    expect(errorsIn(html)).toContain('does not say how old it is');
    expect(await eventsOnRecord()).toBe(before);
  });

  test('a person who saves a topic is told what an editor agreed meanwhile', async () => {
    const id = await makePerson();
    await know(id, 'gdpr');
    const staff = await signedIn('staff', 'Kari Moe', id);
    const seen = fieldsOf(await page('/me', staff));
    await post(`/people/${id}`, editor, {
      do: 'agree',
      topicSlug: 'gdpr',
      askedHours: '20',
      version: '0',
      hours: '12',
      until: `${new Date().getFullYear() + 1}-06-30`,
    });
    const answer = await post('/me', staff, { ...seen, do: 'topic:gdpr', 'gdpr-evidence': 'Ten years' }, 'nb');
    expect(answer.status).toBe(422);
    expect(errorsIn(answer.html)).toContain('Timer i måneden: Eva Editor endret dette til «12»');
    expect(fieldsOf(answer.html, 'gdpr-evidence', 'gdpr-askedHours')).toEqual({ 'gdpr-evidence': 'Ten years', 'gdpr-askedHours': '12' });
    expect(await holding(id, 'gdpr')).toMatchObject({ evidence: '', askedHours: 12, agreedHours: 12 });
    expect((await post('/me', staff, { ...fieldsOf(answer.html), do: 'topic:gdpr' })).status).toBe(303);
    expect(await holding(id, 'gdpr')).toMatchObject({ evidence: 'Ten years', askedHours: 12, agreedHours: 12 });
  });

  test('two windows on one profile do not undo each other, and sections are told apart', async () => {
    const id = await makePerson();
    const staff = await signedIn('staff', 'Kari Moe', id);
    const seen = fieldsOf(await page('/me', staff));
    await post('/me', staff, { ...seen, do: 'contact', phone: '22 00 00 01' });
    expect((await post('/me', staff, { ...seen, do: 'topicsAudience', topicsAudience: 'nobody' })).status).toBe(303);
    const answer = await post('/me', staff, { ...seen, do: 'contact', contactFor: 'Plans' });
    expect(answer.status).toBe(422);
    expect(errorsIn(answer.html)).toContain('Telephone: you changed this to “22 00 00 01”');
    expect(await personRow(id)).toMatchObject({ phone: '22 00 00 01', contactFor: '', topicsAudience: 'nobody' });
    expect((await post('/me', staff, { ...fieldsOf(answer.html), do: 'contact' })).status).toBe(303);
    expect(await personRow(id)).toMatchObject({ phone: '22 00 00 01', contactFor: 'Plans' });
  });
});

describe('the profile', () => {
  let id: string;
  let staff: string;
  beforeEach(async () => {
    id = await makePerson();
    await know(id, 'gdpr', { evidence: 'Certified' });
    staff = await signedIn('staff', 'Kari Moe', id);
  });

  test('keeps what is typed in other sections when one is saved, and says that it is not saved yet', async () => {
    const seen = fieldsOf(await page('/me', staff));
    const typed = {
      ...seen,
      phone: '22 00 00 01',
      contactFor: 'Plans',
      'gdpr-evidence': 'Ten years',
      'new-evidence': 'Five years',
      absentFrom: '2027-02-01',
    };
    const answer = await post('/me', staff, { ...typed, do: 'topic:gdpr' });
    expect(answer.status).toBe(200);
    expect(await holding(id, 'gdpr')).toMatchObject({ evidence: 'Ten years' });
    expect(await personRow(id)).toMatchObject({ phone: '', contactFor: '', absentFrom: null });
    expect(fieldsOf(answer.html, 'phone', 'contactFor', 'new-evidence', 'absentFrom')).toEqual({
      phone: '22 00 00 01',
      contactFor: 'Plans',
      'new-evidence': 'Five years',
      absentFrom: '2027-02-01',
    });
    const notice = /Not saved yet: [\s\S]*?<\/p>/
      .exec(answer.html)?.[0]
      .replace(/<[^>]*>/g, ' ')
      .replace(/\s+/g, ' ');
    expect(notice).toMatch(/How to reach me ?, Add a topic ?, When I am away/);
    expect(answer.html).toContain('Saved. Others see it now.');
    const rest = await post('/me', staff, { ...fieldsOf(answer.html), do: 'contact' });
    expect(rest.status).toBe(200);
    expect(await personRow(id)).toMatchObject({ phone: '22 00 00 01', contactFor: 'Plans' });
  });

  test.each(['see:municipality', 'see:visitor', 'keep', 'confirm:gdpr', 'hoursAudience'])(
    'loses nothing that is typed by %s',
    async (intent) => {
      const seen = fieldsOf(await page('/me', staff));
      const answer = await post('/me', staff, { ...seen, contactFor: 'Plans <b>', do: intent });
      expect(answer.status).toBe(200);
      expect(fieldsOf(answer.html, 'contactFor')).toEqual({ contactFor: 'Plans <b>' });
    },
  );

  test.each([
    ['contact', '/me?saved=reach#reach'],
    ['topic:gdpr', '/me?saved=know#know'],
    ['see:municipality', '/me?as=municipality#seen'],
    ['keep', '/me'],
  ])('goes on to its place after %s where nothing else is typed', async (intent, place) => {
    const seen = fieldsOf(await page('/me', staff));
    expect(await post('/me', staff, { ...seen, do: intent })).toMatchObject({ status: 303, location: place });
  });

  test('keeps everything where one section is refused', async () => {
    const seen = fieldsOf(await page('/me', staff));
    const answer = await post('/me', staff, { ...seen, do: 'topic:gdpr', 'gdpr-askedHours': 'ten', contactFor: 'Plans' });
    expect(answer.status).toBe(422);
    expect(fieldsOf(answer.html, 'gdpr-askedHours', 'contactFor')).toEqual({ 'gdpr-askedHours': 'ten', contactFor: 'Plans' });
  });

  test('with thirty topics, every field full of Norwegian letters, goes through', async () => {
    const slugs = (await server.database.read.select({ slug: topics.slug }).from(topics))
      .map(({ slug }) => slug)
      .filter((slug) => slug !== 'gdpr')
      .slice(0, 29);
    for (const slug of slugs) await know(id, slug);
    const seen = fieldsOf(await page('/me', staff));
    const full = Object.fromEntries(
      Object.entries(seen).map(([name, value]) => [name, /evidence$|contactFor/.test(name) ? 'å'.repeat(500) : value]),
    );
    full.phone = '+47 22 00 00 01';
    const body = new URLSearchParams({ ...full, do: 'contact' }).toString();
    expect(body.length).toBeGreaterThan(95_000);
    expect(body.length).toBeLessThan(mostBodyBytes);
    expect((await post('/me', staff, { ...full, do: 'contact' })).status).toBe(200);
    expect(await personRow(id)).toMatchObject({ contactFor: 'å'.repeat(500), phone: '+47 22 00 00 01' });
    expect((await post('/me', staff, { ...full, do: 'topic:gdpr' })).status).toBe(200);
    expect(await holding(id, 'gdpr')).toMatchObject({ evidence: 'å'.repeat(500) });
  });
});

describe('a body that is too large or no form', () => {
  const paths = ['/sign-in', '/sign-in/demo', '/sign-out', '/locale', '/me', '/people/new', '/licences/new', '/nowhere'];

  /** Sends bytes as they are, in pieces without a length where `chunked`, and says what came back. */
  function send(
    path: string,
    bytes: number,
    { chunked = false, accept = 'text/html', type = 'application/x-www-form-urlencoded' } = {},
  ): Promise<{ status: number; type: string; text: string }> {
    const { hostname, port } = new URL(server.url);
    const headers = { origin: server.url, cookie: editor, accept, 'content-type': type, ...(chunked ? {} : { 'content-length': bytes }) };
    return new Promise((answered, failed) => {
      const sent = request({ hostname, port, path, method: 'POST', headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        answer.on('end', () => answered({ status: answer.statusCode!, type: answer.headers['content-type'] ?? '', text }));
      });
      sent.on('error', failed);
      const piece = Buffer.alloc(16 * 1024, 'email=a&');
      for (let left = bytes; left > 0; left -= piece.length) sent.write(piece.subarray(0, Math.min(left, piece.length)));
      sent.end();
    });
  }

  test.each(paths)('%s refuses more than 128 kB with what to do, whether its length is told or not', async (path) => {
    for (const chunked of [false, true]) {
      const refused = await send(path, mostBodyBytes + 1, { chunked });
      expect(refused.status).toBe(413);
      expect(refused.type).toContain('text/html');
      expect(refused.text).toContain('shorten the longest texts');
      expect(refused.text).toContain('forkort de lengste tekstene');
    }
    const asked = await send(path, 2_000_000, { accept: 'application/json' });
    expect(asked).toMatchObject({ status: 413, type: 'application/problem+json' });
    expect(JSON.parse(asked.text)).toMatchObject({ status: 413, title: 'This is too much at once' });
  });

  test('128 kB are read, with their length told or not', async () => {
    for (const chunked of [false, true]) expect((await send('/locale', mostBodyBytes, { chunked })).status).toBe(400);
  });

  test('what is refused reaches neither the pages nor the database: it is not even logged', async () => {
    const before = server.log().length;
    await Promise.all(Array.from({ length: 20 }, () => send('/sign-in', 2_000_000, { type: 'multipart/form-data; boundary=x' })));
    expect(server.log().slice(before)).not.toContain('/sign-in');
  });

  test('an endless body ends with its connection, and the server goes on', async () => {
    await send('/sign-in', 64 * 1024 * 1024, { chunked: true }).catch(() => undefined);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });

  test.each(['text/plain', 'application/json', 'image/png'])('%s is no form, and is told so', async (type) => {
    for (const path of ['/sign-in/demo', '/locale', '/me', '/people/new', '/licences/new']) {
      const answer = await send(path, 16, { type });
      expect(`${path} ${answer.status}`).toBe(`${path} 415`);
      expect(JSON.parse(answer.text).detail).toContain('Send application/x-www-form-urlencoded');
    }
  });

  test('a form that is broken off is told so', async () => {
    const answer = await send('/licences/new', 16, { type: 'multipart/form-data; boundary=x' });
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text).detail).toContain('cannot be read');
  });
});

test('an address from before that carries a copy to somebody else is shown as an address and no more', async () => {
  const id = await makePerson({ email: 'kari@moss.no?cc=evil%40evil.example&body=x.y', familyName: 'Gammelrad' });
  const staff = await signedIn('staff', 'Kari Moe');
  for (const html of [await page(`/experts/${id}`, staff), await page('/experts?q=Gammelrad', staff)]) {
    expect(html).toContain('href="mailto:kari@moss.no%3Fcc%3Devil');
    expect(html).not.toMatch(/mailto:[^"]*\?/);
  }
  const answer = await post('/people/new', editor, {
    givenName: 'Kari',
    familyName: 'Moe',
    email: 'ola@moss.no?cc=evil%40evil.example&body=x.y',
  });
  expect(answer.status).toBe(422);
  expect(await server.database.read.select().from(people).where(like(people.email, 'ola@moss.no?%'))).toEqual([]);
});

test('a national identity number in disguise is refused, and a telephone number that looks like one is kept', async () => {
  const id = await makePerson();
  const staff = await signedIn('staff', 'Kari Moe', id);
  const contact = { do: 'contact', 'contact-version': '0', phone: '', languages: '', contactFor: '', contactAudience: 'network' };
  for (const mark of ['/', '_', ',', '\n', '    ', '<b>']) {
    expect((await post('/me', staff, { ...contact, contactFor: `018155${mark}10093` })).status).toBe(422);
  }
  expect((await post('/me', staff, { ...contact, phone: '+48 790 000 024', contactFor: 'konto 9999.00.10168' })).status).toBe(303);
  expect(await personRow(id)).toMatchObject({ phone: '+48 790 000 024', contactFor: 'konto 9999.00.10168' });
});
