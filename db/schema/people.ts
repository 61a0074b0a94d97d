import { type AnySQLiteColumn, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { audiences } from '#access/visibility.ts';
import type { Workdays } from '#time/workday.ts';
import { hoursInMinutes } from './hours.ts';
import { municipalities } from './networks.ts';
import { topics } from './topics.ts';

/** A member of staff who can be found; may or may not have an account. */
export const people = sqliteTable(
  'people',
  {
    id: text().primaryKey(),
    municipalityCode: text()
      .notNull()
      .references(() => municipalities.code),
    givenName: text().notNull(),
    familyName: text().notNull(),
    title: text().notNull().default(''),
    department: text().notNull().default(''),
    email: text().notNull(),
    phone: text().notNull().default(''),
    /** ISO 639-1 codes. */
    languages: text({ mode: 'json' }).$type<string[]>().notNull().default([]),
    workdays: text({ mode: 'json' }).$type<Workdays>().notNull().default({}),
    contactFor: text().notNull().default(''),
    absentFrom: text(),
    absentUntil: text(),
    standInId: text().references((): AnySQLiteColumn => people.id),
    /** Contact: telephone, mail, working hours, languages, what to contact for. */
    contactAudience: text({ enum: audiences }).notNull().default('network'),
    topicsAudience: text({ enum: audiences }).notNull().default('network'),
    hoursAudience: text({ enum: audiences }).notNull().default('network'),
    absenceAudience: text({ enum: audiences }).notNull().default('municipality'),
    active: integer({ mode: 'boolean' }).notNull().default(true),
    /** "Do not list": set by an editor; nobody but editors of the municipality and the person learns of them. */
    protected: integer({ mode: 'boolean' }).notNull().default(false),
    invented: integer({ mode: 'boolean' }).notNull().default(false),
    createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
    editedAt: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [index('people_by_municipality').on(table.municipalityCode, table.active)],
);

/** A person's level (1 trainee … 5 expert) in a topic, and the hours a month they may give to other municipalities. */
export const expertise = sqliteTable(
  'expertise',
  {
    personId: text()
      .notNull()
      .references(() => people.id),
    topicSlug: text()
      .notNull()
      .references(() => topics.slug),
    level: integer().notNull(),
    evidence: text().notNull().default(''),
    /** Hours a month the person would give; counts only once agreed. */
    askedHours: hoursInMinutes('asked_minutes').notNull().default(0),
    /** Hours a month agreed by an editor of the municipality until `agreedUntil` (YYYY-MM-DD, inclusive). */
    agreedHours: hoursInMinutes('agreed_minutes').notNull().default(0),
    agreedUntil: text(),
    agreedAt: integer({ mode: 'timestamp_ms' }),
    agreedBy: text(),
    confirmedAt: integer({ mode: 'timestamp_ms' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.topicSlug] }), index('expertise_by_topic').on(table.topicSlug, table.level)],
);

/** Shared hours already promised in a month (`YYYY-MM`); hours left are the agreed hours less these. */
export const promises = sqliteTable(
  'promises',
  {
    personId: text()
      .notNull()
      .references(() => people.id),
    topicSlug: text()
      .notNull()
      .references(() => topics.slug),
    month: text().notNull(),
    hours: hoursInMinutes('promised_minutes').notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.topicSlug, table.month] })],
);
