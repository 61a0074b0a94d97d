/** The local day and clock in Europe/Oslo, where every municipality here lies. */
import type { Weekday } from './workday.ts';

export interface LocalTime {
  /** YYYY-MM-DD */
  date: string;
  /** YYYY-MM */
  month: string;
  /** Null on Saturday and Sunday. */
  weekday: Weekday | null;
  /** HH:MM */
  clock: string;
}

const week = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

export function osloTime(now: Date): LocalTime {
  const [date, clock] = format.format(now).split(' ');
  const day = week[new Date(`${date}T12:00:00Z`).getUTCDay()];
  return { date, month: date.slice(0, 7), weekday: day === 'sun' || day === 'sat' ? null : day, clock };
}

/** The local date (YYYY-MM-DD). */
export const localDate = (now: Date): string => osloTime(now).date;
