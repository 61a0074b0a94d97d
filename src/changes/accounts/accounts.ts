import { and, eq, sql } from 'drizzle-orm';
import { accountPolicy, type Administered } from '#access/accounts.ts';
import { personPolicy } from '#access/people.ts';
import { may, placesOf } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Database, Transaction } from '#db/open.ts';
import { findPersonRow } from '#db/queries/people.ts';
import { listRolesInForce, listRolesOf, type TermedRole } from '#db/queries/roles.ts';
import { accounts, sessions } from '#db/schema/accounts.ts';
import { networkMembers } from '#db/schema/networks.ts';
import { Checks } from '../checks.ts';
import { InvalidInputError, NotAllowedError, NotFoundError } from '../errors.ts';
import { endInvitationsBy } from '../invitations/open-invitations.ts';
import { type Actor, byForm, record } from '../record/append.ts';
import { localDate } from '#time/oslo.ts';
import { isLastAdmin, moveRoles } from './held-roles.ts';

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
    const account = await accountInReach(tx, viewer, now, input.accountId, 'deactivate accounts');
    await endAccount(tx, byForm(viewer), now, account);
  });
}

/** Lets an account sign in again, with the password it had. Its person must be back first. */
export async function reactivateAccount(database: Database, viewer: Viewer, now: Date, input: { accountId: string }): Promise<void> {
  await database.write(async (tx) => {
    const account = await accountInReach(tx, viewer, now, input.accountId, 'reactivate accounts');
    await restoreAccount(tx, byForm(viewer), now, account);
  });
}

/** The sign-in of a person who left ends with them. An editor ends staff's alone: for any other role the admin does it first. */
export async function endSignIn(tx: Transaction, viewer: Viewer, now: Date, personId: string): Promise<void> {
  const account = await findAccountOfPerson(tx, personId, now);
  if (!account?.active) return;
  if (!accountPolicy.deactivate(viewer, account, null)) throw new InvalidInputError([{ field: 'signIn', key: 'notStaff' }]);
  await endAccount(tx, byForm(viewer), now, account);
}

/** The sign-in follows the person, with the roles held where they were; an editor of the old municipality is staff of the new one. */
export async function moveSignIn(tx: Transaction, actor: Actor, now: Date, personId: string, municipalityCode: string): Promise<void> {
  const account = await findAccountOfPerson(tx, personId, now);
  if (!account) return;
  await moveRoles(tx, actor, now, account, municipalityCode);
  await updateAccount(tx, actor, now, 'move', account, { municipalityCode });
  await tx.delete(sessions).where(eq(sessions.accountId, account.id));
  await endInvitationsBy(tx, now, account.id);
}

/** The network that the viewer administers, as the rows have it now; null for everybody else. */
export async function administeredNetwork(tx: Transaction, viewer: Viewer, now: Date): Promise<Administered | null> {
  const account = await findAccount(tx, viewer.accountId);
  if (!account?.active) return null;
  const roles = await listRolesInForce(tx, account.id, localDate(now));
  const networkId = placesOf({ roles }, 'administer').at(0);
  if (networkId === undefined) return null;
  const rows = await tx
    .select({ code: networkMembers.municipalityCode })
    .from(networkMembers)
    .where(eq(networkMembers.networkId, networkId))
    .orderBy(networkMembers.municipalityCode);
  return { networkId, members: rows.map(({ code }) => code) };
}

export type AccountRow = typeof accounts.$inferSelect;
/** With the roles that have not ended. */
export type AccountWithRoles = AccountRow & { roles: TermedRole[] };

/** An account that the viewer may end and restore, and whose person they may know of. */
async function accountInReach(tx: Transaction, viewer: Viewer, now: Date, accountId: string, what: string): Promise<AccountWithRoles> {
  if (!may(viewer, 'edit') && !may(viewer, 'administer')) throw new NotAllowedError(what);
  const account = await findAccount(tx, accountId);
  const known = account && (await withRoles(tx, account, now));
  const administered = await administeredNetwork(tx, viewer, now);
  if (!known || !accountPolicy.deactivate(viewer, known, administered)) throw new NotFoundError('account');
  const person = known.personId === null ? null : await findPersonRow(tx, known.personId);
  if (person && !personPolicy.find(viewer, person)) throw new NotFoundError('account');
  return known;
}

export const withRoles = async <Row extends { id: string }>(tx: Transaction, account: Row, now: Date) => ({
  ...account,
  roles: await listRolesOf(tx, [account.id], localDate(now)),
});

/** Ends a sign-in with its sessions and what it invited to. A network keeps its last active admin, whoever asks. */
export async function endAccount(
  tx: Transaction,
  actor: Actor,
  now: Date,
  account: AccountRow,
  more: Partial<AccountRow> = {},
): Promise<void> {
  if (account.active && (await isLastAdmin(tx, now, account.id))) throw new InvalidInputError([{ field: 'signIn', key: 'lastAdmin' }]);
  await updateAccount(tx, actor, now, 'deactivate', account, { ...more, active: false });
  await tx.delete(sessions).where(eq(sessions.accountId, account.id));
  await endInvitationsBy(tx, now, account.id);
}

/** Undoes `endAccount`, but for a person who is away for good: they come back first. */
export async function restoreAccount(tx: Transaction, actor: Actor, now: Date, account: AccountRow): Promise<void> {
  const person = account.personId === null ? null : await findPersonRow(tx, account.personId);
  if (person && !person.active) throw new InvalidInputError([{ field: 'signIn', key: 'hasLeft' }]);
  await updateAccount(tx, actor, now, 'reactivate', account, { active: true });
}

async function updateAccount(
  tx: Transaction,
  actor: Actor,
  now: Date,
  kind: string,
  account: AccountRow,
  values: Partial<AccountRow>,
): Promise<void> {
  const differs = await record(tx, actor, now, {
    kind,
    noun: 'account',
    nounId: account.id,
    before: account,
    after: { ...account, ...values },
  });
  if (differs) await tx.update(accounts).set(values).where(eq(accounts.id, account.id));
}

export async function findAccount(tx: Transaction, id: string): Promise<AccountRow | undefined> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, id)).limit(1);
  return account;
}

/** The sign-in of a person, ended or not. */
export async function findAccountOfPerson(tx: Transaction, personId: string, now: Date): Promise<AccountWithRoles | undefined> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.personId, personId)).limit(1);
  return account && withRoles(tx, account, now);
}
