import { eq } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { networkMembers } from '#db/schema/networks.ts';

/** The networks that a municipality belongs to, in a fixed order. */
export async function listNetworkIds(db: Queryable, municipalityCode: string): Promise<string[]> {
  const rows = await db
    .select({ networkId: networkMembers.networkId })
    .from(networkMembers)
    .where(eq(networkMembers.municipalityCode, municipalityCode))
    .orderBy(networkMembers.networkId);
  return rows.map((row) => row.networkId);
}
