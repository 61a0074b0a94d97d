import { eq } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { facts } from '#db/schema/networks.ts';

/** What the database was made for; undefined before its first rows. */
export async function findPurpose(db: Queryable): Promise<string | undefined> {
  const [fact] = await db.select({ value: facts.value }).from(facts).where(eq(facts.key, 'born')).limit(1);
  return fact?.value;
}

/** The secret that cookies are signed with; undefined before anybody needed one. */
export async function findSecret(db: Queryable): Promise<Buffer | undefined> {
  const [fact] = await db.select({ value: facts.value }).from(facts).where(eq(facts.key, 'secret')).limit(1);
  return fact && Buffer.from(fact.value, 'base64url');
}
