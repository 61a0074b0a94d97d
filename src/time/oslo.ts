/** The local day and clock in Europe/Oslo, where every municipality here lies. */
import { type Weekday, weekdays } from './workday.ts';

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

export const timeZone = 'Europe/Oslo';

const format = new Intl.DateTimeFormat('sv-SE', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

export function osloTime(now: Date): LocalTime {
  const written = format.format(now);
  const [date, clock] = [written.slice(0, 10), written.slice(11)];
  // 0 is Sunday.
  const weekday = weekdays[new Date(`${date}T12:00:00Z`).getUTCDay() - 1] ?? null;
  return { date, month: date.slice(0, 7), weekday, clock };
}

/** The local date (YYYY-MM-DD). */
export const localDate = (now: Date): string => osloTime(now).date;
