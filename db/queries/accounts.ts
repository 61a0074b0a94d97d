import { createHash } from 'node:crypto';
import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, not, or, type SQL, sql } from 'drizzle-orm';
import { placesOf } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { accountRoles, accounts, invitations } from '#db/schema/accounts.ts';
import { municipalities, networkMembers } from '#db/schema/networks.ts';
import { people } from '#db/schema/people.ts';
import { events } from '#db/schema/record.ts';
import { contains } from './text.ts';
import { known } from './visible.ts';
import { administersAnother, listRolesOf, type TermedRole } from './roles.ts';

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

const invited = {
  email: invitations.email,
  name: invitations.name,
  role: invitations.role,
  municipality: municipalities.name,
  endsAt: invitations.endsAt,
};

/** An invitation that can still be used, by the secret of its link; undefined for used, ended, void and unknown ones alike. */
export async function findInvitation(db: Queryable, token: string, now: Date) {
  const [invitation] = await db
    .select({
      ...invited,
      personId: invitations.personId,
      municipalityCode: invitations.municipalityCode,
      networkId: invitations.networkId,
      phone: people.phone,
    })
    .from(invitations)
    .leftJoin(municipalities, eq(municipalities.code, invitations.municipalityCode))
    .leftJoin(people, eq(people.id, invitations.personId))
    .where(
      and(
        eq(invitations.tokenHash, hashToken(token)),
        isNull(invitations.usedAt),
        gt(invitations.endsAt, now),
        or(isNull(invitations.personId), stillTrue),
      ),
    )
    .limit(1);
  return invitation;
}

/** Why a link leads no further: `over` where it ran out or was withdrawn. Undefined for a token that never was, as for one that can be used. */
export type InvitationEnd = 'used' | 'replaced' | 'over';

export async function findInvitationEnd(db: Queryable, token: string): Promise<InvitationEnd | undefined> {
  const [invitation] = await db
    .select()
    .from(invitations)
    .where(eq(invitations.tokenHash, hashToken(token)))
    .limit(1);
  if (!invitation) return undefined;
  if (invitation.usedAt) return 'used';
  const { email, municipalityCode, networkId, personId, endsAt } = invitation;
  const samePlace = and(
    eq(invitations.email, email),
    municipalityCode === null ? isNull(invitations.municipalityCode) : eq(invitations.municipalityCode, municipalityCode),
    networkId === null ? isNull(invitations.networkId) : eq(invitations.networkId, networkId),
  );
  const [newer] = await db
    .select({ tokenHash: invitations.tokenHash })
    .from(invitations)
    .where(and(gt(invitations.endsAt, endsAt), personId === null ? samePlace : or(samePlace, eq(invitations.personId, personId))))
    .limit(1);
  return newer ? 'replaced' : 'over';
}

/** The person is at work, where they were and with the address they had when they were invited. */
const stillTrue = and(
  eq(people.active, true),
  eq(people.municipalityCode, invitations.municipalityCode),
  eq(people.email, invitations.email),
);

/** The sign-in of a person, ended or not: for the changes, which authorise by it. */
export async function findAccountIdOfPerson(db: Queryable, personId: string): Promise<string | undefined> {
  const [account] = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.personId, personId)).limit(1);
  return account?.id;
}

/** All columns but the password hash, and the last sign-in that the record still tells of. */
const columns = {
  id: accounts.id,
  email: accounts.email,
  name: accounts.name,
  municipalityCode: accounts.municipalityCode,
  municipality: municipalities.name,
  personId: accounts.personId,
  active: accounts.active,
  /** The person behind it is at work. */
  atWork: sql<boolean>`coalesce(${people.active}, true)`.mapWith(Boolean),
  lastSignIn: sql<
    number | null
  >`(select max(${events.at}) from ${events} where ${events.noun} = 'account' and ${events.nounId} = ${accounts.id} and ${events.kind} = 'signIn')`.mapWith(
    (at: number) => new Date(at),
  ),
};

export const accountsPerPage = 50;

/** Which of the accounts that a viewer keeps: those whose name or address holds the words of `text`, or one alone. */
interface Kept {
  text?: string;
  id?: string;
}

/**
 * One page of the accounts that the viewer keeps, by name, with their roles that have not ended: of the municipalities that they edit, and of
 * the network that they administer and its municipalities, without another network's admins and people whom an admin does not find. Each
 * says how many there are on all pages.
 */
export async function listKeptAccounts(db: Queryable, viewer: Keeper, today: string, kept: Kept, page = 1) {
  const rows = await db
    .select({ ...columns, count: sql<number>`count(*) over ()`.mapWith(Number) })
    .from(accounts)
    .leftJoin(municipalities, eq(municipalities.code, accounts.municipalityCode))
    .leftJoin(people, eq(people.id, accounts.personId))
    .where(keptBy(db, viewer, today, kept))
    .orderBy(asc(accounts.name), asc(accounts.id))
    .limit(accountsPerPage)
    .offset((page - 1) * accountsPerPage);
  const roles = await listRolesOf(
    db,
    rows.map(({ id }) => id),
    today,
  );
  const ofAccount = new Map(rows.map(({ id }): [string, TermedRole[]] => [id, []]));
  for (const { accountId, ...held } of roles) ofAccount.get(accountId)?.push(held);
  return rows.map((row) => ({ ...row, roles: ofAccount.get(row.id) ?? [] }));
}

type Keeper = Pick<Viewer, 'roles'>;

function keptBy(db: Queryable, viewer: Keeper, today: string, { text = '', id }: Kept): SQL | undefined {
  const edited = inArray(accounts.municipalityCode, placesOf(viewer, 'edit'));
  const administered = placesOf(viewer, 'administer').map((networkId) => {
    const here = sql`exists (select 1 from ${accountRoles} where ${accountRoles.accountId} = ${accounts.id} and ${accountRoles.networkId} = ${networkId})`;
    const belongs = or(and(isNull(accounts.municipalityCode), here), inArray(accounts.municipalityCode, membersOf(db, networkId)));
    return and(belongs, or(isNull(accounts.personId), known), not(administersAnother(networkId, today)));
  });
  return and(
    or(edited, ...administered),
    contains(text, [accounts.name, accounts.email]),
    id === undefined ? undefined : eq(accounts.id, id),
  );
}

const mostInvitations = 1_000;

/** The invitations that can still be used and that the viewer, by what they edit and administer, may revoke; the first to end first. */
export async function listOpenInvitations(db: Queryable, viewer: Keeper, now: Date) {
  const [administered, edited] = [placesOf(viewer, 'administer'), placesOf(viewer, 'edit')];
  const ofNetwork = administered.map((networkId) =>
    or(
      and(
        eq(invitations.networkId, networkId),
        or(isNull(invitations.municipalityCode), inArray(invitations.municipalityCode, membersOf(db, networkId))),
      ),
      and(ne(invitations.role, 'admin'), inArray(invitations.municipalityCode, membersOf(db, networkId))),
    ),
  );
  const ofStaff = and(eq(invitations.role, 'staff'), isNotNull(invitations.personId), inArray(invitations.municipalityCode, edited));
  return db
    .select({
      id: invitations.tokenHash,
      ...invited,
      invitedBy: accounts.name,
    })
    .from(invitations)
    .leftJoin(municipalities, eq(municipalities.code, invitations.municipalityCode))
    .leftJoin(accounts, eq(accounts.id, invitations.invitedBy))
    .leftJoin(people, eq(people.id, invitations.personId))
    .where(
      and(
        isNull(invitations.usedAt),
        gt(invitations.endsAt, now),
        or(isNull(invitations.personId), and(stillTrue, or(known, inArray(people.municipalityCode, edited)))),
        or(ofStaff, ...ofNetwork),
      ),
    )
    .orderBy(asc(invitations.endsAt), asc(invitations.email))
    .limit(mostInvitations);
}

const membersOf = (db: Queryable, networkId: string) =>
  db.select({ code: networkMembers.municipalityCode }).from(networkMembers).where(eq(networkMembers.networkId, networkId));
