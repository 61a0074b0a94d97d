import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { Role } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { accountRoles, accounts, sessions } from '#db/schema/accounts.ts';
import { municipalities } from '#db/schema/networks.ts';
import { hasRoleInForce } from './roles.ts';

/** What a sign-in is compared with; whoever has no role in force is not active. Emails are stored in lower case. */
export async function findCredentials(db: Queryable, email: string, today: string) {
  const [account] = await db
    .select({
      accountId: accounts.id,
      passwordHash: accounts.passwordHash,
      active: sql<boolean>`${accounts.active} and ${hasRoleInForce(today)}`.mapWith(Boolean),
    })
    .from(accounts)
    .where(eq(accounts.email, email.toLowerCase()))
    .limit(1);
  return account;
}

/** The account that the demo was born with for a role. */
export async function findFirstAccountId(db: Queryable, role: Role): Promise<string | undefined> {
  const [account] = await db
    .select({ id: accounts.id })
    .from(accounts)
    .innerJoin(accountRoles, eq(accountRoles.accountId, accounts.id))
    .where(eq(accountRoles.role, role))
    .orderBy(asc(accounts.createdAt), asc(accounts.id))
    .limit(1);
  return account?.id;
}

/** What an account signs in with, and the texts that its password must not be made of. */
export async function findSignIn(db: Queryable, accountId: string) {
  const [account] = await db
    .select({
      accountId: accounts.id,
      passwordHash: accounts.passwordHash,
      active: accounts.active,
      email: accounts.email,
      name: accounts.name,
      municipality: municipalities.name,
      municipalityCode: accounts.municipalityCode,
    })
    .from(accounts)
    .leftJoin(municipalities, eq(municipalities.code, accounts.municipalityCode))
    .where(eq(accounts.id, accountId))
    .limit(1);
  return account;
}

const mostSessions = 100;

/** The sessions of an account that go on, the newest first. */
export async function listSessions(db: Queryable, accountId: string, now: Date) {
  return db
    .select({
      idHash: sessions.idHash,
      publicId: sessions.publicId,
      createdAt: sessions.createdAt,
      idleEndsAt: sessions.idleEndsAt,
      browser: sessions.browser,
    })
    .from(sessions)
    .where(and(eq(sessions.accountId, accountId), gt(sessions.idleEndsAt, now), gt(sessions.endsAt, now)))
    .orderBy(desc(sessions.createdAt), asc(sessions.publicId))
    .limit(mostSessions);
}
