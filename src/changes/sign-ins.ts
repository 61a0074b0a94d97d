import { and, eq, ne } from 'drizzle-orm';
import type { Viewer } from '#access/viewer.ts';
import type { Database } from '#db/open.ts';
import { accounts, sessions } from '#db/schema/accounts.ts';
import { NotFoundError } from './errors.ts';
import { byForm, recordHappening } from './record.ts';

/** Puts on record that an account was entered. */
export async function recordSignIn(database: Database, now: Date, accountId: string): Promise<void> {
  await database.write((tx) => recordHappening(tx, byForm({ accountId }), now, { kind: 'signIn', noun: 'account', nounId: accountId }));
}

/** Puts on record that the viewer signed out. */
export async function recordSignOut(database: Database, now: Date, viewer: Viewer): Promise<void> {
  await database.write((tx) => recordHappening(tx, byForm(viewer), now, { kind: 'signOut', noun: 'account', nounId: viewer.accountId }));
}

/**
 * Gives the viewer another password, where theirs is still `from`, and ends all their sessions: whoever changes it begins a new one.
 * Both are argon2id, as PHC strings.
 */
export async function changePassword(database: Database, viewer: Viewer, now: Date, { from, to }: { from: string; to: string }): Promise<void> {
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
export async function endOtherSessions(database: Database, viewer: Viewer, now: Date, { keptIdHash }: { keptIdHash: string }): Promise<void> {
  await database.write(async (tx) => {
    const others = and(eq(sessions.accountId, viewer.accountId), ne(sessions.idHash, keptIdHash));
    const ended = await tx.delete(sessions).where(others).returning({ publicId: sessions.publicId });
    for (const { publicId } of ended) await recordHappening(tx, byForm(viewer), now, { kind: 'end', noun: 'session', nounId: publicId });
  });
}
