import type { Database, Queryable, Transaction } from '#db/open.ts';
import { clearOverOnce, closedMs, counter as counterOf, hour } from '../database/counters.ts';
import { type Actor, recordHappening } from '../record/append.ts';

const quarter = 15 * 60;

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

/**
 * Wrong passwords that become events, of the whole server: the record cannot be emptied, so nobody may fill it. Apart for accounts and for
 * addresses that nobody has, or whoever invents addresses would guess at an account unseen.
 */
const recorded = { points: 1_000, duration: hour };

/** Milliseconds until a password may be tried again; 0 where it may be now. */
export async function waitMs(db: Queryable, counted: Counted): Promise<number> {
  let longest = 0;
  for (const { counter, key } of counted) longest = Math.max(longest, await closedMs(db, limits[counter], key));
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
        if (counter === 'pair' || counter === 'browser') await counterOf(tx, limits[counter]).delete(key);
      }
      return 0;
    }
    await clearOverOnce(tx, now);
    const closed: Counter[] = [];
    for (const { counter, key } of counted) {
      const { remainingPoints } = await counterOf(tx, limits[counter]).consume(key);
      if (remainingPoints === 0) closed.push(counter);
    }
    await recordWrong(tx, { actor, now, accountId, closed });
    return 0;
  });
}

interface Wrong {
  actor: Actor;
  now: Date;
  accountId: string | null;
  closed: Counter[];
}

/** One event for a wrong password and one for each counter that it closes: while it is closed none follow. Those of an account are never left out. */
async function recordWrong(tx: Transaction, { actor, now, accountId, closed }: Wrong): Promise<void> {
  const { consumedPoints } = await counterOf(tx, recorded).penalty(accountId === null ? 'recorded unknown' : 'recorded');
  const beyond = consumedPoints - recorded.points;
  const ofAccount = { noun: 'account', nounId: accountId ?? 'unknown' };
  if (beyond <= 0) await recordHappening(tx, actor, now, { kind: 'wrongPassword', ...ofAccount });
  if (beyond === 1) await recordHappening(tx, actor, now, { kind: 'tooManyToRecord', ...ofAccount });
  for (const counter of closed) {
    const happening = counter === 'address' ? { noun: 'address', nounId: 'unknown' } : ofAccount;
    if (beyond <= 0 || happening.nounId !== 'unknown') await recordHappening(tx, actor, now, { kind: 'throttle', ...happening });
  }
}
