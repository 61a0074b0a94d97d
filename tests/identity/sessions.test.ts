import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Database } from '#db/open.ts';
import type { Role } from '#access/viewer.ts';
import { accounts, sessions } from '#db/schema/accounts.ts';
import { type Sessions, sessionsOver } from '#identity/sessions.ts';
import { openTestDatabase } from '../support/database.ts';
import { insertAccounts } from '../support/accounts.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const start = new Date('2026-03-02T08:00:00Z').getTime();

let database: Database;
let keeper: Sessions;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: start });
  database = await openTestDatabase();
  keeper = sessionsOver(database, false);
});
afterEach(() => {
  database.close();
  vi.useRealTimers();
});

async function accountOf(role: Role): Promise<string> {
  await database.write((tx) => insertAccounts(tx, { id: role, email: `${role}@moss.example`, name: role, role, createdAt: new Date() }));
  return role;
}

const wait = (ms: number) => vi.setSystemTime(Date.now() + ms);
const rows = () => database.read.select().from(sessions);

test('whoever steals the database cannot sign in with what it holds', async () => {
  const cookie = await keeper.begin(await accountOf('staff'), undefined);
  const [row] = await rows();
  expect(row.idHash).toBe(createHash('sha256').update(cookie.value).digest('hex'));
  expect(JSON.stringify(row)).not.toContain(cookie.value);
  expect(await keeper.findAccount(row.idHash)).toBeNull();
  expect(await keeper.findAccount(row.publicId)).toBeNull();
  expect(await keeper.findAccount(cookie.value)).toMatchObject({ id: 'staff' });
});

test('signing in gives a new session, and the one from before is worth nothing', async () => {
  const account = await accountOf('staff');
  const before = await keeper.begin(account, undefined);
  const after = await keeper.begin(account, before.value);
  expect(after.value).not.toBe(before.value);
  expect(await keeper.findAccount(before.value)).toBeNull();
  expect(await keeper.findAccount(after.value)).not.toBeNull();
});

test('a session chosen by someone else is never taken over', async () => {
  const cookie = await keeper.begin(await accountOf('staff'), 'planted');
  expect(cookie.value).not.toBe('planted');
  expect(await keeper.findAccount('planted')).toBeNull();
});

test.each([
  ['staff', 12 * hour],
  ['planner', 12 * hour],
  ['editor', hour],
  ['admin', hour],
] as const)('%s is signed out when idle too long, and not before', async (role, idle) => {
  const cookie = await keeper.begin(await accountOf(role), undefined);
  wait(idle - 2 * minute);
  expect(await keeper.findAccount(cookie.value)).not.toBeNull();
  wait(idle - 2 * minute);
  expect(await keeper.findAccount(cookie.value)).not.toBeNull();
  wait(idle + minute);
  expect(await keeper.findAccount(cookie.value)).toBeNull();
  expect(await rows()).toHaveLength(0);
});

test.each([
  ['staff', 7 * day],
  ['editor', 12 * hour],
] as const)('%s signs in anew after a while, however busy', async (role, longest) => {
  const cookie = await keeper.begin(await accountOf(role), undefined);
  while (Date.now() + 50 * minute < start + longest) {
    wait(50 * minute);
    expect(await keeper.findAccount(cookie.value)).not.toBeNull();
  }
  wait(50 * minute);
  expect(await keeper.findAccount(cookie.value)).toBeNull();
});

test('a deactivated account is out at its next request', async () => {
  const cookie = await keeper.begin(await accountOf('staff'), undefined);
  await database.write((tx) => tx.update(accounts).set({ active: false }).where(eq(accounts.id, 'staff')));
  expect(await keeper.findAccount(cookie.value)).toBeNull();
  await database.write((tx) => tx.update(accounts).set({ active: true }).where(eq(accounts.id, 'staff')));
  expect(await keeper.findAccount(cookie.value)).toBeNull();
});

test('signing out ends the session on the server, not only in the browser', async () => {
  const cookie = await keeper.begin(await accountOf('staff'), undefined);
  const blank = await keeper.end(cookie.value);
  expect(blank.value).toBe('');
  expect(await keeper.findAccount(cookie.value)).toBeNull();
});

test('sessions that are over are cleared away when somebody signs in, and only those', async () => {
  await keeper.begin(await accountOf('editor'), undefined);
  const lasting = await keeper.begin(await accountOf('staff'), undefined);
  wait(2 * hour);
  await keeper.begin(await accountOf('planner'), undefined);
  expect((await rows()).map((row) => row.accountId).sort()).toEqual(['planner', 'staff']);
  expect(await keeper.findAccount(lasting.value)).not.toBeNull();
});

test("an account has a hundred sessions at most: the one unused longest ends, and nobody else's", async () => {
  const colleague = await keeper.begin(await accountOf('planner'), undefined);
  const account = await accountOf('staff');
  const used = await keeper.begin(account, undefined);
  wait(minute);
  const unused = await keeper.begin(account, undefined);
  for (let at = 0; at < 98; at += 1) {
    wait(1_000);
    await keeper.begin(account, undefined);
  }
  wait(2 * minute);
  for (const { value } of [used, unused, colleague]) expect(await keeper.findAccount(value)).not.toBeNull();
  await database.write((tx) =>
    tx
      .update(sessions)
      .set({ idleEndsAt: new Date(Date.now() + minute) })
      .where(eq(sessions.idHash, createHash('sha256').update(unused.value).digest('hex'))),
  );
  const last = await keeper.begin(account, undefined);
  expect(await rows()).toHaveLength(101);
  for (const { value } of [used, last, colleague]) expect(await keeper.findAccount(value)).not.toBeNull();
  expect(await keeper.findAccount(unused.value)).toBeNull();
});

test('over https no page of another host or path can plant the cookie', async () => {
  const cookie = await sessionsOver(database, true).begin(await accountOf('staff'), undefined);
  expect(cookie).toMatchObject({ name: '__Host-session', attributes: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' } });
});
