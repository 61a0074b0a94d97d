/** The only SQL of who may know of a person and who sees which section, made from src/access/visibility.ts. */
import { and, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { networkMembers } from '#db/schema/networks.ts';
import { people } from '#db/schema/people.ts';
import type { ViewerPlace } from '#access/viewer.ts';
import { audiencesOpenTo, knownState, type Relation, type Section, sections } from '#access/visibility.ts';

/** People of whom others may know. */
export const known: SQL = sql`(${eq(people.active, knownState.active)} AND ${eq(people.protected, knownState.protected)})`;

/** People whom the viewer may know of: themselves, and those whom others may know of who share a municipality or a network with them. */
export function visibleTo(viewer: ViewerPlace): SQL {
  return sql`(${isSelf(viewer)} OR ${and(known, nearTo(viewer, people.municipalityCode))})`;
}

/** Codes of the viewer's own municipality and of those that share a network with them now. */
export function nearTo(viewer: ViewerPlace, code: SQLiteColumn): SQL | undefined {
  return or(
    eq(code, viewer.municipalityCode ?? ''),
    sql`${code} IN (SELECT ${networkMembers.municipalityCode} FROM ${networkMembers} WHERE ${inArray(networkMembers.networkId, viewer.networkIds)})`,
  );
}

/** A section of a person is open to the viewer, where the person is visible to them at all. */
export function opensSection(viewer: ViewerPlace, section: Section): SQL {
  const colleague = eq(people.municipalityCode, viewer.municipalityCode ?? '');
  return sql`(${or(isSelf(viewer), opensTo('network', section), and(opensTo('municipality', section), colleague))})`;
}

/** A section of a person is open to whoever is this to them. */
export function opensTo(relation: Relation, section: Section): SQL | undefined {
  return and(...sections[section].map((choice) => inArray(people[choice], audiencesOpenTo(relation))));
}

const isSelf = (viewer: ViewerPlace) => eq(people.id, viewer.personId ?? '');
