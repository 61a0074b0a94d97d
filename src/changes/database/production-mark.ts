import type { Database } from '#db/open.ts';
import { facts } from '#db/schema/networks.ts';

/** Marks a database as a production one, once and for ever; one that was born before stays what it is. */
export async function markProduction(database: Database): Promise<void> {
  await database.write((tx) => tx.insert(facts).values({ key: 'born', value: 'production' }).onConflictDoNothing());
}
