import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll } from 'vitest';
import { licences } from '#db/schema/licences.ts';
import { expertise, people } from '#db/schema/people.ts';
import { addAccount, addPerson, eventsOnRecord, moss } from './cast.ts';
import { startServer, type TestServer } from './server.ts';
import { uniqueWord } from './unique-word.ts';

export const nextYear = `${new Date().getFullYear() + 1}-06-30`;

/** A server for the tests of one file, and what they send it as people of Moss. */
export function startForms() {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ demo: true });
  });
  afterAll(() => server.close());

  async function post(path: string, cookie: string, fields: Record<string, string>, locale = 'en') {
    const answer = await fetch(server.url + path, {
      method: 'POST',
      headers: { cookie, origin: server.url, 'accept-language': locale },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
    return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
  }

  const licenceNamed = (name: string) => server.database.read.select().from(licences).where(eq(licences.name, name));

  return {
    get server() {
      return server;
    },
    post,
    page: async (path: string, cookie: string, locale = 'en') =>
      (await fetch(server.url + path, { headers: { cookie, 'accept-language': locale } })).text(),
    signedIn: async (role: 'editor' | 'staff', name: string, personId: string | null = null) =>
      (await addAccount(server.database, role, { name, personId })).cookie,
    makePerson: (more: Partial<typeof people.$inferInsert> = {}) => addPerson(server.database, moss, more),
    know: (personId: string, topicSlug: string, more: Partial<typeof expertise.$inferInsert> = {}) =>
      server.database.write(async (tx) => {
        await tx.insert(expertise).values({ personId, topicSlug, level: 3, askedHours: 20, confirmedAt: new Date(), ...more });
      }),
    personRow: async (id: string) => (await server.database.read.select().from(people).where(eq(people.id, id)))[0],
    holding: async (personId: string, topicSlug: string) =>
      (
        await server.database.read
          .select()
          .from(expertise)
          .where(and(eq(expertise.personId, personId), eq(expertise.topicSlug, topicSlug)))
      )[0],
    licenceNamed,
    async makeLicence(cookie: string): Promise<{ name: string; id: string }> {
      const name = `Archive ${uniqueWord()}`;
      await post('/licences/new', cookie, licence(name));
      return { name, id: (await licenceNamed(name))[0].id };
    },
    eventsOnRecord: () => eventsOnRecord(server.database),
  };
}

/** A form of a licence, filled in. */
export const licence = (name: string) => ({
  name,
  seats: '10',
  seatsUsed: '7',
  costPerYear: '1000',
  currency: 'NOK',
  transferRights: 'unknown',
  priceModel: 'per_seat',
  noticeDays: '0',
});

/** What a browser would send of a form, untouched: the fields between two marks of a page, with their values. */
export function fieldsOf(html: string, ...names: string[]): Record<string, string> {
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
export const errorsIn = (html: string) => unescaped(/id="error-summary"[\s\S]*?<\/div>/.exec(html)?.[0].replace(/<[^>]*>/g, ' ') ?? '');
