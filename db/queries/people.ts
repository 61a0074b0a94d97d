import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { accounts } from '#db/schema/accounts.ts';
import { municipalities, networkMembers } from '#db/schema/networks.ts';
import { expertise, people } from '#db/schema/people.ts';
import { topics } from '#db/schema/topics.ts';
import type { ViewerPlace } from '#access/viewer.ts';
import { minutesRunning } from './hours.ts';
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

/** Everybody of the viewer's own municipality, inactive and protected too: for its editors. */
export async function listPeopleForEditing(db: Queryable, viewer: ViewerPlace) {
  const rows = await db
    .select({ ...listed, active: people.active, protected: people.protected, editedAt: people.editedAt })
    .from(people)
    .where(eq(people.municipalityCode, viewer.municipalityCode ?? ''))
    .orderBy(asc(people.familyName), asc(people.id))
    .limit(mostPeople);
  return rows.sort(byName);
}

/** What an editor keeps of a person of the viewer's own municipality, and their sign-in; nothing that the person keeps themselves. */
export async function findPersonForEditing(db: Queryable, viewer: ViewerPlace, personId: string) {
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
      accountRole: accounts.role,
    })
    .from(people)
    .innerJoin(municipalities, eq(municipalities.code, people.municipalityCode))
    .leftJoin(accounts, eq(accounts.personId, people.id))
    .where(and(eq(people.id, personId), eq(people.municipalityCode, viewer.municipalityCode ?? '')))
    .limit(1);
  return person;
}

/** A person whom the viewer, a network admin, may move, and their sign-in. */
export async function findPersonForMoving(db: Queryable, viewer: ViewerPlace & { networkId: string }, personId: string) {
  const [person] = await db
    .select({
      ...listed,
      municipalityCode: people.municipalityCode,
      municipalityName: municipalities.name,
      accountId: accounts.id,
      accountActive: accounts.active,
      accountRole: accounts.role,
    })
    .from(people)
    .innerJoin(municipalities, eq(municipalities.code, people.municipalityCode))
    .leftJoin(accounts, eq(accounts.personId, people.id))
    .where(and(eq(people.id, personId), administeredBy(viewer)))
    .limit(1);
  return person;
}

/** At work and listed in the network that the viewer administers, and no admin of another: where a join has the accounts. */
function administeredBy({ networkId }: { networkId: string }) {
  const members = sql`(SELECT ${networkMembers.municipalityCode} FROM ${networkMembers} WHERE ${networkMembers.networkId} = ${networkId})`;
  const another = and(eq(accounts.role, 'admin'), sql`${accounts.networkId} IS NOT ${networkId}`);
  return and(known, sql`${people.municipalityCode} IN ${members}`, sql`(${another}) IS NOT TRUE`);
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
 * Hours a month that people of the viewer's own municipality would give and nobody has agreed, or whose agreement has ended:
 * for its editors. `today` is YYYY-MM-DD.
 */
export async function listHoursWaiting(db: Queryable, viewer: ViewerPlace, today: string) {
  return db
    .select({ personId: people.id, givenName: people.givenName, familyName: people.familyName, ...askedHours })
    .from(expertise)
    .innerJoin(people, eq(people.id, expertise.personId))
    .innerJoin(topics, eq(topics.slug, expertise.topicSlug))
    .where(
      and(
        eq(people.municipalityCode, viewer.municipalityCode ?? ''),
        eq(people.active, true),
        gt(expertise.askedHours, 0),
        gt(expertise.askedHours, minutesRunning(today)),
      ),
    )
    .orderBy(asc(people.familyName), asc(people.givenName), asc(people.id), asc(topics.slug))
    .limit(mostPeople);
}

/** The hours that a person of the viewer's own municipality asks to share, agreed or not: for its editors. */
export async function listAskedHours(db: Queryable, viewer: ViewerPlace, personId: string) {
  return db
    .select(askedHours)
    .from(expertise)
    .innerJoin(people, eq(people.id, expertise.personId))
    .innerJoin(topics, eq(topics.slug, expertise.topicSlug))
    .where(and(eq(people.id, personId), eq(people.municipalityCode, viewer.municipalityCode ?? ''), gt(expertise.askedHours, 0)))
    .orderBy(asc(topics.slug));
}

/** Everybody at work and listed in the network that the viewer administers, who moves them. */
export async function listPeopleForMoving(db: Queryable, viewer: ViewerPlace & { networkId: string }) {
  const rows = await db
    .select({ ...listed, municipalityName: municipalities.name })
    .from(people)
    .innerJoin(municipalities, eq(municipalities.code, people.municipalityCode))
    .leftJoin(accounts, eq(accounts.personId, people.id))
    .where(administeredBy(viewer))
    .orderBy(asc(people.familyName), asc(people.id))
    .limit(mostPeople);
  return rows.sort(byName);
}

const alphabet = new Intl.Collator('nb');
const byName = (a: ListedPerson, b: ListedPerson) =>
  alphabet.compare(a.familyName, b.familyName) || alphabet.compare(a.givenName, b.givenName) || (a.id < b.id ? -1 : 1);
