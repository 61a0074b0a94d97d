import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { type Counted, type Counter, limits, settleTry, type Try, waitMs } from '#changes/accounts/wrong-passwords.ts';
import type { Database } from '#db/open.ts';
import { addressPlace } from '#http/client-address.ts';
import { keyedDigest } from './keyed-digest.ts';

/** Counts where the database cannot be written, until it can: a full disk must not open the door to guessing. */
const inMemory: Record<Counter, RateLimiterMemory> = {
  pair: new RateLimiterMemory(limits.pair),
  account: new RateLimiterMemory(limits.account),
  address: new RateLimiterMemory(limits.address),
  browser: new RateLimiterMemory(limits.browser),
};

interface Place {
  /** The account's id; where there is none, what was written for one. */
  account: string;
  address: string;
  /** Since when the browser is known to the account, as its cookie proves; null for every other browser. */
  knownBrowser: string | null;
}

/** What a try from there counts towards. */
export function countedFor(secret: Buffer, { account, address, knownBrowser }: Place): Counted {
  const of = (counter: Counter, ...parts: string[]) => ({
    counter,
    key: keyedDigest(secret, `throttle ${counter}`, ...parts).slice(0, 22),
  });
  if (knownBrowser !== null) return [of('browser', account, knownBrowser)];
  const place = addressPlace(address);
  return [of('pair', account, place), of('account', account), of('address', place)];
}

/** What a right password counts towards: browsers known to the account have a count of their own, all of them one, for each sign-in makes one more. */
export function entryKey(secret: Buffer, account: string, isKnown: boolean): string {
  return keyedDigest(secret, isKnown ? 'entry from a known browser' : 'entry', account).slice(0, 22);
}

/** Milliseconds until a password may be tried again; 0 where it may be now. */
export async function throttledMs({ read }: Database, counted: Counted): Promise<number> {
  let longest = await waitMs(read, counted);
  for (const { counter, key } of counted) {
    const so = await inMemory[counter].get(key);
    if (so && so.consumedPoints >= limits[counter].points) longest = Math.max(longest, so.msBeforeNext);
  }
  return longest;
}

/** As `settleTry` does, or in memory where the database cannot be written; `failed` is told of that. */
export async function settle(database: Database, now: Date, tried: Try, failed: (error: unknown) => void): Promise<number> {
  try {
    return await settleTry(database, now, tried);
  } catch (error) {
    failed(error);
    return tried.right ? 0 : countInMemory(tried.counted);
  }
}

async function countInMemory(counted: Counted): Promise<number> {
  try {
    for (const { counter, key } of counted) await inMemory[counter].consume(key);
    return 0;
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return refused.msBeforeNext;
    throw refused;
  }
}
