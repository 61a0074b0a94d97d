import { randomUUID } from 'node:crypto';
import { count, eq } from 'drizzle-orm';
import type { Role } from '#access/viewer.ts';
import type { Database } from '#db/open.ts';
import { accountRoles, accounts } from '#db/schema/accounts.ts';
import { people } from '#db/schema/people.ts';
import { events } from '#db/schema/record.ts';
import { indexPeople } from '#search/fts5/indexing.ts';
import { sessionsOver } from '#identity/sessions.ts';
import { insertAccounts, type NewAccount } from './accounts.ts';
import type { TestServer } from './server.ts';

/** The network of the demonstration has these and four more. */
export const moss = '3103';
export const vestby = '3216';
export const password = 'nine green herons sleep';

/** Adds a person who can be found. Returns the id. */
export async function addPerson(
  database: Database,
  municipalityCode: string,
  more: Partial<typeof people.$inferInsert> = {},
): Promise<string> {
  const id = randomUUID();
  const now = new Date();
  await database.write(async (tx) => {
    await tx.insert(people).values({
      id,
      municipalityCode,
      givenName: 'Kari',
      familyName: 'Moe',
      email: `${id}@moss.example`,
      createdAt: now,
      editedAt: now,
      ...more,
    });
    await indexPeople(tx, [id]);
  });
  return id;
}

/** Adds an account with a session of its own. Returns its id and the session's cookie. */
export async function addAccount(database: Database, role: Role, more: Partial<NewAccount> = {}) {
  const id = randomUUID();
  const account = { id, email: `${id}@moss.example`, name: role, role, municipalityCode: moss, createdAt: new Date(), ...more };
  await database.write((tx) => insertAccounts(tx, account));
  const { name, value } = await sessionsOver(database, false).begin(id, undefined);
  return { id, cookie: `${name}=${value}` };
}

/** An account with its one role and the network that it is held in. */
export async function accountRow({ read }: Database, id: string) {
  const [account] = await read.select().from(accounts).where(eq(accounts.id, id));
  const [held] = await read.select().from(accountRoles).where(eq(accountRoles.accountId, id));
  return { ...account!, role: held?.role, networkId: held?.networkId };
}

export async function eventsOnRecord(database: Database): Promise<number> {
  const [row] = await database.read.select({ events: count() }).from(events);
  return row.events;
}

/** Sends a form as a page of the server would. */
export const post = (server: TestServer, path: string, fields: Record<string, string>, cookie = '') =>
  fetch(server.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: server.url, cookie },
    redirect: 'manual',
  });

export const get = (server: TestServer, path: string, cookie = '') => fetch(server.url + path, { headers: { cookie }, redirect: 'manual' });

/** Sends a form and goes where its answer leads, as a browser would; the answer itself where it leads nowhere. */
export async function postAndGo(server: TestServer, path: string, fields: Record<string, string>, cookie: string): Promise<Response> {
  const answer = await post(server, path, fields, cookie);
  const next = answer.headers.get('location');
  const set = answer.headers.getSetCookie().map((one) => one.replace(/;.*$/, ''));
  return next ? get(server, next, [cookie, ...set].join('; ')) : answer;
}

/** The path of the invitation's link that a page shows this once. */
export const linkIn = (page: string) => page.match(/\/invitations\/[\w-]{43}/)?.[0] ?? 'no link';
