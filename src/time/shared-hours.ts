/** Shared hours: kept in whole minutes, so that a call of a quarter counts for what it is, and spoken of in hours. */

const minutesPerHour = 60;

/** To whole minutes, in which hours add up exactly. */
export const minutesOf = (hours: number): number => Math.round(hours * minutesPerHour);
export const hoursOf = (minutes: number): number => minutes / minutesPerHour;
export const sumOfHours = (hours: readonly number[]): number => hoursOf(hours.reduce((sum, one) => sum + minutesOf(one), 0));

/** Hours a month that an editor has agreed, and their last day, YYYY-MM-DD. */
export interface Agreement {
  agreedHours: number;
  agreedUntil: string | null;
}

/** The agreed hours that count today (YYYY-MM-DD): none once the agreement has ended. db/queries/hours.ts says it in SQL. */
export const hoursRunning = ({ agreedHours, agreedUntil }: Agreement, today: string): number =>
  agreedUntil !== null && agreedUntil >= today ? agreedHours : 0;

/** Those of them that are not promised this month. */
export const hoursLeft = (agreement: Agreement, promised: number, today: string): number =>
  hoursOf(Math.max(0, minutesOf(hoursRunning(agreement, today)) - minutesOf(promised)));
