/** The only SQL of which shared hours count; src/time/shared-hours.ts says the same of one row. It computes in minutes. */
import { and, eq, type SQL, sql, type SQLWrapper } from 'drizzle-orm';
import { expertise, promises } from '#db/schema/people.ts';
import { hoursOf } from '#time/shared-hours.ts';

/** Where the minutes agreed, the last day and the minutes promised this month stand. */
export interface HoursColumns {
  agreed: SQLWrapper;
  until: SQLWrapper;
  promised: SQLWrapper;
}

const ownColumns: HoursColumns = { agreed: expertise.agreedHours, until: expertise.agreedUntil, promised: promises.hours };

/** Minutes of an agreement that runs today (YYYY-MM-DD), 0 where none does; null where the agreed minutes are. */
export function minutesRunning(today: string, { agreed, until }: Omit<HoursColumns, 'promised'> = ownColumns): SQL {
  return sql`CASE WHEN ${agreed} IS NULL THEN NULL WHEN ${until} >= ${today} THEN ${agreed} ELSE 0 END`;
}

/** Those of them that are not promised this month, where `promisesThisMonth` joins the promises. */
export function minutesLeft(today: string, columns: HoursColumns = ownColumns): SQL {
  return sql`max(0, ${minutesRunning(today, columns)} - coalesce(${columns.promised}, 0))`;
}

/** The promises of the month of `today` beside the rows of expertise. */
export function promisesThisMonth(today: string): SQL | undefined {
  return and(eq(promises.personId, expertise.personId), eq(promises.topicSlug, expertise.topicSlug), eq(promises.month, today.slice(0, 7)));
}

/** Minutes as they leave SQL: in hours. */
export function inHours<Hours extends number | null>(minutes: SQL): SQL<Hours> {
  return sql`${minutes}`.mapWith(hoursOf) as SQL<Hours>;
}
