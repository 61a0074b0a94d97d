import { afterEach, beforeEach, expect, test } from 'vitest';
import { byVisitor } from '#changes/record/append.ts';
import { settleTry, waitMs } from '#changes/accounts/wrong-passwords.ts';
import type { Database } from '#db/open.ts';
import { throttles } from '#db/schema/accounts.ts';
import { events } from '#db/schema/record.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.close());

const counted = [
  { counter: 'pair', key: 'here' },
  { counter: 'account', key: 'theirs' },
] as const;
const tryOnce = (right: boolean, now = new Date()) =>
  settleTry(database, now, { counted: [...counted], right, actor: byVisitor, accountId: null });

test('what is over is cleared away with the next wrong password, and what is not stays', async () => {
  const [past, future] = [new Date(Date.now() - 1_000), new Date(Date.now() + 60_000)];
  await database.write((tx) =>
    tx.insert(throttles).values([
      { key: 'over', points: 9, expire: past },
      { key: 'open', points: 9, expire: future },
    ]),
  );
  await tryOnce(false);
  const keys = (await database.read.select().from(throttles)).map(({ key }) => key);
  expect(keys.sort()).toEqual(['here', 'open', 'recorded unknown', 'theirs']);
});

test('a right password that comes while others close the counter is not told from a wrong one, and forgives nothing', async () => {
  for (let at = 0; at < 10; at += 1) expect(await tryOnce(false)).toBe(0);
  expect(await tryOnce(true)).toBeGreaterThan(0);
  expect(await waitMs(database.read, [...counted])).toBeGreaterThan(0);
});

test('a right password forgives those for the account here, and not those for the account from everywhere', async () => {
  for (let at = 0; at < 5; at += 1) await tryOnce(false);
  expect(await tryOnce(true)).toBe(0);
  const kept = await database.read.select().from(throttles);
  expect(kept.map(({ key, points }) => `${key} ${points}`).sort()).toEqual(['recorded unknown 5', 'theirs 5']);
});

test('whoever fills the record with invented addresses does not guess at an account unseen', async () => {
  const wrong = { right: false, actor: byVisitor };
  for (let at = 0; at < 1_010; at += 1)
    await settleTry(database, new Date(), { ...wrong, counted: [{ counter: 'pair', key: `invented ${at}` }], accountId: null });
  for (let at = 0; at < 10; at += 1) await settleTry(database, new Date(), { ...wrong, counted: [...counted], accountId: 'theirs' });
  const kinds = (await database.read.select().from(events).orderBy(events.id)).map(({ kind, nounId }) => `${kind} ${nounId}`);
  expect(kinds.slice(0, 1_001)).toEqual([...Array.from({ length: 1_000 }, () => 'wrongPassword unknown'), 'tooManyToRecord unknown']);
  expect(kinds.slice(1_001)).toEqual([...Array.from({ length: 10 }, () => 'wrongPassword theirs'), 'throttle theirs']);
});
