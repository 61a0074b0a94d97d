import { lt } from 'drizzle-orm';
import { RateLimiterDrizzle } from 'rate-limiter-flexible';
import type { Queryable, Transaction } from '#db/open.ts';
import { throttles } from '#db/schema/accounts.ts';

/** So many (`points`) within so many seconds close a counter. */
export interface Limit {
  points: number;
  duration: number;
}

export const hour = 60 * 60;

/** Made for each use: what it writes with is the transaction of that use, which waits its turn in the queue. */
export function counter(db: Queryable, limit: Limit): RateLimiterDrizzle {
  return new RateLimiterDrizzle({ storeClient: db, schema: throttles, keyPrefix: '', clearExpiredByTimeout: false, ...limit });
}

/** Milliseconds until a counter opens; 0 where it is open. */
export async function closedMs(db: Queryable, limit: Limit, key: string): Promise<number> {
  const so = await counter(db, limit).get(key);
  return so && so.consumedPoints >= limit.points ? so.msBeforeNext : 0;
}

const clearEveryMs = 60_000;
let clearedAt = 0;

/** A minute's worth of counters that are over, cleared with what is written anyway. */
export async function clearOverOnce(tx: Transaction, now: Date): Promise<void> {
  if (Math.abs(now.getTime() - clearedAt) < clearEveryMs) return;
  clearedAt = now.getTime();
  await tx.delete(throttles).where(lt(throttles.expire, now));
}
