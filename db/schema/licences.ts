import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { municipalities } from './networks.ts';
import { people } from './people.ts';
import { topics } from './topics.ts';

export const transferRights = ['allowed', 'consent', 'forbidden', 'unknown'] as const;
export type TransferRights = (typeof transferRights)[number];
export const priceModels = ['per_seat', 'pack', 'flat'] as const;
export type PriceModel = (typeof priceModels)[number];

/** Software that a municipality pays for. Seats are counts, never rows. */
export const licences = sqliteTable(
  'licences',
  {
    id: text().primaryKey(),
    municipalityCode: text()
      .notNull()
      .references(() => municipalities.code),
    name: text().notNull(),
    manufacturer: text().notNull().default(''),
    category: text().notNull().default(''),
    topicSlug: text().references(() => topics.slug),
    seats: integer().notNull(),
    seatsUsed: integer().notNull(),
    shareable: integer({ mode: 'boolean' }).notNull().default(false),
    shareableSeats: integer().notNull().default(0),
    transferRights: text({ enum: transferRights }).notNull().default('unknown'),
    priceModel: text({ enum: priceModels }).notNull().default('per_seat'),
    /** Whole units of `currency` a year, all seats together. */
    costPerYear: integer().notNull(),
    currency: text().notNull().default('NOK'),
    renewsOn: text(),
    noticeDays: integer().notNull().default(0),
    ownerId: text().references(() => people.id),
    notes: text().notNull().default(''),
    active: integer({ mode: 'boolean' }).notNull().default(true),
    invented: integer({ mode: 'boolean' }).notNull().default(false),
    createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
    editedAt: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('licences_by_municipality').on(table.municipalityCode, table.active)],
);
