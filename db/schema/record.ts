import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** Append-only: who changed what, when, from where. Each digest covers the row and the digest before it. */
export const events = sqliteTable(
  'events',
  {
    id: integer().primaryKey(),
    at: integer({ mode: 'timestamp_ms' }).notNull(),
    /** Account id, `visitor` where nobody was signed in, or `command` where a command of the server wrote. */
    actor: text().notNull(),
    /** `form`, `command` or `demo`. */
    origin: text().notNull(),
    kind: text().notNull(),
    noun: text().notNull(),
    nounId: text().notNull(),
    fields: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** SHA-256 of the salted values in event_values, so that they may be emptied without breaking the chain. */
    valuesDigest: text().notNull(),
    digest: text().notNull(),
  },
  (table) => [index('events_by_noun').on(table.noun, table.nounId)],
);

/** The values before and after; retention and erasure may empty these. */
export const eventValues = sqliteTable('event_values', {
  eventId: integer()
    .primaryKey()
    .references(() => events.id),
  salt: text().notNull(),
  before: text({ mode: 'json' }).$type<Record<string, unknown>>(),
  after: text({ mode: 'json' }).$type<Record<string, unknown>>(),
});
