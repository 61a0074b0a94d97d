/** What a person's working hours and absence, as far as an audience may see them, say of today. */
import { type Weekday, weekdays, type Workdays } from '#db/schema/people.ts';
import type { Profile } from '#db/queries/profiles.ts';
import type { PersonDocument } from '#search/documents.ts';
import type { LocalTime } from '#search/oslo.ts';

export type Today =
  | { kind: 'away'; until: string | null; standInId: string | null }
  | { kind: 'working'; phase: 'before' | 'during' | 'after'; from: string; to: string; place: 'office' | 'home' }
  /** The weekday of the next working day, and whether that is tomorrow. */
  | { kind: 'off'; next: Weekday | null; tomorrow: boolean }
  | { kind: 'unknown' };

/** An absence that the audience may not see does not count: it must not show by its effect either. */
export function todayOf(document: Pick<PersonDocument, 'contact' | 'absence'>, local: LocalTime): Today {
  const { absence, contact } = document;
  if (absence?.from && absence.from <= local.date && (absence.until === null || absence.until >= local.date)) {
    return { kind: 'away', until: absence.until, standInId: absence.standInId };
  }
  if (!contact) return { kind: 'unknown' };
  const hours = local.weekday && contact.workdays[local.weekday];
  if (!hours) return nextWorkday(contact.workdays, local);
  const phase = local.clock < hours.from ? 'before' : local.clock < hours.to ? 'during' : 'after';
  return { kind: 'working', phase, ...hours };
}

/** The same of a profile with the sections that its viewer may see. */
export function todayOfProfile({ contact, absence }: Pick<Profile, 'contact' | 'absence'>, local: LocalTime): Today {
  const away = absence ? { from: absence.from, until: absence.until, standInId: absence.standIn?.id ?? null } : null;
  return todayOf({ contact: contact ?? null, absence: away }, local);
}

function nextWorkday(workdays: Workdays, local: LocalTime): Today {
  const today = new Date(`${local.date}T12:00:00Z`).getUTCDay();
  for (let ahead = 1; ahead <= 7; ahead++) {
    const weekday = weekdays[((today + ahead) % 7) - 1];
    if (weekday && workdays[weekday]) return { kind: 'off', next: weekday, tomorrow: ahead === 1 };
  }
  return { kind: 'off', next: null, tomorrow: false };
}
