import { eq } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { networkMembers, networks } from '#db/schema/networks.ts';

/** The networks that a municipality belongs to, in a fixed order. */
export async function listNetworkIds(db: Queryable, municipalityCode: string): Promise<string[]> {
  const rows = await db
    .select({ networkId: networkMembers.networkId })
    .from(networkMembers)
    .where(eq(networkMembers.municipalityCode, municipalityCode))
    .orderBy(networkMembers.networkId);
  return rows.map((row) => row.networkId);
}

/** Every network, by name; for commands of the server alone. */
export async function listNetworks(db: Queryable) {
  return db.select({ id: networks.id, name: networks.name, published: networks.published }).from(networks).orderBy(networks.name, networks.id).limit(1_000);
}
