import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { municipalities, networks } from './networks.ts';
import { people } from './people.ts';

export const roles = ['staff', 'member', 'planner', 'editor', 'keeper', 'auditor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** A sign-in. A network admin belongs to a network and may belong to no municipality. */
export const accounts = sqliteTable('accounts', {
  id: text().primaryKey(),
  email: text().notNull().unique(),
  /** argon2id, PHC string; null where only the demo signs in. */
  passwordHash: text(),
  name: text().notNull(),
  role: text({ enum: roles }).notNull(),
  municipalityCode: text().references(() => municipalities.code),
  networkId: text().references(() => networks.id),
  personId: text()
    .unique()
    .references(() => people.id),
  locale: text({ enum: ['en', 'nb'] }),
  active: integer({ mode: 'boolean' }).notNull().default(true),
  createdAt: integer({ mode: 'timestamp_ms' }).notNull(),
});

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
