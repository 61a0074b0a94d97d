import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inviteAdmin } from '#changes/invitations/invitations.ts';
import { accounts, invitations } from '#db/schema/accounts.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { accountRow } from '../support/cast.ts';

const hourMs = 3_600_000;
const password = 'nine green herons sleep';
let server: TestServer;

beforeAll(async () => {
  server = await startServer({ demo: false });
});
afterAll(() => server.close());

async function linkFor(email: string): Promise<string> {
  const { token } = await inviteAdmin(server.database, new Date(), { email, name: 'Kari Nordmann', networkId: null });
  return `${server.url}/invitations/${token}`;
}

const use = (link: string, fields: Record<string, string>) =>
  fetch(link, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: server.url }, redirect: 'manual' });
const accountOf = async (email: string) => {
  const [account] = await server.database.read.select().from(accounts).where(eq(accounts.email, email));
  return account && accountRow(server.database, account.id);
};

test('an invitation becomes an account with the name and password one chooses, and one is signed in', async () => {
  const link = await linkFor('kari@moss.example');
  expect(await (await fetch(link)).text()).toContain('value="Kari Nordmann"');
  const answer = await use(link, { name: 'Kari Moe', password });
  expect(answer.status).toBe(303);
  const [cookie] = answer.headers.getSetCookie();
  const home = await fetch(`${server.url}/sign-in`, { headers: { cookie: cookie.split(';')[0] }, redirect: 'manual' });
  expect(home.headers.get('location')).toBe('/');
  const account = await accountOf('kari@moss.example');
  expect(account).toMatchObject({ name: 'Kari Moe', role: 'admin', active: true });
  expect(account.passwordHash).toMatch(/^\$argon2id\$/);
  const signedIn = await fetch(`${server.url}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email: 'kari@moss.example', password }),
    headers: { origin: server.url },
    redirect: 'manual',
  });
  expect(signedIn.status).toBe(303);
});

test('a link is good for one account, also when two open it at once', async () => {
  const link = await linkFor('twice@moss.example');
  const answers = await Promise.all([use(link, { name: 'One', password }), use(link, { name: 'Two', password })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 410]);
  expect((await fetch(link)).status).toBe(410);
  expect((await use(link, { name: 'Three', password })).status).toBe(410);
});

test('looking at a link, as mail scanners do, does not use it up', async () => {
  const link = await linkFor('scanned@moss.example');
  for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(link, { method })).status).toBe(200);
  expect((await use(link, { name: 'Kari', password })).status).toBe(303);
});

test('after an hour the link from the command has ended', async () => {
  const { token } = await inviteAdmin(server.database, new Date(Date.now() - hourMs - 1000), {
    email: 'late@moss.example',
    name: 'Late',
    networkId: null,
  });
  const link = `${server.url}/invitations/${token}`;
  expect((await fetch(link)).status).toBe(410);
  expect((await use(link, { name: 'Late', password })).status).toBe(410);
  expect(await accountOf('late@moss.example')).toBeUndefined();
});

test('the link itself is kept nowhere', async () => {
  const { token } = await inviteAdmin(server.database, new Date(), { email: 'kept@moss.example', name: 'Kept', networkId: null });
  expect(JSON.stringify(await server.database.read.select().from(invitations))).not.toContain(token);
  await fetch(`${server.url}/invitations/${token}`);
  expect(server.log()).not.toContain(token);
});

test.each([
  ['a short password', { name: 'Kari', password: 'tX9#mQ2$vL7' }, 'at least 12 characters'],
  ['a long password', { name: 'Kari', password: 'nine green herons '.repeat(8) }, 'at most 128 characters'],
  ['a common password', { name: 'Kari', password: 'Password1234' }, 'common words, names or years'],
  ['their own name as password', { name: 'Kari Nordmann', password: 'karinordmann1' }, 'your own name'],
  ['a run of keys', { name: 'Kari', password: '098765432109' }, 'a run of keys'],
  ['unbelievable', { name: 'Kari', password: 'unbelievable' }, 'common words, names or years'],
  ['zaq12wsxcde3', { name: 'Kari', password: 'zaq12wsxcde3' }, 'common words, names or years'],
  ['michelle1234', { name: 'Kari', password: 'michelle1234' }, 'common words, names or years'],
  ['babygirl12345', { name: 'Kari', password: 'babygirl12345' }, 'common words, names or years'],
  ['mypassword123', { name: 'Kari', password: 'mypassword123' }, 'common words, names or years'],
  ['Sommerferie2026', { name: 'Kari', password: 'Sommerferie2026' }, 'common words, names or years'],
  ['no name', { name: '', password }, 'Write your name.'],
  ['a name with a national identity number', { name: 'Kari 13097248022', password }, 'without a national identity number'],
])('%s is refused, said beside the field, and the link still works', async (_, fields, reason) => {
  const email = `${crypto.randomUUID()}@moss.example`;
  const link = await linkFor(email);
  const answer = await use(link, fields);
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain(reason);
  expect(page).not.toContain(fields.password);
  expect(await accountOf(email)).toBeUndefined();
  expect((await use(link, { name: 'Kari', password })).status).toBe(303);
});

test('a role cannot be smuggled in with the password', async () => {
  const link = await linkFor('smuggler@moss.example');
  await use(link, { name: 'Kari', password, role: 'auditor', email: 'other@moss.example', municipalityCode: '3103' });
  expect(await accountOf('smuggler@moss.example')).toMatchObject({ role: 'admin', municipalityCode: null });
  expect(await accountOf('other@moss.example')).toBeUndefined();
});

test.each([
  ['en', 'This invitation has been used', 'A newer invitation was sent', 'This invitation is no longer valid'],
  ['nb', 'Invitasjonen er brukt', 'Det er sendt en nyere invitasjon', 'Invitasjonen gjelder ikke lenger'],
])('a link that leads no further says why and whom to ask (%s), and not whom it was for', async (language, used, replaced, over) => {
  const whom = `over-${language}@moss.example`;
  const say = async (link: string) => {
    const answer = await fetch(link, { headers: { 'accept-language': language } });
    const page = await answer.text();
    expect([answer.status, answer.headers.get('cache-control')?.includes('no-store')]).toEqual([410, true]);
    expect(page).toContain('<meta name="robots" content="noindex">');
    expect(page).toMatch(/an editor in your municipality|en redaktør i kommunen din/);
    expect([page.includes(whom), page.includes('Kari Nordmann')]).toEqual([false, false]);
    return page;
  };
  const first = await linkFor(whom);
  const second = await linkFor(whom);
  expect(await say(first)).toContain(replaced);
  await use(second, { name: 'Kari', password });
  expect(await say(second)).toContain(used);
  const other = `late-${language}@moss.example`;
  const { token } = await inviteAdmin(server.database, new Date(Date.now() - hourMs - 1000), {
    email: other,
    name: 'Kari Nordmann',
    networkId: null,
  });
  expect(await say(`${server.url}/invitations/${token}`)).toContain(over);
  expect((await fetch(`${server.url}/invitations/${'x'.repeat(43)}`)).status).toBe(404);
});
