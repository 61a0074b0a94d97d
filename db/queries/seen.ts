import { and, eq, inArray, or, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { networkMembers } from '#db/schema/networks.ts';
import { people } from '#db/schema/people.ts';
import type { Viewer } from '#db/viewer.ts';

/** Conditions on `people` that say what a viewer may see; every query for people uses them. */

/** Active and not protected: whoever others may learn of at all. */
export const listed = and(eq(people.active, true), eq(people.protected, false))!;

/** The person works in the viewer's municipality or in one that shares a network with it. */
export function inNetworksOf(viewer: Viewer): SQL {
  const members = sql`(select ${networkMembers.municipalityCode} from ${networkMembers} where ${inArray(networkMembers.networkId, viewer.networkIds)})`;
  return or(inMunicipalityOf(viewer), viewer.networkIds.length > 0 ? sql`${people.municipalityCode} in ${members}` : undefined)!;
}

/** A section with this audience is open to the viewer; everybody sees all of themselves. */
export function seenBy(viewer: Viewer, audience: SQLiteColumn): SQL {
  return or(
    viewer.personId === null ? undefined : eq(people.id, viewer.personId),
    and(eq(audience, 'municipality'), inMunicipalityOf(viewer)),
    and(eq(audience, 'network'), inNetworksOf(viewer)),
  )!;
}

function inMunicipalityOf(viewer: Viewer): SQL {
  return viewer.municipalityCode === null ? sql`false` : eq(people.municipalityCode, viewer.municipalityCode);
}
