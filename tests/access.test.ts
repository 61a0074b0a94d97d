import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { count, desc, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inviteAdmin } from '#changes/invitations/invitations.ts';
import type { Role } from '#access/viewer.ts';
import { invitations, sessions } from '#db/schema/accounts.ts';
import { licences } from '#db/schema/licences.ts';
import { networkMembers, networks } from '#db/schema/networks.ts';
import { expertise, people } from '#db/schema/people.ts';
import { events } from '#db/schema/record.ts';
import { indexPeople } from '#search/fts5/indexing.ts';
import { hashPassword } from '#identity/passwords.ts';
import { sessionsOver } from '#identity/sessions.ts';
import { accessRoles, accessRows } from './support/access-rows.ts';
import { intents } from './support/intents.ts';
import { startServer, type TestServer } from './support/server.ts';
import { uniqueWord } from './support/unique-word.ts';
import { insertAccounts } from './support/accounts.ts';

/**
 * tests/access.csv says by hand, for every route and role, what comes back: a status, or `sign-in` for being sent there.
 * `where` is the place of what the address names: own (Moss), neighbour (Råde, same network) or foreign (Oslo, another network).
 */
const places: Record<string, string> = { own: '3103', neighbour: '3112', foreign: '0301' };
const foreignNetwork = 'somewhere-else';
const refused = ['sign-in', '401', '403', '404'];

let server: TestServer;
let passwordHash: string;
beforeAll(async () => {
  server = await startServer({ demo: true });
  passwordHash = await hashPassword('nine green herons sleep');
  await server.database.write(async (tx) => {
    await tx.insert(networks).values({ id: foreignNetwork, name: 'Somewhere else' });
    await tx.insert(networkMembers).values({ networkId: foreignNetwork, municipalityCode: places.foreign });
  });
});
afterAll(() => server.close());

test('every page and endpoint is in the table, with everything it answers to', () => {
  const inTable = new Set(accessRows.map(({ method, route }) => `${method} ${route}`));
  const missing = routes().filter((route) => !inTable.has(route));
  expect(missing).toEqual([]);
});

test('every intent of every form has a row in the table, and every row that sends a form has an intent', () => {
  // An old address leads on whatever is sent to it, and `do=unknown` is no intent anywhere.
  const sent = accessRows.filter(
    ({ method, body, expected }) => method === 'POST' && !body.includes('do=unknown') && expected[0] !== '308',
  );
  const inTable = sent.map(({ route, body }) => `${route} ${new URLSearchParams(body).get('do')?.split(':')[0] ?? ''}`);
  expect(intents.length).toBeGreaterThan(0);
  expect([...new Set(inTable)].sort()).toEqual(intents.map(({ route, says }) => `${route} ${says}`).sort());
});

test.each(accessRows)('$method $address (place: “$where”, body: “$body”) gives each role what the table says', async (row) => {
  const answers: string[] = [];
  for (const [column, role] of accessRoles.entries()) {
    const ask = await filledIn(row);
    const cookie = role === 'anonymous' ? '' : await signedInAs(role);
    const before = await changesOnRecord();
    const answer = await fetch(server.url + ask.address, {
      method: row.method,
      headers: { cookie, origin: server.url },
      body: row.method === 'POST' ? new URLSearchParams(ask.body) : undefined,
      redirect: 'manual',
    });
    const toSignIn = answer.status === 303 && answer.headers.get('location')?.startsWith('/sign-in');
    answers.push(`${role} ${toSignIn ? 'sign-in' : answer.status}`);
    if (refused.includes(row.expected[column])) expect(await changesOnRecord(), `what ${role} was refused is on record`).toBe(before);
  }
  expect(answers).toEqual(accessRoles.map((role, column) => `${role} ${row.expected[column]}`));
});

test('an elected member who is a person too meets no colleague by name on the own profile', async () => {
  const familyName = `Fjellstrand${Date.now()}`;
  await makePerson(places.own, { familyName });
  const profileOf = async (role: string) => (await fetch(`${server.url}/me`, { headers: { cookie: await signedInAs(role) } })).text();
  expect(await profileOf('staff')).toContain(familyName);
  expect(await profileOf('member')).not.toContain(familyName);
});

/** `GET /experts/[id]` and so on, read from the files of src/pages. */
function routes(): string[] {
  return readdirSync('src/pages', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(astro|ts)$/.test(file) && !/(^|\/)_(?!demo\.ts$)/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join('src/pages', file), 'utf8');
      const route = `/${file
        .replace(/\.(astro|ts)$/, '')
        .replace('/_demo', '/demo')
        .replace(/(^|\/)index$/, '')}`;
      if (file.endsWith('.ts'))
        return [...text.matchAll(/export const (GET|POST|PUT|PATCH|DELETE|ALL)\b/g)].map(([, method]) => `${method} ${route}`);
      return [`GET ${route}`];
    });
}

async function filledIn({ address, where, body }: { address: string; where: string; body: string }) {
  const made = new Map<string, string>();
  const makers: Record<string, () => Promise<string> | string> = {
    person: () => makePerson(places[where]),
    protected: () => makePerson(places[where], { protected: true }),
    staff: () => makePersonWhoSignsIn(places[where], 'staff'),
    planner: () => makePersonWhoSignsIn(places[where], 'planner'),
    account: () => makeAccount(places[where]),
    openInvitation: () => makeInvitation(places[where]),
    licence: () => makeLicence(places[where]),
    municipality: () => places[where],
    network: () => foreignNetwork,
    invitation: async () =>
      (await inviteAdmin(server.database, new Date(), { email: `${uniqueWord()}@moss.example`, name: 'Kari Moe', networkId: null })).token,
    session: makeSession,
    unique: uniqueWord,
    nextYear: () => `${new Date().getFullYear() + 1}-06-30`,
  };
  for (const [, name] of `${address} ${body}`.matchAll(/\{(\w+)\}/g)) made.set(name, await makers[name]());
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => made.get(name)!);
  return { address: fill(address), body: fill(body) };
}

/** A person with four hours in GDPR waiting for a yes, new for each request, so that one request cannot disturb the next. */
async function makePerson(municipalityCode: string, more: Partial<typeof people.$inferInsert> = {}): Promise<string> {
  const id = randomUUID();
  const now = new Date();
  await server.database.write(async (tx) => {
    await tx.insert(people).values({
      id,
      municipalityCode,
      givenName: 'Kari',
      familyName: 'Moe',
      email: `${uniqueWord()}@moss.example`,
      createdAt: now,
      editedAt: now,
      ...more,
    });
    await tx.insert(expertise).values({ personId: id, topicSlug: 'gdpr', level: 3, askedHours: 4, confirmedAt: now });
    await indexPeople(tx, [id]);
  });
  return id;
}

async function makePersonWhoSignsIn(municipalityCode: string, role: 'staff' | 'planner'): Promise<string> {
  const personId = await makePerson(municipalityCode);
  await makeAccount(municipalityCode, role, personId);
  return personId;
}

async function makeAccount(municipalityCode: string, role: 'staff' | 'planner' = 'staff', person?: string): Promise<string> {
  const id = randomUUID();
  const personId = person ?? (await makePerson(municipalityCode));
  await server.database.write((tx) =>
    insertAccounts(tx, { id, email: `${id}@moss.example`, name: 'Kari Moe', role, municipalityCode, personId, createdAt: new Date() }),
  );
  return id;
}

/** An invitation of staff that can still be used. */
async function makeInvitation(municipalityCode: string): Promise<string> {
  const personId = await makePerson(municipalityCode);
  const endsAt = new Date(Date.now() + 3_600_000);
  const email = `${uniqueWord()}@moss.example`;
  await server.database.write((tx) =>
    tx.insert(invitations).values({ tokenHash: personId, email, name: 'Kari Moe', role: 'staff', municipalityCode, personId, endsAt }),
  );
  return personId;
}

async function makeLicence(municipalityCode: string): Promise<string> {
  const id = randomUUID();
  const now = new Date();
  await server.database.write((tx) =>
    tx
      .insert(licences)
      .values({ id, municipalityCode, name: 'Archive', seats: 5, seatsUsed: 1, costPerYear: 1000, createdAt: now, editedAt: now }),
  );
  return id;
}

/** The public id of somebody else's session. */
async function makeSession(): Promise<string> {
  await signedInAs('staff');
  const rows = await server.database.read
    .select({ publicId: sessions.publicId })
    .from(sessions)
    .orderBy(desc(sessions.createdAt), desc(sql`rowid`))
    .limit(1);
  return rows[0].publicId;
}

/** A new account of Moss, or of its network for an admin, with a session of its own. */
async function signedInAs(role: string): Promise<string> {
  const id = randomUUID();
  const deactivated = role === 'deactivated';
  const isAdmin = role === 'admin';
  const account = {
    id,
    email: `${id}@moss.example`,
    name: role,
    role: (deactivated ? 'staff' : role) as Role,
    municipalityCode: isAdmin ? null : places.own,
    networkId: isAdmin ? await networkOfMoss() : null,
    personId: isAdmin ? null : await makePerson(places.own),
    active: !deactivated,
    passwordHash,
    createdAt: new Date(),
  };
  await server.database.write((tx) => insertAccounts(tx, account));
  const cookie = await sessionsOver(server.database, false).begin(id, undefined);
  return `${cookie.name}=${cookie.value}`;
}

async function networkOfMoss(): Promise<string> {
  const members = await server.database.read.select().from(networkMembers);
  return members.find(({ municipalityCode }) => municipalityCode === places.own)!.networkId;
}

async function changesOnRecord(): Promise<number> {
  const [row] = await server.database.read.select({ events: count() }).from(events);
  return row.events;
}
