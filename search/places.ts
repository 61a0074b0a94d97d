/** The municipalities whose people a viewer may search: their own, and those that share a network with them now. */
import { asc } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { nearTo } from '#db/queries/visible.ts';
import { municipalities } from '#db/schema/networks.ts';
import type { ViewerPlace } from '#access/viewer.ts';

export interface Place {
  code: string;
  name: string;
  lat: number;
  lon: number;
}

/** In Norwegian alphabetical order. */
export async function listPlaces(db: Queryable, viewer: ViewerPlace): Promise<Place[]> {
  return db
    .select({ code: municipalities.code, name: municipalities.name, lat: municipalities.lat, lon: municipalities.lon })
    .from(municipalities)
    .where(nearTo(viewer, municipalities.code))
    .orderBy(asc(municipalities.nameRank), asc(municipalities.code));
}
