import { customType } from 'drizzle-orm/sqlite-core';
import { hoursOf, minutesOf } from '#time/shared-hours.ts';

/** Hours to whoever reads and writes rows, whole minutes in the database: SQL that computes with the column has minutes. */
export const hoursInMinutes = customType<{ data: number; driverData: number }>({
  dataType: () => 'integer',
  toDriver: minutesOf,
  fromDriver: hoursOf,
});
