import { lt } from 'drizzle-orm';
import { RateLimiterDrizzle } from 'rate-limiter-flexible';
import type { Database, Queryable, Transaction } from '#db/open.ts';
import { throttles } from '#db/schema/accounts.ts';
import { type Actor, recordHappening } from './record.ts';

const quarter = 15 * 60;
const hour = 60 * 60;

/** How many wrong passwords (`points`) within how many seconds close what; docs/decisions/0067 says why so many. */
export const limits = {
  /** An account from one address. */
  pair: { points: 10, duration: quarter },
  account: { points: 50, duration: hour },
  address: { points: 100, duration: quarter },
  /** A browser that has signed in to the account before, which none of the others hold up. */
  browser: { points: 10, duration: hour },
} as const;
export type Counter = keyof typeof limits;

/** What one try counts towards, each under a digest: neither addresses nor accounts are kept. */
export type Counted = { counter: Counter; key: string }[];

/** Wrong passwords that become events, of the whole server: the record cannot be emptied, so nobody may fill it. */
const recorded = { points: 1_000, duration: hour };

/** Milliseconds until a password may be tried again; 0 where it may be now. */
export async function waitMs(db: Queryable, counted: Counted): Promise<number> {
  let longest = 0;
  for (const { counter, key } of counted) {
    const so = await limiter(db, limits[counter]).get(key);
    if (so && so.consumedPoints >= limits[counter].points) longest = Math.max(longest, so.msBeforeNext);
  }
  return longest;
}

export interface Try {
  counted: Counted;
  right: boolean;
  actor: Actor;
  /** Whose password was tried; null where there is no such account. */
  accountId: string | null;
}

/**
 * Counts a wrong password and puts it on record; a right one takes back what was counted for this account here. Returns 0, or the
 * milliseconds to wait where others were counted meanwhile: then the answer must not tell whether this one was right, and nothing is written.
 */
export async function settleTry(database: Database, now: Date, { counted, right, actor, accountId }: Try): Promise<number> {
  return database.write(async (tx) => {
    const wait = await waitMs(tx, counted);
    if (wait > 0) return wait;
    if (right) {
      for (const { counter, key } of counted) {
        if (counter === 'pair' || counter === 'browser') await limiter(tx, limits[counter]).delete(key);
      }
      return 0;
    }
    await clearOverOnce(tx, now);
    const closed: Counter[] = [];
    for (const { counter, key } of counted) {
      const { remainingPoints } = await limiter(tx, limits[counter]).consume(key);
      if (remainingPoints === 0) closed.push(counter);
    }
    await recordWrong(tx, actor, now, accountId ?? 'unknown', closed);
    return 0;
  });
}

/** One event for a wrong password and one for each counter that it closes: while it is closed none follow. */
async function recordWrong(tx: Transaction, actor: Actor, now: Date, nounId: string, closed: Counter[]): Promise<void> {
  const { consumedPoints } = await limiter(tx, recorded).penalty('recorded');
  if (consumedPoints > recorded.points + 1) return;
  if (consumedPoints === recorded.points + 1) return recordHappening(tx, actor, now, { kind: 'tooManyToRecord', noun: 'account', nounId: 'unknown' });
  await recordHappening(tx, actor, now, { kind: 'wrongPassword', noun: 'account', nounId });
  for (const counter of closed) {
    const happening = counter === 'address' ? { noun: 'address', nounId: 'unknown' } : { noun: 'account', nounId };
    await recordHappening(tx, actor, now, { kind: 'throttle', ...happening });
  }
}

const clearEveryMs = 60_000;
let clearedAt = 0;

/** A minute's worth of counters that are over, cleared with what is written anyway. */
async function clearOverOnce(tx: Transaction, now: Date): Promise<void> {
  if (Math.abs(now.getTime() - clearedAt) < clearEveryMs) return;
  clearedAt = now.getTime();
  await tx.delete(throttles).where(lt(throttles.expire, now));
}

/** Made for each use: what it writes with is the transaction of that use, which waits its turn in the queue. */
function limiter(db: Queryable, limit: { points: number; duration: number }): RateLimiterDrizzle {
  return new RateLimiterDrizzle({ storeClient: db, schema: throttles, keyPrefix: '', clearExpiredByTimeout: false, ...limit });
}
