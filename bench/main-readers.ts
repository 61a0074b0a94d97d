/** Accounts of their own for many readers at once: what one account may ask in a minute is limited. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Role } from '#access/viewer.ts';
import { accountRoles, accounts } from '#db/schema/accounts.ts';
import { sessionsOver } from '#identity/sessions.ts';
import type { TestServer } from '../tests/support/server.ts';

/** Makes so many accounts like the demonstration's of that role and signs each in; their cookies, `name=value`. */
export async function makeReaders(server: TestServer, role: Role, count: number): Promise<string[]> {
  const { database } = server;
  const [like] = await database.read
    .select({ account: accounts, held: accountRoles })
    .from(accounts)
    .innerJoin(accountRoles, eq(accountRoles.accountId, accounts.id))
    .where(eq(accountRoles.role, role))
    .limit(1);
  if (!like) throw new Error(`The demonstration has no account of role ${role}.`);
  const cookies: string[] = [];
  for (let number = 0; number < count; number++) {
    const id = randomUUID();
    await database.write(async (tx) => {
      await tx.insert(accounts).values({ ...like.account, id, email: `${id}@bench.example`, personId: null });
      await tx.insert(accountRoles).values({ ...like.held, accountId: id });
    });
    const { name, value } = await sessionsOver(database, false).begin(id, undefined);
    cookies.push(`${name}=${value}`);
  }
  return cookies;
}
