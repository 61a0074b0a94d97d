import { asc, eq } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { accounts, type Role } from '#db/schema/accounts.ts';

/** What a sign-in is compared with. Emails are stored in lower case. */
export async function findCredentials(db: Queryable, email: string) {
  const [account] = await db
    .select({ accountId: accounts.id, passwordHash: accounts.passwordHash, active: accounts.active })
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
    .where(eq(accounts.role, role))
    .orderBy(asc(accounts.createdAt), asc(accounts.id))
    .limit(1);
  return account?.id;
}
