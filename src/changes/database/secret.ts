import { randomBytes } from 'node:crypto';
import type { Database } from '#db/open.ts';
import { findSecret } from '#db/queries/facts.ts';
import { facts } from '#db/schema/networks.ts';

/** The secret of this database, 32 bytes: signs cookies and hides what is counted. Made at first need; where the database cannot be written, throws its error. */
export async function findOrMakeSecret(database: Database): Promise<Buffer> {
  const kept = await findSecret(database.read);
  if (kept) return kept;
  return database.write(async (tx) => {
    const made = randomBytes(32);
    await tx
      .insert(facts)
      .values({ key: 'secret', value: made.toString('base64url') })
      .onConflictDoNothing();
    return (await findSecret(tx)) ?? made;
  });
}
