import { and, asc, eq, gt, inArray, not, sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { accounts } from '#db/schema/accounts.ts';
import { municipalities, networkMembers } from '#db/schema/networks.ts';
import { expertise, people } from '#db/schema/people.ts';
import { topics } from '#db/schema/topics.ts';
import { placesOf } from '#access/roles.ts';
import type { Viewer, ViewerPlace } from '#access/viewer.ts';
import { minutesRunning } from './hours.ts';
import { administersAnother, rolesNotEnded } from './roles.ts';
import { known, visibleTo } from './visible.ts';

export type PersonRow = typeof people.$inferSelect;

/** The whole row, whoever asks: for the changes, which authorise by it. Never for a page. */
export async function findPersonRow(db: Queryable, personId: string): Promise<PersonRow | undefined> {
  const [person] = await db.select().from(people).where(eq(people.id, personId)).limit(1);
  return person;
}

export interface ListedPerson {
  id: string;
  givenName: string;
  familyName: string;
  title: string;
  department: string;
}

const listed = {
  id: people.id,
  givenName: people.givenName,
  familyName: people.familyName,
  title: people.title,
  department: people.department,
};

const mostPeople = 5_000;

type Editor = Pick<Viewer, 'roles'>;
const editedBy = (viewer: Editor) => inArray(people.municipalityCode, placesOf(viewer, 'edit'));

/** The people of a municipality whom the viewer may see, in Norwegian alphabetical order. */
export async function listPeopleOfMunicipality(db: Queryable, viewer: ViewerPlace, municipalityCode: string): Promise<ListedPerson[]> {
  const rows = await db
    .select(listed)
    .from(people)
    .where(and(eq(people.municipalityCode, municipalityCode), known, visibleTo(viewer)))
    .orderBy(asc(people.familyName), asc(people.id))
    .limit(mostPeople);
  return rows.sort(byName);
}

/** Everybody of the municipalities that the viewer edits, inactive and protected too. */
export async function listPeopleForEditing(db: Queryable, viewer: Editor) {
  const rows = await db
    .select({
      ...listed,
      municipalityName: municipalities.name,
      active: people.active,
      protected: people.protected,
      editedAt: people.editedAt,
    })
    .from(people)
    .innerJoin(municipalities, eq(municipalities.code, people.municipalityCode))
    .where(editedBy(viewer))
    .orderBy(asc(people.familyName), asc(people.id))
    .limit(mostPeople);
  return rows.sort(byName);
}

/** What an editor keeps of a person of a municipality that the viewer edits, and their sign-in; nothing that the person keeps themselves. */
export async function findPersonForEditing(db: Queryable, viewer: Editor, personId: string, today: string) {
  const [person] = await db
    .select({
      ...listed,
      email: people.email,
      municipalityCode: people.municipalityCode,
      municipalityName: municipalities.name,
      active: people.active,
      protected: people.protected,
      invented: people.invented,
      editedAt: people.editedAt,
      accountId: accounts.id,
      accountActive: accounts.active,
      accountRoles: rolesNotEnded(today),
    })
    .from(people)
    .innerJoin(municipalities, eq(municipalities.code, people.municipalityCode))
    .leftJoin(accounts, eq(accounts.personId, people.id))
    .where(and(eq(people.id, personId), editedBy(viewer)))
    .limit(1);
  return person;
}

/** A person whom the viewer, a network admin, may move, and their sign-in. */
export async function findPersonForMoving(db: Queryable, viewer: ViewerPlace & { networkId: string }, personId: string, today: string) {
  const [person] = await db
    .select({
      ...listed,
      municipalityCode: people.municipalityCode,
      municipalityName: municipalities.name,
      accountId: accounts.id,
      accountActive: accounts.active,
      accountRoles: rolesNotEnded(today),
    })
    .from(people)
    .innerJoin(municipalities, eq(municipalities.code, people.municipalityCode))
    .leftJoin(accounts, eq(accounts.personId, people.id))
    .where(and(eq(people.id, personId), administeredBy(viewer, today)))
    .limit(1);
  return person;
}

/** At work and listed in the network that the viewer administers, and no admin of another: where a join has the accounts. */
function administeredBy({ networkId }: { networkId: string }, today: string) {
  const members = sql`(SELECT ${networkMembers.municipalityCode} FROM ${networkMembers} WHERE ${networkMembers.networkId} = ${networkId})`;
  return and(known, sql`${people.municipalityCode} IN ${members}`, not(administersAnother(networkId, today)));
}

const askedHours = {
  topicSlug: topics.slug,
  labelEn: topics.labelEn,
  labelNb: topics.labelNb,
  level: expertise.level,
  askedHours: expertise.askedHours,
  agreedHours: expertise.agreedHours,
  agreedUntil: expertise.agreedUntil,
};

/**
 * Hours a month that people of the municipalities that the viewer edits would give and nobody has agreed, or whose agreement
 * has ended. `today` is YYYY-MM-DD.
 */
export async function listHoursWaiting(db: Queryable, viewer: Editor, today: string) {
  return db
    .select({ personId: people.id, givenName: people.givenName, familyName: people.familyName, ...askedHours })
    .from(expertise)
    .innerJoin(people, eq(people.id, expertise.personId))
    .innerJoin(topics, eq(topics.slug, expertise.topicSlug))
    .where(and(editedBy(viewer), eq(people.active, true), gt(expertise.askedHours, 0), gt(expertise.askedHours, minutesRunning(today))))
    .orderBy(asc(people.familyName), asc(people.givenName), asc(people.id), asc(topics.slug))
    .limit(mostPeople);
}

/** The hours that a person of a municipality that the viewer edits asks to share, agreed or not. */
export async function listAskedHours(db: Queryable, viewer: Editor, personId: string) {
  return db
    .select(askedHours)
    .from(expertise)
    .innerJoin(people, eq(people.id, expertise.personId))
    .innerJoin(topics, eq(topics.slug, expertise.topicSlug))
    .where(and(eq(people.id, personId), editedBy(viewer), gt(expertise.askedHours, 0)))
    .orderBy(asc(topics.slug));
}

/** Everybody at work and listed in the network that the viewer administers, who moves them. */
export async function listPeopleForMoving(db: Queryable, viewer: ViewerPlace & { networkId: string }, today: string) {
  const rows = await db
    .select({ ...listed, municipalityName: municipalities.name })
    .from(people)
    .innerJoin(municipalities, eq(municipalities.code, people.municipalityCode))
    .leftJoin(accounts, eq(accounts.personId, people.id))
    .where(administeredBy(viewer, today))
    .orderBy(asc(people.familyName), asc(people.id))
    .limit(mostPeople);
  return rows.sort(byName);
}

const alphabet = new Intl.Collator('nb');
const byName = (a: ListedPerson, b: ListedPerson) =>
  alphabet.compare(a.familyName, b.familyName) || alphabet.compare(a.givenName, b.givenName) || (a.id < b.id ? -1 : 1);
