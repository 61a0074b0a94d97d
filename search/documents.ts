/** What each audience may see of a person: one document for the person's municipality, one for the networks, made from the rows. */
import { inArray, sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { known } from '#db/queries/visible.ts';
import { expertise, people } from '#db/schema/people.ts';
import { isKnown, type Relation, sees } from '#access/visibility.ts';
import type { Workdays } from '#time/workday.ts';

export type DocumentAudience = Exclude<Relation, 'self'>;

export interface Holding {
  topicSlug: string;
  level: number;
  evidence: string;
  /** Hours a month agreed until `agreedUntil`, inclusive; null where the audience may not see the shared hours. */
  agreedHours: number | null;
  agreedUntil: string | null;
  confirmedAt: number;
}

export interface PersonDocument {
  personId: string;
  audience: DocumentAudience;
  municipalityCode: string;
  givenName: string;
  familyName: string;
  title: string;
  department: string;
  contact: { phone: string; email: string; contactFor: string; languages: string[]; workdays: Workdays } | null;
  absence: { from: string | null; until: string | null; standInId: string | null } | null;
  hoursVisible: boolean;
  /** Null where the audience may not see the topics. */
  holdings: Holding[] | null;
}

type PersonRow = typeof people.$inferSelect;
type ExpertiseRow = typeof expertise.$inferSelect;

/** The documents of one person: none where the person is inactive or protected. */
export function documentsOf(person: PersonRow, rows: readonly ExpertiseRow[]): PersonDocument[] {
  if (!isKnown(person)) return [];
  return (['municipality', 'network'] as const).map((audience) => {
    const hoursVisible = sees(audience, 'hours', person);
    return {
      personId: person.id,
      audience,
      municipalityCode: person.municipalityCode,
      givenName: person.givenName,
      familyName: person.familyName,
      title: person.title,
      department: person.department,
      contact: sees(audience, 'contact', person)
        ? {
            phone: person.phone,
            email: person.email,
            contactFor: person.contactFor,
            languages: person.languages,
            workdays: person.workdays,
          }
        : null,
      absence: sees(audience, 'absence', person)
        ? { from: person.absentFrom, until: person.absentUntil, standInId: person.standInId }
        : null,
      hoursVisible,
      holdings: sees(audience, 'topics', person)
        ? rows.map((row) => ({
            topicSlug: row.topicSlug,
            level: row.level,
            evidence: row.evidence,
            agreedHours: hoursVisible ? row.agreedHours : null,
            agreedUntil: hoursVisible ? row.agreedUntil : null,
            confirmedAt: row.confirmedAt.getTime(),
          }))
        : null,
    };
  });
}

/** The documents of the named people as the rows stand now, in the order of the names. */
export async function readDocuments(db: Queryable, personIds: readonly string[]): Promise<PersonDocument[]> {
  const list = sql`(SELECT value FROM json_each(${JSON.stringify(personIds)}))`;
  const persons = await db.select().from(people).where(inArray(people.id, list));
  const rows = await db.select().from(expertise).where(inArray(expertise.personId, list)).orderBy(expertise.topicSlug);
  const rowsOf = new Map<string, ExpertiseRow[]>(personIds.map((id) => [id, []]));
  for (const row of rows) rowsOf.get(row.personId)?.push(row);
  const byId = new Map(persons.map((person) => [person.id, person]));
  return personIds.flatMap((id) => {
    const person = byId.get(id);
    return person ? documentsOf(person, rowsOf.get(id) ?? []) : [];
  });
}

/** The ids of everyone who may be found at all. */
export async function listFindable(db: Queryable): Promise<string[]> {
  const rows = await db.select({ id: people.id }).from(people).where(known).orderBy(people.id);
  return rows.map((row) => row.id);
}
