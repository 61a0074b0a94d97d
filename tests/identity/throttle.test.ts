import { randomBytes, randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyRecord } from '#changes/record/append.ts';
import { openDatabase } from '#db/open.ts';
import { accounts, throttles } from '#db/schema/accounts.ts';
import { facts } from '#db/schema/networks.ts';
import { events } from '#db/schema/record.ts';
import { knownBrowserCookie, knownBrowserSince } from '#identity/known-browser.ts';
import { hashPassword } from '#identity/passwords.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { insertAccounts } from '../support/accounts.ts';

const password = 'nine green herons sleep';
let server: TestServer;
let passwordHash: string;

beforeAll(async () => {
  server = await startServer({ demo: false, trustedProxies: 1 });
  passwordHash = await hashPassword(password);
});
afterAll(() => server.close());

async function addAccount(): Promise<string> {
  const id = randomUUID();
  await server.database.write((tx) =>
    insertAccounts(tx, { id, email: `${id}@moss.example`, name: 'Someone', role: 'staff', passwordHash, createdAt: new Date() }),
  );
  return `${id}@moss.example`;
}

let next = 0;
/** An address that no other test has used. */
const newAddress = () => `10.${(next += 1) >> 8}.${next & 255}.1`;

function enter(email: string, tried: string, from: string, cookie = ''): Promise<Response> {
  return fetch(`${server.url}/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ email, password: tried }),
    headers: { origin: server.url, 'x-forwarded-for': from, cookie },
    redirect: 'manual',
  });
}

/** The statuses of wrong passwords, one after another, as `{ 422: 10, 429: 5 }`. */
async function guess(
  times: number,
  each: (at: number) => { email: string; from: string; cookie?: string },
): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  for (let at = 0; at < times; at += 1) {
    const { email, from, cookie } = each(at);
    const { status } = await enter(email, `guess ${at}`, from, cookie);
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

async function knownBrowserOf(email: string): Promise<string> {
  const answer = await enter(email, password, newAddress());
  expect(answer.status).toBe(303);
  return answer.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .find((cookie) => cookie.startsWith('known-browser='))!;
}

test('two hundred guesses at one account stop, from however many addresses they come', async () => {
  const email = await addAccount();
  expect(await guess(200, () => ({ email, from: newAddress() }))).toEqual({ 422: 50, 429: 150 });
});

test('guesses at one account from the addresses of one household stop after ten', async () => {
  const email = await addAccount();
  expect(await guess(60, (at) => ({ email, from: `2001:db8:1:1::${(at + 1).toString(16)}` }))).toEqual({ 422: 10, 429: 50 });
});

test('one password tried on three hundred accounts stops', async () => {
  const from = newAddress();
  expect(await guess(300, (at) => ({ email: `person-${at}@moss.example`, from }))).toEqual({ 422: 100, 429: 200 });
});

test('what a client claims of its address in front of the proxy is not counted', async () => {
  const [email, from] = [await addAccount(), newAddress()];
  expect(await guess(15, (at) => ({ email, from: `6.6.6.${at}, ${from}` }))).toEqual({ 422: 10, 429: 5 });
});

test('the owner gets in from a browser that has signed in before, while others guess from everywhere and from the same address', async () => {
  const [email, townHall] = [await addAccount(), newAddress()];
  const known = await knownBrowserOf(email);
  await guess(10, () => ({ email, from: townHall }));
  await guess(60, () => ({ email, from: newAddress() }));
  expect((await enter(email, password, townHall)).status).toBe(429);
  expect((await enter(email, password, townHall, known)).status).toBe(303);
});

test('ten wrong passwords of one colleague do not keep the others at the town hall out', async () => {
  const [email, colleague, townHall] = [await addAccount(), await addAccount(), newAddress()];
  expect(await guess(12, () => ({ email, from: townHall }))).toEqual({ 422: 10, 429: 2 });
  expect((await enter(colleague, password, townHall)).status).toBe(303);
});

test('the cookie of a known browser gives ten guesses, not endless ones, and none at another account', async () => {
  const [email, other] = [await addAccount(), await addAccount()];
  const known = await knownBrowserOf(email);
  expect(await guess(14, () => ({ email, from: newAddress(), cookie: known }))).toEqual({ 422: 10, 429: 4 });
  expect((await enter(email, password, newAddress(), known)).status).toBe(429);
  expect((await enter(email, password, newAddress())).status).toBe(303);
  await guess(50, () => ({ email: other, from: newAddress() }));
  expect((await enter(other, password, newAddress(), known)).status).toBe(429);
});

test('characters added to the cookie of a known browser give no more guesses', async () => {
  const email = await addAccount();
  const known = await knownBrowserOf(email);
  await guess(10, () => ({ email, from: newAddress(), cookie: known }));
  await guess(50, () => ({ email, from: newAddress() }));
  const altered = [`${known}.1`, `${known}.`, known.replace('=', '=0'), known.replace('=', '=%30'), `${known}%20`, `${known}; ${known}`];
  const answers = await Promise.all(altered.map(async (cookie) => (await enter(email, 'guess', newAddress(), cookie)).status));
  expect(answers).toEqual(altered.map(() => 429));
});

test('a known browser is no longer known when the cookie is altered or the password is another', async () => {
  const email = await addAccount();
  const known = await knownBrowserOf(email);
  await guess(50, () => ({ email, from: newAddress() }));
  const [issued, signature] = known.slice('known-browser='.length).split('.');
  const later = (Number.parseInt(issued, 36) + 1).toString(36);
  for (const altered of [
    `${later}.${signature}`,
    `${issued}.${signature.slice(1)}`,
    `${issued}.`,
    '',
    'x.y',
    `${issued}.${signature.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'))}`,
  ]) {
    expect((await enter(email, password, newAddress(), `known-browser=${altered}`)).status).toBe(429);
  }
  await server.database.write(async (tx) =>
    tx
      .update(accounts)
      .set({ passwordHash: await hashPassword('four other quiet words') })
      .where(eq(accounts.email, email)),
  );
  expect((await enter(email, 'four other quiet words', newAddress(), known)).status).toBe(429);
});

test('the cookie of a known browser can be read by no script, and says nothing of whose it is', async () => {
  const email = await addAccount();
  const answer = await enter(email, password, newAddress());
  const cookie = answer.headers.getSetCookie().find((set) => set.startsWith('known-browser='))!;
  expect(cookie).toMatch(/^known-browser=[a-z0-9]+\.[\w-]{43}; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/);
});

test('over https no page of another host or path can plant the cookie of a known browser, and after a year it is worth nothing', () => {
  const [secret, account, now] = [randomBytes(32), { accountId: 'a', passwordHash }, new Date()];
  const cookie = knownBrowserCookie(secret, true, account, now);
  expect(cookie).toMatchObject({ name: '__Host-known-browser', attributes: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' } });
  const dayMs = 86_400_000;
  expect(knownBrowserSince(secret, cookie.value, account, new Date(now.getTime() + 364 * dayMs))).toBe(now.getTime().toString(36));
  expect(knownBrowserSince(secret, cookie.value, account, new Date(now.getTime() + 366 * dayMs))).toBeNull();
  expect(knownBrowserSince(secret, cookie.value, undefined, now)).toBeNull();
});

test('a right password forgives the wrong ones from the same place', async () => {
  const [email, from] = [await addAccount(), newAddress()];
  await guess(9, () => ({ email, from }));
  expect((await enter(email, password, from)).status).toBe(303);
  expect(await guess(9, () => ({ email, from }))).toEqual({ 422: 9 });
});

test('whoever is stopped is told when to try again', async () => {
  const [email, from] = [await addAccount(), newAddress()];
  await guess(10, () => ({ email, from }));
  const answer = await enter(email, password, from);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(await answer.text()).toMatch(/Try again in 1[45] minutes\./);
  await server.database.write((tx) => tx.update(throttles).set({ expire: new Date(0) }));
  expect((await enter(email, password, from)).status).toBe(303);
});

test('guesses sent all at once, from everywhere, are as many guesses', async () => {
  const email = await addAccount();
  const statuses = await Promise.all(Array.from({ length: 80 }, async (_, at) => (await enter(email, `guess ${at}`, newAddress())).status));
  expect(statuses.filter((status) => status === 422)).toHaveLength(50);
  expect(statuses.filter((status) => status === 429)).toHaveLength(30);
});

test('wrong passwords are kept as digests, and neither address nor mail is among them', async () => {
  const [email, from] = [await addAccount(), newAddress()];
  await enter(email, 'wrong', from);
  const kept = await server.database.read.select().from(throttles);
  expect(kept.length).toBeGreaterThan(0);
  for (const { key } of kept) expect(key).toMatch(/^[\w-]{22}$|^recorded( unknown)?$/);
});

test('wrong passwords are on record, for an account by its id, for anybody else without what was written; those that are not tried are not', async () => {
  const [email, from] = [await addAccount(), newAddress()];
  const wrong = async () =>
    (await server.database.read.select().from(events)).filter(({ kind }) => kind === 'wrongPassword' || kind === 'throttle');
  const before = (await wrong()).length;
  await guess(13, () => ({ email, from }));
  await guess(1, () => ({ email: 'secret-name@moss.example', from }));
  const since = (await wrong()).slice(before);
  expect(since.map(({ kind, nounId }) => `${kind} ${nounId}`)).toEqual([
    ...Array.from({ length: 10 }, () => `wrongPassword ${email.split('@')[0]}`),
    `throttle ${email.split('@')[0]}`,
    'wrongPassword unknown',
  ]);
  expect(since.every(({ actor }) => actor === 'visitor')).toBe(true);
  expect(JSON.stringify(since)).not.toContain('secret-name');
  expect(await verifyRecord(server.database.read)).toMatchObject({ whole: true });
});

const fillRecord = (key: string) =>
  server.database.write((tx) =>
    tx
      .insert(throttles)
      .values({ key, points: 999, expire: new Date(Date.now() + 3_600_000) })
      .onConflictDoUpdate({ target: throttles.key, set: { points: 999 } }),
  );
const happened = async () => (await server.database.read.select().from(events)).map(({ kind, nounId }) => `${kind} ${nounId}`);

test('whoever guesses without end does not fill the record', async () => {
  await fillRecord('recorded unknown');
  const before = (await happened()).length;
  await guess(5, (at) => ({ email: `somebody-${at}@moss.example`, from: newAddress() }));
  expect((await happened()).slice(before)).toEqual(['wrongPassword unknown', 'tooManyToRecord unknown']);
});

test('that guesses at an account are stopped is on record, however many wrong passwords are', async () => {
  await fillRecord('recorded');
  const [email, from] = [await addAccount(), newAddress()];
  const before = (await happened()).length;
  await guess(10, () => ({ email, from }));
  const [id] = email.split('@');
  expect((await happened()).slice(before)).toEqual([`wrongPassword ${id}`, `tooManyToRecord ${id}`, `throttle ${id}`]);
  await server.database.write((tx) => tx.delete(throttles).where(eq(throttles.key, 'recorded')));
});

test('a right password sent again and again leaves thirty sign-ins an hour on record, and as many from browsers that are known', async () => {
  const email = await addAccount();
  const [id] = email.split('@');
  const signIns = async () => (await happened()).filter((event) => event === `signIn ${id}`).length;
  const statuses = async (cookie?: string) =>
    (await Promise.all(Array.from({ length: 40 }, async () => (await enter(email, password, newAddress(), cookie)).status))).toSorted();
  const known = await knownBrowserOf(email);
  expect(await statuses()).toEqual([...Array.from({ length: 29 }, () => 303), ...Array.from({ length: 11 }, () => 429)]);
  expect(await signIns()).toBe(30);
  expect(await statuses(known)).toEqual([...Array.from({ length: 30 }, () => 303), ...Array.from({ length: 10 }, () => 429)]);
  expect(await signIns()).toBe(60);
  const refused = await enter(email, password, newAddress());
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(refused.headers.getSetCookie()).toEqual([]);
  expect(await refused.text()).toContain('signed in to too often');
  expect((await enter(await addAccount(), password, newAddress())).status).toBe(303);
});

test('a restart forgives nothing, and a known browser stays known', async () => {
  const [email, from] = [await addAccount(), newAddress()];
  const known = await knownBrowserOf(email);
  await guess(10, () => ({ email, from }));
  await server.close();
  server = await startServer({ demo: false, trustedProxies: 1, database: await openDatabase(`file:${server.database.file}`) });
  expect((await enter(email, password, from)).status).toBe(429);
  expect((await enter(email, password, from, known)).status).toBe(303);
  const [secret] = await server.database.read.select().from(facts).where(eq(facts.key, 'secret'));
  expect(server.log()).not.toContain(secret.value);
});

test('where wrong passwords cannot be written, they are counted all the same', async () => {
  await server.database.client.execute(
    "CREATE TRIGGER full BEFORE INSERT ON throttles BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END",
  );
  const [email, from] = [await addAccount(), newAddress()];
  expect(await guess(15, () => ({ email, from }))).toEqual({ 422: 10, 429: 5 });
  expect((await enter(email, password, from)).status).toBe(429);
  await server.database.client.execute('DROP TRIGGER full');
  expect((await enter(email, password, from)).status).toBe(429);
  expect((await enter(email, password, newAddress())).status).toBe(303);
  expect(server.log()).toContain('/sign-in failed');
});
