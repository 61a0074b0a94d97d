import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A council with a code, a seat and a population. Facts only; the code is the key (two Våler, two Herøy). */
export const municipalities = sqliteTable('municipalities', {
  code: text().primaryKey(),
  name: text().notNull(),
  county: text().notNull(),
  seat: text().notNull(),
  lat: real().notNull(),
  lon: real().notNull(),
  population: integer().notNull(),
  /** Position in Norwegian alphabetical order: SQLite has no locale collations. */
  nameRank: integer().notNull(),
});

/** Municipalities that work together. A published network shows its map in bands to visitors. */
export const networks = sqliteTable('networks', {
  id: text().primaryKey(),
  name: text().notNull(),
  published: integer({ mode: 'boolean' }).notNull().default(false),
});

export const networkMembers = sqliteTable(
  'network_members',
  {
    networkId: text()
      .notNull()
      .references(() => networks.id),
    municipalityCode: text()
      .notNull()
      .references(() => municipalities.code),
  },
  (table) => [
    primaryKey({ columns: [table.networkId, table.municipalityCode] }),
    index('network_members_by_municipality').on(table.municipalityCode),
  ],
);

/** Facts about the database itself: `born` is 'demo' or 'production' and never changes; `secret` signs cookies. */
export const facts = sqliteTable('facts', {
  key: text().primaryKey(),
  value: text().notNull(),
});
