import { createHash } from 'node:crypto';
import { and, asc, eq, gt, inArray, isNull, or } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { accounts, invitations } from '#db/schema/accounts.ts';
import { municipalities, networkMembers } from '#db/schema/networks.ts';
import { people } from '#db/schema/people.ts';
import type { ViewerPlace } from '#access/viewer.ts';

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');

/** An invitation that can still be used, by the secret of its link; undefined for used, ended, void and unknown ones alike. */
export async function findInvitation(db: Queryable, token: string, now: Date) {
  const [invitation] = await db
    .select({
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      personId: invitations.personId,
      municipality: municipalities.name,
      municipalityCode: invitations.municipalityCode,
      networkId: invitations.networkId,
      endsAt: invitations.endsAt,
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

/** All columns but the password hash. */
const columns = {
  id: accounts.id,
  email: accounts.email,
  name: accounts.name,
  role: accounts.role,
  municipalityCode: accounts.municipalityCode,
  networkId: accounts.networkId,
  personId: accounts.personId,
  active: accounts.active,
};

const mostAccounts = 5_000;

/** The accounts of the viewer's own municipality, for its editors. */
export async function listAccountsOfMunicipality(db: Queryable, viewer: ViewerPlace) {
  return db
    .select(columns)
    .from(accounts)
    .where(eq(accounts.municipalityCode, viewer.municipalityCode ?? ''))
    .orderBy(asc(accounts.name), asc(accounts.id))
    .limit(mostAccounts);
}

/** The accounts of a network and of its municipalities, for its admin; none where the network is not among the viewer's. */
export async function listAccountsOfNetwork(db: Queryable, viewer: ViewerPlace, networkId: string) {
  if (!viewer.networkIds.includes(networkId)) return [];
  const members = db.select({ code: networkMembers.municipalityCode }).from(networkMembers).where(eq(networkMembers.networkId, networkId));
  return db
    .select(columns)
    .from(accounts)
    .where(or(eq(accounts.networkId, networkId), inArray(accounts.municipalityCode, members)))
    .orderBy(asc(accounts.name), asc(accounts.id))
    .limit(mostAccounts);
}
