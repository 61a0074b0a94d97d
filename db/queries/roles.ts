import { and, asc, eq, gte, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { HeldRole, Role } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { accountRoles, accounts } from '#db/schema/accounts.ts';
import { municipalities, networkMembers, networks } from '#db/schema/networks.ts';

/** `today` is YYYY-MM-DD, as everywhere here. */
const notEnded = (today: string) => or(isNull(accountRoles.until), gte(accountRoles.until, today));
const inForce = (today: string) => and(lte(accountRoles.from, today), notEnded(today));

const held = { role: accountRoles.role, municipalityCode: accountRoles.municipalityCode, networkId: accountRoles.networkId };

export interface TermedRole extends HeldRole {
  from: string;
  until: string | null;
  /** The name of its municipality or network. */
  place: string | null;
}

/** The roles of an account that are in force. */
export const listRolesInForce = (db: Queryable, accountId: string, today: string): Promise<HeldRole[]> =>
  db
    .select(held)
    .from(accountRoles)
    .where(and(eq(accountRoles.accountId, accountId), inForce(today)))
    .orderBy(asc(accountRoles.role), asc(accountRoles.municipalityCode), asc(accountRoles.networkId));

/** What makes an account a viewer: its roles in force, and the networks of their municipalities and of its own, of its own first. */
export interface Standing {
  roles: HeldRole[];
  networkIds: string[];
}

/** Where a query joins the accounts with another table: their standing, read with them. */
export const standing = (today: string) => {
  const own = and(eq(accountRoles.accountId, accounts.id), inForce(today));
  const one = sql`json_object('role', ${accountRoles.role}, 'municipalityCode', ${accountRoles.municipalityCode}, 'networkId', ${accountRoles.networkId})`;
  const isOwn = eq(networkMembers.municipalityCode, accounts.municipalityCode);
  const places = sql`select ${accountRoles.municipalityCode} from ${accountRoles} where ${own}`;
  return {
    roles: sql<HeldRole[]>`(select json_group_array(${one} order by ${accountRoles.role}) from ${accountRoles} where ${own})`.mapWith(
      (text: string): HeldRole[] => JSON.parse(text),
    ),
    networkIds: sql<
      string[]
    >`(select json_group_array(${networkMembers.networkId} order by ${isOwn} desc, ${networkMembers.networkId}) from ${networkMembers} where ${isOwn} or ${networkMembers.municipalityCode} in (${places}))`.mapWith(
      (text: string): string[] => JSON.parse(text),
    ),
  };
};

/** The roles of accounts that have not ended, those to come among them, the oldest first. */
export async function listRolesOf(db: Queryable, accountIds: string[], today: string): Promise<(TermedRole & { accountId: string })[]> {
  if (accountIds.length === 0) return [];
  return db
    .select({
      accountId: accountRoles.accountId,
      ...held,
      from: accountRoles.from,
      until: accountRoles.until,
      place: sql<string | null>`coalesce(${municipalities.name}, ${networks.name})`,
    })
    .from(accountRoles)
    .leftJoin(municipalities, eq(municipalities.code, accountRoles.municipalityCode))
    .leftJoin(networks, eq(networks.id, accountRoles.networkId))
    .where(and(inArray(accountRoles.accountId, accountIds), notEnded(today)))
    .orderBy(asc(accountRoles.from), asc(accountRoles.role), asc(accountRoles.municipalityCode));
}

const namesOf = (which: SQL | undefined) =>
  sql<
    Role[]
  >`(select json_group_array(distinct ${accountRoles.role}) from ${accountRoles} where ${accountRoles.accountId} = ${accounts.id} and ${which})`.mapWith(
    (names: string): Role[] => JSON.parse(names),
  );

/** Where a query has the accounts: the names of the roles that are in force. */
export const rolesInForce = (today: string) => namesOf(inForce(today));

/** Where a query has the accounts: the names of the roles that have not ended; none without an account. */
export const rolesNotEnded = (today: string) => namesOf(notEnded(today));

/** Where a query has the accounts: whether a role of the account is in force, without which nobody signs in. */
export const hasRoleInForce = (today: string) =>
  sql<boolean>`exists (select 1 from ${accountRoles} where ${accountRoles.accountId} = ${accounts.id} and ${inForce(today)})`.mapWith(
    Boolean,
  );

/** Where a query has the accounts: whether the account administers a network other than this one. */
export const administersAnother = (networkId: string, today: string) =>
  sql`exists (select 1 from ${accountRoles} where ${accountRoles.accountId} = ${accounts.id} and ${accountRoles.role} = 'admin' and ${accountRoles.networkId} is not ${networkId} and ${notEnded(today)})`;
