import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { type Database, openDatabase } from '#db/open.ts';
import { openTestDatabase } from '../support/database.ts';

const newFolder = () => {
  const folder = join(process.env.TEST_RUN_FOLDER!, randomUUID());
  mkdirSync(folder);
  return folder;
};

/** Writes to the folder what db/schema has and the migrations there do not; returns the SQL of each new file. */
function generateInto(folder: string): string[] {
  const before = new Set(readdirSync(folder));
  const config = join(folder, 'drizzle.config.json');
  writeFileSync(
    config,
    JSON.stringify({ dialect: 'sqlite', schema: './db/schema/*.ts', out: relative('.', folder), casing: 'snake_case' }),
  );
  execFileSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', 'generate', '--config', relative('.', config)], { stdio: 'pipe' });
  const added = readdirSync(folder).filter((name) => name.endsWith('.sql') && !before.has(name));
  return added.map((name) => readFileSync(join(folder, name), 'utf8'));
}

/** Columns, keys, references and indexes of the tables named, as SQLite has them; in no order, for a column that is added later stands last. */
async function structure({ client }: Database, tables: string[]): Promise<Record<string, string[]>> {
  const parts = (table: string) => [
    `SELECT 'column' AS part, name, type, "notnull", dflt_value, pk FROM pragma_table_info('${table}')`,
    `SELECT 'reference' AS part, "table", "from", "to", on_update, on_delete FROM pragma_foreign_key_list('${table}')`,
    `SELECT 'index' AS part, list."unique", list.origin, list.partial, group_concat(info.name) AS columns
       FROM pragma_index_list('${table}') AS list, pragma_index_info(list.name) AS info GROUP BY list.name`,
    `SELECT 'named index' AS part, name FROM pragma_index_list('${table}') WHERE origin = 'c'`,
  ];
  const described: Record<string, string[]> = {};
  for (const table of tables) {
    const results = await client.batch(parts(table));
    described[table] = results.flatMap(({ rows }) => rows.map((row) => JSON.stringify({ ...row }))).sort();
  }
  return described;
}

test('the next migration would hold nothing: what db/schema says is in the migrations, and in what drizzle-kit knows of them', () => {
  const folder = newFolder();
  cpSync('db/migrations', folder, { recursive: true });
  expect(generateInto(folder)).toEqual([]);
});

test('a database that was migrated has the tables of db/schema, to the last column and index', async () => {
  const migrated = await openTestDatabase();
  const fromSchema = await openDatabase(`file:${newFolder()}/schema.db`);
  for (const sql of generateInto(newFolder())) await fromSchema.client.executeMultiple(sql);
  const { rows } = await fromSchema.client.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  const tables = rows.map(({ name }) => String(name));
  expect(tables).toContain('people');
  expect(await structure(migrated, tables)).toEqual(await structure(fromSchema, tables));
});
