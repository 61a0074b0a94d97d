import { setTimeout as sleep } from 'node:timers/promises';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseBusyError, DiskFullError } from '#db/faults.ts';
import type { Database } from '#db/open.ts';
import { facts } from '#db/schema/networks.ts';
import { openTestDatabase } from '../support/database.ts';
import { holdWriteLock } from '../support/lock-holder.ts';

let database: Database;

beforeEach(async () => {
  database = await openTestDatabase();
  await database.write((tx) => tx.insert(facts).values({ key: 'count', value: '0' }));
});
afterEach(() => database.close());

const countUp = () =>
  database.write(async (tx) => {
    const [{ value }] = await tx.select().from(facts).where(eq(facts.key, 'count'));
    await tx
      .update(facts)
      .set({ value: String(Number(value) + 1) })
      .where(eq(facts.key, 'count'));
  });
const fact = async (key: string) => (await database.read.select().from(facts).where(eq(facts.key, key)))[0]?.value;

test('a write waits for another program, and readers are answered meanwhile', async () => {
  const holder = await holdWriteLock(database.file!, 1_500);
  let answered = 0;
  let written = false;
  const writing = countUp().then(() => (written = true));
  while (!written) {
    await fact('count');
    answered += 1;
    await sleep(5);
  }
  await writing;
  await holder.done;
  expect([await fact('holder'), await fact('count')]).toEqual(['done', '1']);
  expect(answered).toBeGreaterThan(5);
});

test('where another program holds the lock longer than one waits, nothing is saved, and the next 40 writes and reads are right', async () => {
  const holder = await holdWriteLock(database.file!, 7_000);
  await expect(countUp()).rejects.toThrow(DatabaseBusyError);
  expect(database.degraded()).toBe(true);
  expect(await fact('count')).toBe('0');
  await holder.done;
  expect(await fact('holder')).toBe('done');
  for (let count = 1; count <= 40; count += 1) {
    await countUp();
    expect(await fact('count')).toBe(String(count));
  }
  while (database.degraded()) await sleep(50);
  const wiping = await Promise.all(Array.from({ length: 8 }, () => database.client.execute('PRAGMA secure_delete')));
  expect(wiping.map(({ rows }) => Number(rows[0][0]))).toEqual(Array(8).fill(1));
});

test('a disk that is full is said as such, and when there is room again writes go on', async () => {
  const everyConnection = (pragma: string) => Promise.all(Array.from({ length: 8 }, () => database.client.execute(pragma)));
  const [{ rows }] = await everyConnection('PRAGMA page_count');
  await everyConnection(`PRAGMA max_page_count = ${rows[0][0]}`);
  const writing = database.write((tx) => tx.insert(facts).values({ key: 'long', value: 'x'.repeat(1_000_000) }));
  await expect(writing).rejects.toThrow(DiskFullError);
  expect(database.degraded()).toBe(true);
  expect(await fact('count')).toBe('0');
  await everyConnection('PRAGMA max_page_count = 1000000');
  await countUp();
  while (database.degraded()) await sleep(50);
  expect([await fact('count'), await fact('long')]).toEqual(['1', undefined]);
});
