import { eq } from 'drizzle-orm';
import { accountPolicy } from '#access/accounts.ts';
import { personPolicy } from '#access/people.ts';
import { may, placeOf, placeOfRole } from '#access/roles.ts';
import { type HeldRole, type Role, roles, type Viewer } from '#access/viewer.ts';
import type { Database, Transaction } from '#db/open.ts';
import { findPersonRow } from '#db/queries/people.ts';
import { sessions } from '#db/schema/accounts.ts';
import { localDate } from '#time/oslo.ts';
import { Checks } from '../checks.ts';
import { NotAllowedError, NotFoundError } from '../errors.ts';
import { endInvitationsBy } from '../invitations/open-invitations.ts';
import { byForm } from '../record/append.ts';
import { type AccountWithRoles, administeredNetwork, findAccount, withRoles } from './accounts.ts';
import { isLastAdmin, putRole } from './held-roles.ts';

/** A role in a municipality or, where none is named, in the network that the viewer administers. */
interface RoleInput {
  accountId: string;
  role: Role;
  municipalityCode: string | null;
}

/** The last years that a role may end in. */
const yearsAhead = 20;

/**
 * Gives an account a role from a day on, until a day or for as long as it is not taken; one that it has there gets these days. Network admins,
 * within their network, and nobody to themselves. Whoever's roles change signs in anew.
 */
export async function giveRole(
  database: Database,
  viewer: Viewer,
  now: Date,
  input: RoleInput & { from: string | null; until: string | null },
): Promise<void> {
  const checks = new Checks();
  const today = localDate(now);
  const thisYear = Number(today.slice(0, 4));
  const role = checks.choice('role', input.role, roles);
  const from = input.from === null ? today : checks.dateWithin('from', input.from, thisYear - yearsAhead, thisYear + yearsAhead);
  const until = input.until === null ? null : checks.dateWithin('until', input.until, thisYear, thisYear + yearsAhead);
  if (until !== null && until < from) checks.refuse('until', 'beforeStart');
  else if (until !== null && until < today) checks.refuse('until', 'past');
  await database.write(async (tx) => {
    const { account, held, listed } = await inReach(tx, viewer, now, { ...input, role }, 'give roles');
    if (role === 'editor' && held.municipalityCode === null) checks.refuse('municipalityCode', 'missing');
    if (!listed && role !== 'staff') checks.refuse('role', 'actsForOthers');
    const lasts = from <= today && until === null;
    if (role === 'admin' && !lasts && (await isLastAdmin(tx, now, account.id))) checks.refuse('until', 'lastAdmin');
    checks.done();
    await putRole(tx, byForm(viewer), now, account.id, held, { from, until });
    await tx.delete(sessions).where(eq(sessions.accountId, account.id));
  });
}

/** Takes a role from an account. The last admin of a network keeps theirs, and whoever signs in has one. */
export async function takeRole(database: Database, viewer: Viewer, now: Date, input: RoleInput): Promise<void> {
  const checks = new Checks();
  const role = checks.choice('role', input.role, roles);
  checks.done();
  await database.write(async (tx) => {
    const { account, held } = await inReach(tx, viewer, now, { ...input, role }, 'take roles');
    const others = account.roles.filter((one) => one.role !== role || placeOf(one) !== placeOf(held));
    if (others.length === account.roles.length) throw new NotFoundError('role');
    if (role === 'admin' && account.active && (await isLastAdmin(tx, now, account.id))) checks.refuse('role', 'lastAdmin');
    else if (others.length === 0) checks.refuse('role', 'lastRole');
    checks.done();
    await putRole(tx, byForm(viewer), now, account.id, held, null);
    await tx.delete(sessions).where(eq(sessions.accountId, account.id));
    await endInvitationsBy(tx, now, account.id);
  });
}

/** The account and the role in question, where the viewer gives and takes it; everything else answers as what does not exist. */
async function inReach(
  tx: Transaction,
  viewer: Viewer,
  now: Date,
  { accountId, role, municipalityCode }: RoleInput,
  what: string,
): Promise<{ account: AccountWithRoles; held: HeldRole; listed: boolean }> {
  if (!may(viewer, 'administer')) throw new NotAllowedError(what);
  const administered = await administeredNetwork(tx, viewer, now);
  const found = await findAccount(tx, accountId);
  if (!found || !administered) throw new NotFoundError('account');
  const account = await withRoles(tx, found, now);
  const held = placeOfRole(role, { municipalityCode, networkId: administered.networkId });
  if (!accountPolicy.giveRole(viewer, account, held, administered)) throw new NotFoundError('account');
  const person = account.personId === null ? null : await findPersonRow(tx, account.personId);
  if (person && !personPolicy.find(viewer, person)) throw new NotFoundError('account');
  return { account, held, listed: !person?.protected };
}
