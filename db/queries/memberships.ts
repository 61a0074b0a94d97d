import { eq, inArray, or } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { networkMembers, networks } from '#db/schema/networks.ts';

/** What the networks of an account are called: those it has roles in and those of its municipality. */
export async function listNetworkNames(
  db: Queryable,
  { networkIds, municipalityCode }: { networkIds: readonly string[]; municipalityCode: string | null },
): Promise<string[]> {
  const rows = await db
    .selectDistinct({ name: networks.name })
    .from(networks)
    .leftJoin(networkMembers, eq(networkMembers.networkId, networks.id))
    .where(or(inArray(networks.id, networkIds), eq(networkMembers.municipalityCode, municipalityCode ?? '')))
    .orderBy(networks.name)
    .limit(1_000);
  return rows.map(({ name }) => name);
}

/** Every network, by name; for commands of the server alone. */
export async function listNetworks(db: Queryable) {
  return db
    .select({ id: networks.id, name: networks.name, published: networks.published })
    .from(networks)
    .orderBy(networks.name, networks.id)
    .limit(1_000);
}
