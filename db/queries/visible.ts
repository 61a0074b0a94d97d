import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { networkMembers } from '#db/schema/networks.ts';
import { people } from '#db/schema/people.ts';
import type { ViewerPlace } from '#access/viewer.ts';

/** People whom the viewer may know of: themselves, and those at work and listed who share a municipality or a network with them. */
export function visibleTo(viewer: ViewerPlace): SQL {
  return sql`(${eq(people.id, viewer.personId ?? '')} OR ${and(eq(people.active, true), eq(people.protected, false), near(viewer))})`;
}

/** `'municipality'` for a colleague, `'network'` for everybody else: which audiences count for this viewer. */
export const nearness = (viewer: ViewerPlace, municipalityCode: string) =>
  viewer.municipalityCode === municipalityCode ? ('municipality' as const) : ('network' as const);

/** A section with this audience is open to the viewer, where the person is visible to them at all; everybody sees all of themselves. */
export function opensSection(viewer: ViewerPlace, audience: SQLiteColumn): SQL {
  const colleague = eq(people.municipalityCode, viewer.municipalityCode ?? '');
  return sql`(${or(eq(people.id, viewer.personId ?? ''), eq(audience, 'network'), and(eq(audience, 'municipality'), colleague))})`;
}

function near(viewer: ViewerPlace): SQL | undefined {
  const inNetworks = sql`${people.municipalityCode} IN (SELECT ${networkMembers.municipalityCode} FROM ${networkMembers} WHERE ${inArray(networkMembers.networkId, viewer.networkIds)})`;
  return or(eq(people.municipalityCode, viewer.municipalityCode ?? ''), inNetworks);
}
