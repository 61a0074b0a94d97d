import { and, asc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { municipalities, networkMembers, networks } from '#db/schema/networks.ts';
import { people } from '#db/schema/people.ts';
import { known } from './visible.ts';
import { itemAt } from '#lists/item-at.ts';

/** Every municipality of the country with its seat, by code. */
export async function listSeats(db: Queryable) {
  return db
    .select({
      code: municipalities.code,
      name: municipalities.name,
      lat: municipalities.lat,
      lon: municipalities.lon,
      population: municipalities.population,
    })
    .from(municipalities)
    .orderBy(asc(municipalities.code));
}

/** The network that a visitor without sign-in meets: the first, by name, that has published its map. */
export async function findPublishedNetwork(db: Queryable): Promise<{ id: string } | undefined> {
  const [network] = await db
    .select({ id: networks.id })
    .from(networks)
    .where(eq(networks.published, true))
    .orderBy(asc(networks.name), asc(networks.id))
    .limit(1);
  return network;
}

/** Everybody whose name the network may see. */
export async function countNetworkPeople(db: Queryable, networkId: string): Promise<number> {
  const rows = await db
    .select({ people: sql<number>`count(*)`.mapWith(Number) })
    .from(people)
    .innerJoin(networkMembers, eq(networkMembers.municipalityCode, people.municipalityCode))
    .where(and(eq(networkMembers.networkId, networkId), known));
  return itemAt(rows, 0).people;
}
