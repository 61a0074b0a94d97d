import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accounts, sessions } from '#db/schema/accounts.ts';
import { hashPassword } from '#identity/passwords.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { insertAccounts } from '../support/accounts.ts';

const password = 'nine green herons sleep';
let server: TestServer;
let passwordHash: string;

beforeAll(async () => {
  server = await startServer({ demo: true });
  passwordHash = await hashPassword(password);
});
afterAll(() => server.close());

const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = { origin: server.url }) =>
  fetch(server.url + path, { method: 'POST', body: new URLSearchParams(fields), headers, redirect: 'manual' });

async function addAccount(email: string, active = true): Promise<void> {
  await server.database.write((tx) =>
    insertAccounts(tx, {
      id: email,
      email,
      name: 'Someone',
      role: 'staff',
      municipalityCode: '3103',
      passwordHash,
      active,
      createdAt: new Date(),
    }),
  );
}

async function pageAs(cookie: string): Promise<string> {
  return (await fetch(`${server.url}/sign-in/`, { headers: { cookie }, redirect: 'manual' })).headers.get('location') ?? 'the sign-in page';
}

test('one click enters the demo in each of its four roles', async () => {
  for (const role of ['staff', 'planner', 'editor', 'admin'] as const) expect(await pageAs(await server.signIn(role))).toBe('/');
});

test('nobody else can be entered by one click', async () => {
  for (const as of ['auditor', 'demo-admin', '', 'STAFF']) expect((await post('/sign-in/demo', { as })).status).toBe(400);
});

test('entering comes back to where one wanted to go, but never to another server', async () => {
  expect((await post('/sign-in/demo', { as: 'staff', to: '/experts?q=gdpr' })).headers.get('location')).toBe('/experts?q=gdpr');
  expect((await post('/sign-in/demo', { as: 'staff', to: '//evil.example' })).headers.get('location')).toBe('/');
});

test.each(['localhost', '127.0.0.1', '[::1]'])('the demo can be used at %s', async (host) => {
  const { port } = new URL(server.url);
  expect((await post('/sign-in/demo', { as: 'staff' }, { origin: `http://${host}:${port}` })).status).toBe(303);
});

test('a page elsewhere cannot sign anybody in or out, nor change anything', async () => {
  const cookie = await server.signIn('staff');
  for (const origin of ['http://evil.example', 'null', 'http://localhost:1']) {
    for (const path of ['/sign-in/demo', '/sign-in', '/sign-out', '/locale', '/_actions/anything', '//sign-out', '/nowhere']) {
      const answer = await post(path, { as: 'admin' }, { origin, cookie });
      expect(answer.status).toBe(403);
      expect(answer.headers.getSetCookie()).toEqual([]);
    }
  }
  for (const type of ['text/plain', 'application/json']) {
    const answer = await fetch(`${server.url}/sign-out`, {
      method: 'POST',
      body: '{}',
      headers: { cookie, origin: 'http://evil.example', 'content-type': type },
      redirect: 'manual',
    });
    expect(answer.status).toBe(403);
  }
  expect((await post('/sign-out', {}, { cookie })).status).toBe(403);
  expect(await pageAs(cookie)).toBe('/');
});

test('looking at the addresses that change things changes nothing', async () => {
  const cookie = await server.signIn('staff');
  for (const path of ['/sign-out', '/sign-in/demo?as=admin', '/locale?locale=nb']) {
    const answer = await fetch(server.url + path, { headers: { cookie }, redirect: 'manual' });
    expect(answer.headers.getSetCookie()).toEqual([]);
  }
  expect(await pageAs(cookie)).toBe('/');
});

test('a password signs in, whatever the case of the email, and the old session ends', async () => {
  await addAccount('known@moss.example');
  const before = await server.signIn('staff');
  const answer = await post('/sign-in', { email: 'Known@Moss.example', password }, { origin: server.url, cookie: 'session=planted' });
  expect(answer.status).toBe(303);
  const [cookie] = answer.headers.getSetCookie();
  expect(cookie).toMatch(/^session=[a-z0-9]{40}; .*HttpOnly; SameSite=Lax/);
  expect(cookie).not.toContain('planted');
  expect(await pageAs(cookie.split(';')[0])).toBe('/');
  expect(await pageAs(before)).toBe('/');
});

test('a wrong password, an unknown email and a deactivated account are answered alike', async () => {
  await addAccount('right@moss.example');
  await addAccount('gone@moss.example', false);
  const answers = [];
  for (const [email, tried] of [
    ['right@moss.example', 'wrong'],
    ['nobody@moss.example', password],
    ['gone@moss.example', password],
    ['ingrid.solberg@skiptvet.example', password],
  ]) {
    const answer = await post('/sign-in', { email, password: tried });
    expect(answer.headers.getSetCookie()).toEqual([]);
    answers.push({ status: answer.status, text: (await answer.text()).replaceAll(email, 'EMAIL') });
  }
  expect(answers[0].status).toBe(422);
  for (const answer of answers.slice(1)) expect(answer).toEqual(answers[0]);
});

test('an unknown email takes as long to refuse as a known one', async () => {
  const took = { known: [] as number[], unknown: [] as number[] };
  for (let round = 0; round < 7; round += 1) {
    for (const kind of ['known', 'unknown'] as const) {
      const added = { id: `timed-${kind}-${round}`, email: `${kind === 'known' ? 'known' : 'other'}-${round}@time.example`, name: 'Timed' };
      await server.database.write((tx) => insertAccounts(tx, { ...added, role: 'staff', passwordHash, createdAt: new Date() }));
      const begun = performance.now();
      await post('/sign-in', { email: `${kind}-${round}@time.example`, password: 'wrong' });
      took[kind].push(performance.now() - begun);
    }
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[3];
  expect(median(took.unknown) / median(took.known)).toBeGreaterThan(0.4);
  expect(median(took.unknown) / median(took.known)).toBeLessThan(2.5);
});

test('after ten wrong passwords the eleventh is not even tried, for a known email or not', async () => {
  await addAccount('guessed@moss.example');
  for (const email of ['guessed@moss.example', 'made-up@moss.example']) {
    for (let guess = 0; guess < 10; guess += 1)
      expect(
        (await post('/sign-in', { email, password: `guess ${guess}` }, { origin: server.url, 'x-forwarded-for': `6.6.6.${guess}` })).status,
      ).toBe(422);
    expect((await post('/sign-in', { email, password })).status).toBe(429);
  }
});

test('guesses sent all at once are as many guesses', async () => {
  await addAccount('rushed@moss.example');
  const guess = async (at: number) => (await post('/sign-in', { email: 'rushed@moss.example', password: `guess ${at}` })).status;
  const statuses = await Promise.all(Array.from({ length: 18 }, (_, at) => guess(at)));
  expect(statuses.filter((status) => status === 422)).toHaveLength(10);
  expect(statuses.filter((status) => status === 429)).toHaveLength(8);
});

test('signing out ends the session for whoever has copied its cookie', async () => {
  const cookie = await server.signIn('planner');
  const answer = await post('/sign-out', {}, { origin: server.url, cookie });
  expect(answer.status).toBe(303);
  expect(answer.headers.getSetCookie()[0]).toMatch(/^session=; .*Max-Age=0/);
  expect(await pageAs(cookie)).toBe('the sign-in page');
});

test('a deactivated account is out at its next request', async () => {
  await addAccount('leaver@moss.example');
  const [set] = (await post('/sign-in', { email: 'leaver@moss.example', password })).headers.getSetCookie();
  const cookie = set.split(';')[0];
  expect(await pageAs(cookie)).toBe('/');
  await server.database.write((tx) => tx.update(accounts).set({ active: false }).where(eq(accounts.id, 'leaver@moss.example')));
  expect(await pageAs(cookie)).toBe('the sign-in page');
  expect(await server.database.read.select().from(sessions).where(eq(sessions.accountId, 'leaver@moss.example'))).toEqual([]);
});

test('the language follows the button, before signing in and after', async () => {
  const norwegian = await post('/locale', { locale: 'nb', to: '/sign-in?to=/plan' });
  expect(norwegian.headers.get('location')).toBe('/sign-in?to=/plan');
  const chosen = norwegian.headers.getSetCookie()[0].split(';')[0];
  expect(await (await fetch(`${server.url}/sign-in`, { headers: { cookie: chosen, 'accept-language': 'en' } })).text()).toContain(
    '<html lang="nb"',
  );
  const cookie = await server.signIn('planner');
  await post('/locale', { locale: 'nb' }, { origin: server.url, cookie });
  expect(await (await fetch(`${server.url}/nowhere`, { headers: { cookie } })).text()).toContain('<html lang="nb"');
  await post('/locale', { locale: 'en' }, { origin: server.url, cookie });
  expect(await (await fetch(`${server.url}/nowhere`, { headers: { cookie: `${cookie}; ${chosen}` } })).text()).toContain('<html lang="en"');
  expect((await post('/locale', { locale: 'xx' })).status).toBe(400);
});
