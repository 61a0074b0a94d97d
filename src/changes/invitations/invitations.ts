import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, gt, isNull, or, type SQL } from 'drizzle-orm';
import { accountPolicy, type AccountPlace } from '#access/accounts.ts';
import { personPolicy } from '#access/people.ts';
import { may, placeOfRole } from '#access/roles.ts';
import { type Role, roles, type Viewer } from '#access/viewer.ts';
import type { Database, Transaction } from '#db/open.ts';
import { hashToken } from '#db/queries/accounts.ts';
import { findPersonRow } from '#db/queries/people.ts';
import { accountRoles, accounts, invitations } from '#db/schema/accounts.ts';
import { municipalities, networkMembers, networks } from '#db/schema/networks.ts';
import { administeredNetwork, findAccountOfPerson, withRoles } from '../accounts/accounts.ts';
import { Checks } from '../checks.ts';
import { AddressHeldError, NotAllowedError, NotFoundError } from '../errors.ts';
import { domainAllows } from '../accounts/mail-domains.ts';
import { endInvitationsBefore } from './open-invitations.ts';
import { type Actor, byCommand, byForm, record } from '../record/append.ts';
import { localDate } from '#time/oslo.ts';

const hourMs = 3_600_000;
const invitationLastsMs = 7 * 24 * hourMs;

/** The link's secret, shown once to who issued it; only its hash is kept. */
export interface Invited {
  token: string;
  endsAt: Date;
}

/**
 * Whom to invite. For a person who can be found, their own name and mail address count, and those given are not looked at.
 */
export interface InvitationInput {
  personId: string | null;
  role: Role;
  email: string;
  name: string;
  municipalityCode: string | null;
}

/** Invites to a first sign-in. Editors: staff, for a person of their own municipality. Network admins: any role in their network. */
export async function issueInvitation(database: Database, viewer: Viewer, now: Date, input: InvitationInput): Promise<Invited> {
  if (!may(viewer, 'edit') && !may(viewer, 'administer')) throw new NotAllowedError('invite');
  const checks = new Checks();
  const role = checks.choice('role', input.role, roles);
  return database.write(async (tx) => {
    const administered = await administeredNetwork(tx, viewer, now);
    const { email, name, municipalityCode, listed } =
      input.personId === null ? { ...checkedGuest(checks, input), listed: true } : await employee(tx, input.personId);
    if (!listed && !personPolicy.manage(viewer, municipalityCode ?? '')) throw new NotFoundError('person');
    const holds = input.personId === null ? undefined : await findAccountOfPerson(tx, input.personId, now);
    if (holds && administered && accountPolicy.administersAnother(holds, administered)) throw new NotFoundError('person');
    const networkId = role === 'admin' || municipalityCode === null ? (administered?.networkId ?? null) : null;
    const place = { role, municipalityCode, networkId, personId: input.personId };
    if (!accountPolicy.invite(viewer, place, administered)) throw new NotFoundError('person or municipality to invite for');
    if (role === 'editor' && municipalityCode === null) checks.refuse('municipalityCode', 'missing');
    const known = (account: AccountPlace) => accountPolicy.know(viewer, account, administered);
    return issue(tx, checks, byForm(viewer), now, { ...place, email, name, invitedBy: viewer.accountId }, invitationLastsMs, known);
  });
}

/** Invites a network admin from the machine that runs the server; good for one hour. `networkId` may be null until there is a network. */
export async function inviteAdmin(
  database: Database,
  now: Date,
  input: { email: string; name: string; networkId: string | null },
): Promise<Invited> {
  const checks = new Checks();
  const { email, name } = checkedGuest(checks, { ...input, municipalityCode: null });
  return database.write(async (tx) => {
    if (input.networkId !== null && !(await exists(tx, networks, eq(networks.id, input.networkId)))) checks.refuse('networkId', 'unknown');
    const place = { role: 'admin' as const, municipalityCode: null, networkId: input.networkId, personId: null };
    return issue(tx, checks, byCommand, now, { ...place, email, name, invitedBy: null }, hourMs, everyAccount);
  });
}

export interface GuestInput {
  email: string;
  name: string;
  role: Exclude<Role, 'admin'>;
  municipalityCode: string;
}

/** Invites to any other role in a municipality, from the machine that runs the server; good for seven days, for the link must travel. */
export async function inviteGuest(database: Database, now: Date, input: GuestInput): Promise<Invited> {
  const checks = new Checks();
  const role = checks.choice('role', input.role, roles);
  const { email, name } = checkedGuest(checks, input);
  const { municipalityCode } = input;
  return database.write(async (tx) => {
    if (!(await exists(tx, municipalities, eq(municipalities.code, municipalityCode)))) checks.refuse('municipalityCode', 'unknown');
    // Outside of every network an account would find nobody but its own, and no plan.
    else if (!(await exists(tx, networkMembers, eq(networkMembers.municipalityCode, municipalityCode))))
      checks.refuse('municipalityCode', 'notAChoice');
    const place = { role, municipalityCode, networkId: null, personId: null };
    return issue(tx, checks, byCommand, now, { ...place, email, name, invitedBy: null }, invitationLastsMs, everyAccount);
  });
}

/** Whoever has the machine may know whatever is on it. */
const everyAccount = () => true;

export interface AcceptanceInput {
  token: string;
  /** What to be called, where no person who can be found stands behind the account; theirs is their municipality's to say. */
  name?: string;
  /** argon2id, as a PHC string. */
  passwordHash: string;
  locale: 'en' | 'nb' | null;
}

/**
 * Uses an invitation, once: creates the account and returns its id. Used, ended, unknown and void ones answer alike (NotFoundError). Of several
 * for one address the first to be used counts, where the domain allows it; the others are told that it is held (AddressHeldError).
 */
export async function useInvitation(database: Database, now: Date, input: AcceptanceInput): Promise<string> {
  if (!input.passwordHash.startsWith('$argon2id$'))
    throw new TypeError('The password hash is not argon2id. Hash the password before it comes here.');
  const checks = new Checks();
  return database.write(async (tx) => {
    const [invitation] = await tx
      .update(invitations)
      .set({ usedAt: now })
      .where(and(eq(invitations.tokenHash, hashToken(input.token)), isNull(invitations.usedAt), gt(invitations.endsAt, now)))
      .returning();
    if (!invitation) throw new NotFoundError('invitation');
    const { email, role, municipalityCode, personId } = invitation;
    const name = personId === null && input.name !== undefined ? checks.requiredText('name', input.name, 160) : invitation.name;
    checks.done();
    const person = personId === null ? null : await employee(tx, personId);
    if (person && (person.municipalityCode !== invitation.municipalityCode || person.email !== email))
      throw new NotFoundError('invitation');
    if ((await listHolders(tx, email, personId)).length > 0 || !(await domainAllows(tx, email, invitation))) throw new AddressHeldError();
    const account = { email, name, municipalityCode, personId, locale: input.locale };
    const given = placeOfRole(role, invitation);
    const id = randomUUID();
    await tx.insert(accounts).values({ ...account, id, passwordHash: input.passwordHash, createdAt: now });
    await tx.insert(accountRoles).values({ ...given, accountId: id, from: localDate(now) });
    await record(tx, { accountId: id, origin: 'form' }, now, {
      kind: 'create',
      noun: 'account',
      nounId: id,
      before: null,
      after: { ...account, role, networkId: given.networkId },
    });
    return id;
  });
}

function checkedGuest(checks: Checks, { email, name, municipalityCode }: Pick<InvitationInput, 'email' | 'name' | 'municipalityCode'>) {
  return { email: checks.email('email', email), name: checks.requiredText('name', name, 160), municipalityCode };
}

async function employee(tx: Transaction, personId: string) {
  const person = await findPersonRow(tx, personId);
  if (!person?.active) throw new NotFoundError('person');
  return {
    email: person.email.toLowerCase(),
    name: `${person.givenName} ${person.familyName}`,
    municipalityCode: person.municipalityCode,
    listed: !person.protected,
  };
}

type NewInvitation = Omit<typeof invitations.$inferInsert, 'tokenHash' | 'endsAt' | 'usedAt'>;

/** A new invitation ends its predecessors. Whether the address has an account is told only of those that are `known` to who invites. */
async function issue(
  tx: Transaction,
  checks: Checks,
  actor: Actor,
  now: Date,
  invitation: NewInvitation,
  lastsMs: number,
  known: (account: AccountPlace) => boolean,
): Promise<Invited> {
  const { email, personId } = invitation;
  const holders = await listHolders(tx, email, personId ?? null);
  const holding = await Promise.all(holders.map((holder) => withRoles(tx, holder, now)));
  if (holding.some(known)) checks.refuse('email', 'taken');
  else if (!(await domainAllows(tx, email, invitation))) checks.refuse('email', 'otherDomain');
  checks.done();
  const token = randomBytes(32).toString('base64url');
  const endsAt = new Date(now.getTime() + lastsMs);
  await endInvitationsBefore(tx, now, invitation);
  const tokenHash = hashToken(token);
  await tx.insert(invitations).values({ ...invitation, tokenHash, endsAt });
  await record(tx, actor, now, { kind: 'create', noun: 'invitation', nounId: tokenHash, before: null, after: { ...invitation } });
  return { token, endsAt };
}

/** The accounts, at most two, that have the address or the person. */
async function listHolders(tx: Transaction, email: string, personId: string | null) {
  const sameAddress = eq(accounts.email, email);
  return tx
    .select()
    .from(accounts)
    .where(personId === null ? sameAddress : or(sameAddress, eq(accounts.personId, personId)));
}

async function exists(
  tx: Transaction,
  table: typeof networks | typeof municipalities | typeof networkMembers,
  which: SQL | undefined,
): Promise<boolean> {
  return (await tx.select().from(table).where(which).limit(1)).length > 0;
}
