import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { appendOnlyTriggers, RecordUnprotectedError } from '#db/append-only.ts';
import { migrate, NewerSchemaError } from '#db/migrate.ts';
import { openDatabase } from '#db/open.ts';
import { facts } from '#db/schema/networks.ts';
import { openTestDatabase } from '../support/database.ts';

/** A copy of the migrations with one more. */
function withMigration(sql: string): string {
  const folder = join(process.env.TEST_RUN_FOLDER!, randomUUID());
  cpSync('db/migrations', folder, { recursive: true });
  const path = join(folder, 'meta/_journal.json');
  const journal = JSON.parse(readFileSync(path, 'utf8'));
  journal.entries.push({ ...journal.entries[0], idx: 999, tag: '0999_one_more' });
  writeFileSync(path, JSON.stringify(journal));
  writeFileSync(join(folder, '0999_one_more.sql'), sql);
  return folder;
}

const copiesOf = (file: string) => readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}-before-`));

describe('migrating', () => {
  test('two servers that start at once migrate once', async () => {
    const folder = join(process.env.TEST_RUN_FOLDER!, randomUUID());
    mkdirSync(folder);
    const databases = await Promise.all([1, 2, 3].map(() => openDatabase(`file:${folder}/new.db`)));
    const results = await Promise.all(databases.map((database) => migrate(database)));
    expect(results.filter(({ applied }) => applied.length > 0)).toHaveLength(1);
    expect(readdirSync(folder).filter((name) => name.includes('before'))).toEqual([]);
  });

  test('a database that is up to date is left alone', async () => {
    const database = await openTestDatabase();
    expect(await migrate(database)).toEqual({ applied: [], copy: null });
  });

  test('a file with content is copied beside itself first, for this user alone', async () => {
    const database = await openTestDatabase();
    await database.write((tx) => tx.insert(facts).values({ key: 'kept', value: 'yes' }));
    const { applied, copy } = await migrate(database, { folder: withMigration('DROP TABLE facts;') });
    expect(applied).toEqual(['0999_one_more']);
    expect(statSync(copy!).mode & 0o777).toBe(0o600);
    const before = await openDatabase(`file:${copy}`);
    expect(await before.read.select().from(facts)).toEqual([{ key: 'kept', value: 'yes' }]);
    await expect(database.read.select().from(facts)).rejects.toThrow();
  });

  test('a migration that fails changes nothing, and the next start tries it again', async () => {
    const database = await openTestDatabase();
    const failing = withMigration('CREATE TABLE half (x);\n--> statement-breakpoint\nINSERT INTO nowhere VALUES (1);');
    await expect(migrate(database, { folder: failing })).rejects.toThrow(/nowhere/);
    const { rows } = await database.client.execute("SELECT name FROM sqlite_master WHERE name = 'half'");
    expect(rows).toEqual([]);
    expect((await migrate(database, { folder: withMigration('CREATE TABLE half (x);') })).applied).toEqual(['0999_one_more']);
    expect(copiesOf(database.file!)).toHaveLength(2);
  });

  test('a database that a newer program has migrated refuses to start', async () => {
    const database = await openTestDatabase();
    await migrate(database, { folder: withMigration('CREATE TABLE newer (x);') });
    await expect(migrate(database)).rejects.toThrow(NewerSchemaError);
    await expect(migrate(database)).rejects.toThrow(/0999_one_more.*Start the newer version/);
  });

  test.each(Object.keys(appendOnlyTriggers))('a migration that takes away %s is found out', async (trigger) => {
    const database = await openTestDatabase();
    await expect(migrate(database, { folder: withMigration(`DROP TRIGGER ${trigger};`) })).rejects.toThrow(RecordUnprotectedError);
  });

  test.each(['events', 'EVENTS', 'event_values'])('a trigger of somebody else on %s is found out', async (table) => {
    const database = await openTestDatabase();
    await database.client.execute(`CREATE TRIGGER hides_what_was_done AFTER INSERT ON ${table} BEGIN SELECT 1; END`);
    await expect(migrate(database)).rejects.toThrow(/^The trigger hides_what_was_done acts on the record and is none of this program's/);
  });

  test('a trigger that was weakened is found out', async () => {
    const database = await openTestDatabase();
    await database.client.executeMultiple(
      "DROP TRIGGER events_are_never_deleted; CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events WHEN OLD.id > 100 BEGIN SELECT RAISE(ABORT, 'no'); END",
    );
    await expect(migrate(database)).rejects.toThrow(/events_are_never_deleted/);
  });
});
