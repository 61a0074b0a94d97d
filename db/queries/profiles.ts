import { and, asc, eq } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { municipalities } from '#db/schema/networks.ts';
import { expertise, people, promises } from '#db/schema/people.ts';
import { hoursLeft, hoursRunning } from '#time/shared-hours.ts';
import type { Workdays } from '#time/workday.ts';
import { topics } from '#db/schema/topics.ts';
import type { ViewerPlace } from '#access/viewer.ts';
import { isKnown, type Relation, relationTo, sees } from '#access/visibility.ts';
import { findPersonRow, type PersonRow } from './people.ts';
import { promisesThisMonth } from './hours.ts';
import { known, visibleTo } from './visible.ts';
import { itemAt } from '#lists/item-at.ts';

export interface StandIn {
  id: string;
  givenName: string;
  familyName: string;
  /** Only where the viewer may see how to reach them. */
  phone?: string;
}

export interface Holding {
  slug: string;
  labelEn: string;
  labelNb: string;
  level: number;
  evidence: string;
  confirmedAt: Date;
  /** Hours a month agreed, until when, and how many are left this month; `agreed` is 0 once the agreement has ended. */
  hours?: { agreed: number; until: string | null; left: number };
}

/** A profile with those sections that its viewer may see; a section that is missing is hidden. */
export interface Profile {
  id: string;
  givenName: string;
  familyName: string;
  title: string;
  department: string;
  municipality: { code: string; name: string };
  invented: boolean;
  editedAt: Date;
  contact?: { phone: string; email: string; languages: string[]; workdays: Workdays; contactFor: string };
  absence?: { from: string | null; until: string | null; standIn?: StandIn };
  topics?: Holding[];
}

/** The profile as the viewer may see it, today (YYYY-MM-DD); undefined where they may not know of the person. */
export async function findProfile(db: Queryable, viewer: ViewerPlace, personId: string, today: string): Promise<Profile | undefined> {
  const person = await findVisible(db, viewer, personId);
  if (!person) return undefined;
  return profileOf(db, person, relationTo(viewer, person), today, (id) => findVisible(db, viewer, id));
}

/** The viewer's own profile as somebody else sees it; undefined where they would not see it at all. */
export async function findProfileAs(
  db: Queryable,
  viewer: ViewerPlace,
  seenAs: Exclude<Relation, 'self'>,
  today: string,
): Promise<Profile | undefined> {
  const person = await findPersonRow(db, viewer.personId ?? '');
  if (!person || !isKnown(person)) return undefined;
  const onlooker = { personId: null, municipalityCode: person.municipalityCode, networkIds: [] };
  return profileOf(db, person, seenAs, today, (id) => findVisible(db, onlooker, id));
}

export interface OwnProfile extends PersonRow {
  municipalityName: string;
  topics: (Omit<Holding, 'hours'> & { askedHours: number; agreedHours: number; agreedUntil: string | null })[];
}

/** All that the viewer keeps of themselves, for editing it. */
export async function findOwnProfile(db: Queryable, viewer: ViewerPlace): Promise<OwnProfile | undefined> {
  const person = await findPersonRow(db, viewer.personId ?? '');
  if (!person) return undefined;
  const rows = await db
    .select({ ...holding, askedHours: expertise.askedHours, agreedHours: expertise.agreedHours, agreedUntil: expertise.agreedUntil })
    .from(expertise)
    .innerJoin(topics, eq(topics.slug, expertise.topicSlug))
    .where(eq(expertise.personId, person.id))
    .orderBy(asc(topics.slug));
  return { ...person, municipalityName: await nameOf(db, person.municipalityCode), topics: rows };
}

/** Who may stand in for the viewer: colleagues at work and listed. */
export async function listPossibleStandIns(db: Queryable, viewer: ViewerPlace) {
  const rows = await db
    .select({ id: people.id, givenName: people.givenName, familyName: people.familyName })
    .from(people)
    .where(and(eq(people.municipalityCode, viewer.municipalityCode ?? ''), known))
    .orderBy(asc(people.familyName), asc(people.id));
  return rows.filter(({ id }) => id !== viewer.personId);
}

const holding = {
  slug: topics.slug,
  labelEn: topics.labelEn,
  labelNb: topics.labelNb,
  level: expertise.level,
  evidence: expertise.evidence,
  confirmedAt: expertise.confirmedAt,
};

async function findVisible(db: Queryable, viewer: ViewerPlace, personId: string): Promise<PersonRow | undefined> {
  const [person] = await db
    .select()
    .from(people)
    .where(and(eq(people.id, personId), visibleTo(viewer)))
    .limit(1);
  return person;
}

async function profileOf(
  db: Queryable,
  person: PersonRow,
  seenAs: Relation,
  today: string,
  findStandIn: (id: string) => Promise<PersonRow | undefined>,
): Promise<Profile> {
  const { id, givenName, familyName, title, department, municipalityCode, invented, editedAt } = person;
  const profile: Profile = {
    id,
    givenName,
    familyName,
    title,
    department,
    municipality: { code: municipalityCode, name: await nameOf(db, municipalityCode) },
    invented,
    editedAt,
  };
  if (sees(seenAs, 'contact', person)) {
    const { phone, email, languages, workdays, contactFor } = person;
    profile.contact = { phone, email, languages, workdays, contactFor };
  }
  if (sees(seenAs, 'absence', person)) {
    const found = person.standInId === null ? undefined : await findStandIn(person.standInId);
    profile.absence = { from: person.absentFrom, until: person.absentUntil, standIn: found && standInOf(found, person, seenAs) };
  }
  if (sees(seenAs, 'topics', person)) profile.topics = await listHoldings(db, id, sees(seenAs, 'hours', person), today);
  return profile;
}

/** Whoever is near to the person is as near to a stand-in of the same municipality, and never nearer to another. */
function standInOf(standIn: PersonRow, person: PersonRow, seenAs: Relation): StandIn {
  const { id, givenName, familyName, phone } = standIn;
  const colleague = seenAs !== 'network' && standIn.municipalityCode === person.municipalityCode;
  return { id, givenName, familyName, ...(sees(colleague ? 'municipality' : 'network', 'contact', standIn) && { phone }) };
}

async function listHoldings(db: Queryable, personId: string, withHours: boolean, today: string): Promise<Holding[]> {
  const rows = await db
    .select({ ...holding, agreedHours: expertise.agreedHours, agreedUntil: expertise.agreedUntil, promised: promises.hours })
    .from(expertise)
    .innerJoin(topics, eq(topics.slug, expertise.topicSlug))
    .leftJoin(promises, promisesThisMonth(today))
    .where(eq(expertise.personId, personId))
    .orderBy(asc(topics.slug));
  return rows
    .map(({ agreedHours, agreedUntil, promised, ...row }) => {
      if (!withHours) return row;
      const agreement = { agreedHours, agreedUntil };
      const left = hoursLeft(agreement, promised ?? 0, today);
      return { ...row, hours: { agreed: hoursRunning(agreement, today), until: agreedUntil, left } };
    })
    .sort((a, b) => b.level - a.level);
}

async function nameOf(db: Queryable, municipalityCode: string): Promise<string> {
  const rows = await db
    .select({ name: municipalities.name })
    .from(municipalities)
    .where(eq(municipalities.code, municipalityCode))
    .limit(1);
  return itemAt(rows, 0).name;
}
