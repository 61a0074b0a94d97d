import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { municipalities, networkMembers } from '#db/schema/networks.ts';
import type { ViewerPlace } from '#access/viewer.ts';

const columns = {
  code: municipalities.code,
  name: municipalities.name,
  county: municipalities.county,
  seat: municipalities.seat,
  lat: municipalities.lat,
  lon: municipalities.lon,
  population: municipalities.population,
};

/** The municipalities of a network, in Norwegian alphabetical order. */
export async function listMembers(db: Queryable, networkId: string) {
  return db
    .select(columns)
    .from(networkMembers)
    .innerJoin(municipalities, eq(municipalities.code, networkMembers.municipalityCode))
    .where(eq(networkMembers.networkId, networkId))
    .orderBy(asc(municipalities.nameRank));
}

/** The municipalities of these codes, in Norwegian alphabetical order. */
export async function listMunicipalities(db: Queryable, codes: string[]) {
  return db.select(columns).from(municipalities).where(inArray(municipalities.code, codes)).orderBy(asc(municipalities.nameRank));
}

/** A municipality that shares a network with the viewer, or is theirs; undefined where it is neither. */
export async function findMunicipality(db: Queryable, viewer: ViewerPlace, code: string) {
  const [found] = await db
    .select(columns)
    .from(municipalities)
    .leftJoin(networkMembers, eq(networkMembers.municipalityCode, municipalities.code))
    .where(
      and(
        eq(municipalities.code, code),
        or(
          viewer.municipalityCode === null ? undefined : eq(municipalities.code, viewer.municipalityCode),
          inArray(networkMembers.networkId, viewer.networkIds),
        ),
      ),
    )
    .limit(1);
  return found;
}
