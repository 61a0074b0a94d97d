/** What a person's working hours and absence, as far as an audience may see them, say of today. */
import type { LocalTime } from './oslo.ts';

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
export type Weekday = (typeof weekdays)[number];
/** Local clock times `HH:MM`; a weekday that is missing is a day off. */
export type Workdays = Partial<Record<Weekday, { from: string; to: string; place: 'office' | 'home' }>>;

/** Local days, ends included; open without `until`. */
export interface Absence {
  from: string;
  until: string | null;
  standInId: string | null;
}

/** What may be seen of a week: null, or an absence without a first day, where there is none or it may not be seen. */
export interface SeenWeek {
  contact: { workdays: Workdays } | null;
  absence: (Omit<Absence, 'from'> & { from: string | null }) | null;
}

export type Today =
  | { kind: 'away'; until: string | null; standInId: string | null }
  | { kind: 'working'; phase: 'before' | 'during' | 'after'; from: string; to: string; place: 'office' | 'home' }
  /** The weekday of the next working day, and whether that is tomorrow. */
  | { kind: 'off'; next: Weekday | null; tomorrow: boolean }
  | { kind: 'unknown' };

/** An absence that the audience may not see does not count: it must not show by its effect either. */
export function todayOf({ absence, contact }: SeenWeek, local: LocalTime): Today {
  if (absence?.from && absence.from <= local.date && (absence.until === null || absence.until >= local.date)) {
    return { kind: 'away', until: absence.until, standInId: absence.standInId };
  }
  if (!contact) return { kind: 'unknown' };
  const hours = local.weekday && contact.workdays[local.weekday];
  if (!hours) return nextWorkday(contact.workdays, local);
  const phase = local.clock < hours.from ? 'before' : local.clock < hours.to ? 'during' : 'after';
  return { kind: 'working', phase, ...hours };
}

function nextWorkday(workdays: Workdays, local: LocalTime): Today {
  const today = new Date(`${local.date}T12:00:00Z`).getUTCDay();
  for (let ahead = 1; ahead <= 7; ahead++) {
    const weekday = weekdays[((today + ahead) % 7) - 1];
    if (weekday && workdays[weekday]) return { kind: 'off', next: weekday, tomorrow: ahead === 1 };
  }
  return { kind: 'off', next: null, tomorrow: false };
}
