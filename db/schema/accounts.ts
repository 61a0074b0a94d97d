import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { roles } from '#access/viewer.ts';
import { municipalities, networks } from './networks.ts';
import { people } from './people.ts';

/** A sign-in. It belongs to a municipality, or to none where its roles are a network's. */
export const accounts = sqliteTable('accounts', {
  id: text().primaryKey(),
  email: text().notNull().unique(),
  /** argon2id, PHC string; null where only the demo signs in. */
  passwordHash: text(),
  name: text().notNull(),
  municipalityCode: text().references(() => municipalities.code),
  personId: text()
    .unique()
    .references(() => people.id),
  locale: text({ enum: ['en', 'nb'] }),
  active: integer({ mode: 'boolean' }).notNull().default(true),
  createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
});

/** What an account may do, where, and for how long. A role that was taken has no row; the record tells of it. */
export const accountRoles = sqliteTable(
  'account_roles',
  {
    accountId: text()
      .notNull()
      .references(() => accounts.id),
    role: text({ enum: roles }).notNull(),
    /** One of the two; neither for an admin before there is a network. */
    municipalityCode: text().references(() => municipalities.code),
    networkId: text().references(() => networks.id),
    /** The first and the last day it is in force, YYYY-MM-DD in Oslo; no last day where it is open-ended. */
    from: text().notNull(),
    until: text(),
  },
  (table) => [index('account_roles_by_account').on(table.accountId)],
);

/** Keyed by the SHA-256 of the session id; the id itself is only in the cookie. */
export const sessions = sqliteTable(
  'sessions',
  {
    idHash: text().primaryKey(),
    publicId: text().notNull().unique(),
    accountId: text()
      .notNull()
      .references(() => accounts.id),
    createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
    idleEndsAt: integer({ mode: 'timestamp_ms' }).notNull(),
    endsAt: integer({ mode: 'timestamp_ms' }).notNull(),
    /** What its owner knows it by, such as `Firefox, Windows`; never the whole header. */
    browser: text().notNull().default(''),
  },
  (table) => [index('sessions_by_account').on(table.accountId)],
);

/** A single-use link to a first password; the token itself is shown once and only its SHA-256 kept. */
export const invitations = sqliteTable('invitations', {
  tokenHash: text().primaryKey(),
  email: text().notNull(),
  name: text().notNull(),
  role: text({ enum: roles }).notNull(),
  municipalityCode: text().references(() => municipalities.code),
  networkId: text().references(() => networks.id),
  personId: text().references(() => people.id),
  invitedBy: text(),
  endsAt: integer({ mode: 'timestamp_ms' }).notNull(),
  usedAt: integer({ mode: 'timestamp_ms' }),
});

/** Mail domains of municipalities: an address in one is invited by the municipalities that have it, and by nobody else. */
export const mailDomains = sqliteTable(
  'mail_domains',
  {
    domain: text().notNull(),
    municipalityCode: text()
      .notNull()
      .references(() => municipalities.code),
  },
  (table) => [primaryKey({ columns: [table.domain, table.municipalityCode] })],
);

/** Wrong passwords of late; the key is a digest of what is counted. Columns as rate-limiter-flexible wants them. */
export const throttles = sqliteTable('throttles', {
  key: text().primaryKey(),
  points: integer().notNull(),
  expire: integer({ mode: 'timestamp_ms' }),
});
