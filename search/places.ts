/** The municipalities whose people a viewer may search: their own, and those that share a network with them now. */
import { asc, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { municipalities, networkMembers } from '#db/schema/networks.ts';
import type { ViewerPlace } from '#access/viewer.ts';

export interface Place {
  code: string;
  name: string;
  lat: number;
  lon: number;
}

/** In Norwegian alphabetical order. */
export async function listPlaces(db: Queryable, viewer: ViewerPlace): Promise<Place[]> {
  const members = db
    .select({ code: networkMembers.municipalityCode })
    .from(networkMembers)
    .where(inArray(networkMembers.networkId, viewer.networkIds));
  return db
    .select({ code: municipalities.code, name: municipalities.name, lat: municipalities.lat, lon: municipalities.lon })
    .from(municipalities)
    .where(sql`${municipalities.code} = ${viewer.municipalityCode} OR ${municipalities.code} IN ${members}`)
    .orderBy(asc(municipalities.nameRank), asc(municipalities.code));
}
