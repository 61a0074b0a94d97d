import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { municipalities, networks } from './networks.ts';

/** One entry of the expertise vocabulary. */
export const topics = sqliteTable('topics', {
  slug: text().primaryKey(),
  labelEn: text().notNull(),
  labelNb: text().notNull(),
  labelNn: text(),
  synonymsEn: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
  synonymsNb: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
  escoUri: text(),
  /** Estimated need of a municipality: floor + per 1,000 inhabitants, hours a year. */
  needFloorHours: real().notNull(),
  needHoursPer1000: real().notNull(),
  /** Share of the work done in person, 0 to 1 (assumed), and the hours of one visit. */
  inPersonShare: real().notNull(),
  visitHours: real().notNull(),
});

/** Hours a year that a municipality has stated for a topic; where none is stated the need is estimated. */
export const needs = sqliteTable(
  'needs',
  {
    municipalityCode: text()
      .notNull()
      .references(() => municipalities.code),
    topicSlug: text()
      .notNull()
      .references(() => topics.slug),
    hoursPerYear: real().notNull(),
    statedAt: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.municipalityCode, table.topicSlug] })],
);

/** Topics that a network leaves out of what it publishes: where few are on guard is nobody else's to know. */
export const unpublishedTopics = sqliteTable(
  'unpublished_topics',
  {
    networkId: text()
      .notNull()
      .references(() => networks.id),
    topicSlug: text()
      .notNull()
      .references(() => topics.slug),
  },
  (table) => [primaryKey({ columns: [table.networkId, table.topicSlug] })],
);
