import { and, eq, ne } from 'drizzle-orm';
import type { Viewer } from '#access/viewer.ts';
import type { Database, Queryable } from '#db/open.ts';
import { accounts, sessions } from '#db/schema/accounts.ts';
import { clearOverOnce, closedMs, counter, hour } from '../database/counters.ts';
import { NotFoundError } from '../errors.ts';
import { byForm, recordHappening } from '../record/append.ts';

/** Right passwords of an account, which each are an event for good and a session. */
const entries = { points: 30, duration: hour };

/** Milliseconds until an account may be entered by a password again, as counted under `key`; 0 where it may be now. */
export const entryWaitMs = (db: Queryable, key: string) => closedMs(db, entries, key);

/**
 * Puts on record that an account was entered, and counts it under `key` where it was by a password. Returns 0, or the milliseconds to wait
 * where it was entered too often: then nothing is written.
 */
export async function recordSignIn(database: Database, now: Date, accountId: string, key: string | null): Promise<number> {
  return database.write(async (tx) => {
    if (key !== null) {
      const wait = await entryWaitMs(tx, key);
      if (wait > 0) return wait;
      await clearOverOnce(tx, now);
      await counter(tx, entries).consume(key);
    }
    await recordHappening(tx, byForm({ accountId }), now, { kind: 'signIn', noun: 'account', nounId: accountId });
    return 0;
  });
}

/** Puts on record that the viewer signed out. */
export async function recordSignOut(database: Database, now: Date, viewer: Viewer): Promise<void> {
  await database.write((tx) => recordHappening(tx, byForm(viewer), now, { kind: 'signOut', noun: 'account', nounId: viewer.accountId }));
}

/**
 * Gives the viewer another password, where theirs is still `from`, and ends all their sessions: whoever changes it begins a new one.
 * Both are argon2id, as PHC strings.
 */
export async function changePassword(
  database: Database,
  viewer: Viewer,
  now: Date,
  { from, to }: { from: string; to: string },
): Promise<void> {
  if (!to.startsWith('$argon2id$')) throw new TypeError('The password hash is not argon2id. Hash the password before it comes here.');
  await database.write(async (tx) => {
    const own = and(eq(accounts.id, viewer.accountId), eq(accounts.passwordHash, from), eq(accounts.active, true));
    const changed = await tx.update(accounts).set({ passwordHash: to }).where(own).returning({ id: accounts.id });
    if (changed.length === 0) throw new NotFoundError('account with this password');
    await tx.delete(sessions).where(eq(sessions.accountId, viewer.accountId));
    await recordHappening(tx, byForm(viewer), now, { kind: 'changePassword', noun: 'account', nounId: viewer.accountId });
  });
}

/** Ends one of the viewer's own sessions, by its public id. */
export async function endSession(database: Database, viewer: Viewer, now: Date, { publicId }: { publicId: string }): Promise<void> {
  await database.write(async (tx) => {
    const own = and(eq(sessions.publicId, publicId), eq(sessions.accountId, viewer.accountId));
    const ended = await tx.delete(sessions).where(own).returning({ publicId: sessions.publicId });
    if (ended.length === 0) throw new NotFoundError('session');
    await recordHappening(tx, byForm(viewer), now, { kind: 'end', noun: 'session', nounId: publicId });
  });
}

/** Ends all of the viewer's own sessions but the one with this hash. */
export async function endOtherSessions(
  database: Database,
  viewer: Viewer,
  now: Date,
  { keptIdHash }: { keptIdHash: string },
): Promise<void> {
  await database.write(async (tx) => {
    const others = and(eq(sessions.accountId, viewer.accountId), ne(sessions.idHash, keptIdHash));
    const ended = await tx.delete(sessions).where(others).returning({ publicId: sessions.publicId });
    for (const { publicId } of ended) await recordHappening(tx, byForm(viewer), now, { kind: 'end', noun: 'session', nounId: publicId });
  });
}
