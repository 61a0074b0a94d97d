import { createHash, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyRecord } from '#changes/record/append.ts';
import { accounts, sessions } from '#db/schema/accounts.ts';
import type { Role } from '#access/viewer.ts';
import { events, eventValues } from '#db/schema/record.ts';
import { browserName } from '#identity/browser-name.ts';
import { hashPassword } from '#identity/passwords.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { insertAccounts } from '../support/accounts.ts';

const password = 'nine green herons sleep';
const another = 'forty quiet otters paint';
const firefox = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:135.0) Gecko/20100101 Firefox/135.0';
let server: TestServer;
let passwordHash: string;

beforeAll(async () => {
  server = await startServer({ demo: true });
  passwordHash = await hashPassword(password);
});
afterAll(() => server.close());

async function addAccount(role: Role = 'admin'): Promise<string> {
  const id = randomUUID();
  await server.database.write((tx) =>
    insertAccounts(tx, { id, email: `${id}@moss.example`, name: 'Kari Moe', role, passwordHash, createdAt: new Date() }),
  );
  return id;
}

const post = (path: string, fields: Record<string, string>, cookie = '', userAgent = firefox) =>
  fetch(server.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: server.url, cookie, 'user-agent': userAgent },
    redirect: 'manual',
  });

const cookieOf = (answer: Response, name = 'session') =>
  answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .find((cookie) => cookie.startsWith(`${name}=`)) ?? '';

async function enter(id: string, tried = password, userAgent?: string): Promise<string> {
  return cookieOf(await post('/sign-in', { email: `${id}@moss.example`, password: tried }, '', userAgent));
}

const isSignedIn = async (cookie: string) => (await fetch(`${server.url}/me`, { headers: { cookie }, redirect: 'manual' })).status === 200;
const profileOf = async (cookie: string, language = 'en') =>
  (await fetch(`${server.url}/me`, { headers: { cookie, 'accept-language': language } })).text();
const change = (cookie: string, currentPassword: string, newPassword: string) =>
  post('/me', { do: 'password', currentPassword, newPassword }, cookie);
const kindsOf = async (id: string) =>
  (await server.database.read.select().from(events).where(eq(events.actor, id))).map(
    ({ kind, nounId }) => `${kind} ${nounId === id ? 'self' : nounId}`,
  );

test('a password is changed by who knows it: all other sessions end, this one gets a new id, and the old password opens nothing', async () => {
  const id = await addAccount();
  const [elsewhere, here] = [await enter(id), await enter(id)];
  const answer = await change(here, password, another);
  expect(answer.status).toBe(303);
  const renewed = cookieOf(answer);
  expect(renewed).not.toBe(here);
  expect([await isSignedIn(elsewhere), await isSignedIn(here), await isSignedIn(renewed)]).toEqual([false, false, true]);
  expect(await enter(id)).toBe('');
  expect(await isSignedIn(await enter(id, another))).toBe(true);
  expect(await (await fetch(server.url + answer.headers.get('location')!, { headers: { cookie: renewed } })).text()).toContain(
    'The password is changed',
  );
});

test('a wrong current password says so by its field, counts, and changes nothing', async () => {
  const id = await addAccount();
  const cookie = await enter(id);
  const answer = await change(cookie, 'wrong', another);
  expect(answer.status).toBe(422);
  const html = await answer.text();
  expect(html).toMatch(/id="currentPassword-error"[^>]*>\s*This is not the password you have now\./);
  expect(html).not.toContain(another);
  for (let at = 1; at < 10; at += 1) await change(cookie, `wrong ${at}`, another);
  expect(await (await change(cookie, password, another)).text()).toContain('Too many wrong passwords');
  const [account] = await server.database.read.select().from(accounts).where(eq(accounts.id, id));
  expect(account.passwordHash).toBe(passwordHash);
});

test.each([
  ['short', 'newPassword', 'at least 12 characters'],
  ['Sommerferie2026', 'newPassword', 'common words, names or years'],
  ['KariMoe12345678', 'newPassword', 'your own name'],
  [password, 'newPassword', 'another password than the one you have'],
])('%s is no new password, and the page says why by the field', async (chosen, field, why) => {
  const cookie = await enter(await addAccount());
  const answer = await change(cookie, password, chosen);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toMatch(new RegExp(`id="${field}-error"[^>]*>[^<]*${why}`));
});

test('a new password is judged only for who knows the one that is to go', async () => {
  const cookie = await enter(await addAccount());
  for (const current of ['', 'wrong']) {
    const html = await (await change(cookie, current, 'short')).text();
    expect(html).toContain('id="currentPassword-error"');
    expect(html).not.toContain('id="newPassword-error"');
  }
});

test('a password set on one keyboard signs in from another that sends its å as two characters', async () => {
  const id = await addAccount();
  const cookie = await enter(id);
  expect((await change(cookie, password, 'blåbær vrir skåp lyst'.normalize('NFC'))).status).toBe(303);
  const there = await enter(id, 'blåbær vrir skåp lyst'.normalize('NFD'));
  expect(await isSignedIn(there)).toBe(true);
  expect(await (await change(there, 'blåbær vrir skåp lyst'.normalize('NFC'), 'blåbær vrir skåp lyst'.normalize('NFD'))).text()).toContain(
    'another password than the one you have',
  );
});

test('somebody who has passwords judged without end is told to wait, and holds up nobody else', async () => {
  const [busy, other] = [await enter(await addAccount()), await enter(await addAccount())];
  const answers = Promise.all(Array.from({ length: 30 }, (_, at) => change(busy, password, `a1${at}`.repeat(40).slice(0, 128))));
  expect((await change(other, password, another)).status).toBe(303);
  const waits = (await answers).filter(({ status }) => status === 503);
  expect(waits.length).toBeGreaterThan(0);
  for (const { headers } of waits) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
});

test('a person sees where they are signed in, this browser marked, and ends one or all the others', async () => {
  const id = await addAccount('staff');
  const safari =
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
  const [phone, office, here] = [await enter(id, password, safari), await enter(id), await enter(id)];
  const html = await profileOf(here);
  expect(html.match(/Firefox, Windows<\/strong>/g)).toHaveLength(2);
  expect(html.match(/Safari, iOS<\/strong>/g)).toHaveLength(1);
  expect(html).toMatch(/Firefox, Windows<\/strong>\s*<span class="tag"[^>]*>This browser/);
  expect(html).toMatch(/Signed in \d+ \w+ \d{4} at \d\d:\d\d, last used \d+ \w+ \d{4} at \d\d:\d\d/);
  expect(await profileOf(here, 'nb')).toMatch(/Logget inn \d+\. \w+\.? \d{4} kl\. \d\d\.\d\d, sist brukt/);
  const [ofPhone] = await server.database.read.select().from(sessions).where(eq(sessions.browser, 'Safari, iOS'));
  expect((await post('/me', { do: 'endSession', session: ofPhone.publicId }, here)).status).toBe(303);
  expect([await isSignedIn(phone), await isSignedIn(office), await isSignedIn(here)]).toEqual([false, true, true]);
  expect((await post('/me', { do: 'endOtherSessions' }, here)).status).toBe(303);
  expect([await isSignedIn(office), await isSignedIn(here)]).toEqual([false, true]);
});

test("another's session can be ended by nobody else, and its id is told to nobody else", async () => {
  const neighbour = await addAccount();
  const [mine, theirs] = [await enter(await addAccount()), await enter(neighbour)];
  const [row] = await server.database.read.select().from(sessions).where(eq(sessions.accountId, neighbour));
  for (const session of [row.publicId, row.idHash, '', '%', "' OR 1=1"])
    expect((await post('/me', { do: 'endSession', session }, mine)).status).toBe(404);
  expect(await isSignedIn(theirs)).toBe(true);
  expect(await server.database.read.select().from(sessions).where(eq(sessions.publicId, row.publicId))).toHaveLength(1);
  expect(await profileOf(mine)).not.toContain(row.publicId);
});

test('a demonstration account is told that it has no password, and cannot be given one', async () => {
  const cookie = await server.signIn('admin');
  const html = await profileOf(cookie);
  expect(html).toContain('This account has no password');
  expect(html).not.toContain('name="newPassword"');
  expect((await change(cookie, '', another)).status).toBe(404);
});

test('signing in, wrong passwords, changes of password, ended sessions and signing out are on record, without values', async () => {
  const id = await addAccount();
  const other = await enter(id);
  const here = await enter(id);
  const [{ publicId }] = await server.database.read.select().from(sessions).where(eq(sessions.accountId, id)).orderBy(sessions.createdAt);
  await post('/me', { do: 'endSession', session: publicId }, here);
  await change(here, 'wrong', another);
  const renewed = cookieOf(await change(here, password, another));
  await post('/sign-out', {}, renewed);
  expect(other).not.toBe('');
  expect(await kindsOf(id)).toEqual([
    'signIn self',
    'signIn self',
    `end ${publicId}`,
    'wrongPassword self',
    'changePassword self',
    'signOut self',
  ]);
  const values = await server.database.read
    .select()
    .from(eventValues)
    .innerJoin(events, eq(events.id, eventValues.eventId))
    .where(eq(events.actor, id));
  expect(values.every(({ event_values }) => event_values.before === null && event_values.after === null)).toBe(true);
  expect(await verifyRecord(server.database.read)).toMatchObject({ whole: true });
});

test('signing out leaves nothing in the browser but the language and that it is known', async () => {
  const answer = await post('/sign-out', {}, await enter(await addAccount()));
  expect(answer.headers.get('clear-site-data')).toBe('"cache", "storage"');
  expect(answer.headers.getSetCookie().map((set) => set.split('=')[0])).toEqual(['session']);
});

test('the log tells when, and an account by a pseudonym that its id leads to', async () => {
  const id = await addAccount();
  const cookie = await enter(id);
  await profileOf(cookie);
  const pseudonym = createHash('sha256').update(id).digest('hex').slice(0, 12);
  expect(server.log()).toMatch(new RegExp(`^\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z [0-9a-f-]{36} /me 200 \\d+ ms ${pseudonym}$`, 'm'));
  expect(server.log()).toMatch(/^\S+Z [0-9a-f-]{36} \/sign-in 303 \d+ ms -$/m);
  expect(server.log()).not.toContain(id);
});

test.each([
  [firefox, 'Firefox, Windows'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
    'Edge, Windows',
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
    'Chrome, macOS',
  ],
  [
    'Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36',
    'Samsung Internet, Android',
  ],
  [
    'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/130.0 Mobile/15E148 Safari/604.1',
    'Chrome, iOS',
  ],
  ['curl/8.5.0', ''],
  ['<script>alert(1)</script>', ''],
])('%s is known as %s', (header, name) => {
  expect(browserName(header)).toBe(name);
});
