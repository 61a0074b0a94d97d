import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { accountPolicy, type Administered } from '#access/accounts.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Database, Transaction } from '#db/open.ts';
import { accounts, invitations, sessions } from '#db/schema/accounts.ts';
import { networkMembers } from '#db/schema/networks.ts';
import { Checks } from './checks.ts';
import { NotAllowedError, NotFoundError } from './errors.ts';
import { type Actor, byForm, record } from './record.ts';

export const locales = ['en', 'nb'] as const;

/** Keeps the language that the viewer chose; a taste, and no event. */
export async function setLocale(database: Database, viewer: Viewer, input: { locale: (typeof locales)[number] }): Promise<void> {
  const checks = new Checks();
  const locale = checks.choice('locale', input.locale, locales);
  checks.done();
  const mine = and(eq(accounts.id, viewer.accountId), sql`${accounts.locale} IS NOT ${locale}`);
  const [differs] = await database.read.select({ id: accounts.id }).from(accounts).where(mine);
  if (differs) await database.write((tx) => tx.update(accounts).set({ locale }).where(mine));
}

/** Ends a sign-in: every session of the account is over at its next request, and what it invited to is void. */
export async function deactivateAccount(database: Database, viewer: Viewer, now: Date, input: { accountId: string }): Promise<void> {
  await database.write(async (tx) => {
    const account = await accountInReach(tx, viewer, input.accountId, 'deactivate accounts');
    await deactivate(tx, byForm(viewer), now, account);
  });
}

/** Lets an account sign in again, with the password it had. */
export async function reactivateAccount(database: Database, viewer: Viewer, now: Date, input: { accountId: string }): Promise<void> {
  await database.write(async (tx) => {
    const account = await accountInReach(tx, viewer, input.accountId, 'reactivate accounts');
    await updateAccount(tx, byForm(viewer), now, 'reactivate', account, { active: true });
  });
}

/** The sign-in of a person who left ends with them. */
export async function endSignIn(tx: Transaction, actor: Actor, now: Date, personId: string): Promise<void> {
  const account = await findAccountOfPerson(tx, personId);
  if (account) await deactivate(tx, actor, now, account);
}

/** The sign-in follows the person; an editor of the old municipality is no editor of the new one. */
export async function moveSignIn(tx: Transaction, actor: Actor, now: Date, personId: string, municipalityCode: string): Promise<void> {
  const account = await findAccountOfPerson(tx, personId);
  if (!account) return;
  const role = account.role === 'editor' ? 'staff' : account.role;
  await updateAccount(tx, actor, now, 'move', account, { municipalityCode, role });
  await tx.delete(sessions).where(eq(sessions.accountId, account.id));
  await endInvitationsOf(tx, account.id, now);
}

/** The network that the viewer administers, as the rows have it now; null for everybody else. */
export async function administeredNetwork(tx: Transaction, viewer: Viewer): Promise<Administered | null> {
  const account = await findAccount(tx, viewer.accountId);
  if (!account?.active || account.role !== 'admin' || account.networkId === null) return null;
  const rows = await tx
    .select({ code: networkMembers.municipalityCode })
    .from(networkMembers)
    .where(eq(networkMembers.networkId, account.networkId))
    .orderBy(networkMembers.municipalityCode);
  return { networkId: account.networkId, members: rows.map(({ code }) => code) };
}

type AccountRow = typeof accounts.$inferSelect;

async function accountInReach(tx: Transaction, viewer: Viewer, accountId: string, what: string): Promise<AccountRow> {
  if (viewer.role !== 'editor' && viewer.role !== 'admin') throw new NotAllowedError(what);
  const account = await findAccount(tx, accountId);
  const administered = await administeredNetwork(tx, viewer);
  if (!account || !accountPolicy.deactivate(viewer, account, administered)) throw new NotFoundError('account');
  return account;
}

async function deactivate(tx: Transaction, actor: Actor, now: Date, account: AccountRow): Promise<void> {
  await updateAccount(tx, actor, now, 'deactivate', account, { active: false });
  await tx.delete(sessions).where(eq(sessions.accountId, account.id));
  await endInvitationsOf(tx, account.id, now);
}

/** Whoever may no longer invite has invited nobody: what is still open is void. */
async function endInvitationsOf(tx: Transaction, accountId: string, now: Date): Promise<void> {
  await tx
    .update(invitations)
    .set({ endsAt: now })
    .where(and(eq(invitations.invitedBy, accountId), isNull(invitations.usedAt), gt(invitations.endsAt, now)));
}

async function updateAccount(tx: Transaction, actor: Actor, now: Date, kind: string, account: AccountRow, values: Partial<AccountRow>): Promise<void> {
  const differs = await record(tx, actor, now, { kind, noun: 'account', nounId: account.id, before: account, after: { ...account, ...values } });
  if (differs) await tx.update(accounts).set(values).where(eq(accounts.id, account.id));
}

async function findAccount(tx: Transaction, id: string): Promise<AccountRow | undefined> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, id)).limit(1);
  return account;
}

async function findAccountOfPerson(tx: Transaction, personId: string): Promise<AccountRow | undefined> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.personId, personId)).limit(1);
  return account;
}
