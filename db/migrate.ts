import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkAppendOnly } from './append-only.ts';
import type { Database } from './open.ts';
import { itemAt } from '#lists/item-at.ts';

/** The database was migrated by a newer program than this one. */
export class NewerSchemaError extends Error {
  constructor(tag: string) {
    super(
      `The database has the migration ${tag}, which this version of the program does not know. Start the newer version, or restore a backup from before it (npm run restore -- FILE).`,
    );
    this.name = 'NewerSchemaError';
  }
}

export interface MigrateOptions {
  /** Folder of the migrations and their journal; `db/migrations` in the working folder where not given. */
  folder?: string;
}

export interface Migrated {
  /** Migrations applied by this call, in order. */
  applied: string[];
  /** Where the database was copied to first; null where there was nothing to copy. */
  copy: string | null;
}

/**
 * Brings the database to the schema of this program, copying a file with content beside itself first.
 * Safe when two servers start at once: each migration is claimed by its primary key, and who comes second finds it done.
 * Throws NewerSchemaError, RecordUnprotectedError, or the database's own error; then nothing has changed.
 */
export async function migrate(database: Database, { folder = resolve('db/migrations') }: MigrateOptions = {}): Promise<Migrated> {
  const { client } = database;
  const known = readJournal(folder);
  await database.alone(() => client.execute('CREATE TABLE IF NOT EXISTS migrations (tag TEXT PRIMARY KEY, applied_at INTEGER NOT NULL)'));
  const before = await appliedTags(database);
  let applied = outstanding(known, before);
  let copy: string | null = null;
  if (applied.length > 0) {
    if (database.file !== null && before.length > 0) copy = await copyBeside(database, database.file, itemAt(applied, 0));
    try {
      const all = applied.flatMap((tag) => [claim(tag), ...statements(folder, tag)]);
      await database.alone(() => client.migrate(all));
    } catch (error) {
      if (outstanding(known, await appliedTags(database)).length > 0) throw error;
      applied = [];
    }
    await checkForeignKeys(database);
  }
  await checkAppendOnly(client);
  return { applied, copy };
}

function readJournal(folder: string): string[] {
  const journal: { entries: { tag: string }[] } = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'));
  return journal.entries.map((entry) => entry.tag);
}

async function appliedTags({ client }: Database): Promise<string[]> {
  const { rows } = await client.execute('SELECT tag FROM migrations ORDER BY tag');
  return rows.map((row) => String(row.tag));
}

function outstanding(known: string[], applied: string[]): string[] {
  const foreign = applied.find((tag) => !known.includes(tag));
  if (foreign !== undefined) throw new NewerSchemaError(foreign);
  return known.filter((tag) => !applied.includes(tag));
}

const claim = (tag: string) => ({ sql: "INSERT INTO migrations VALUES (?, unixepoch('subsec') * 1000)", args: [tag] });

function statements(folder: string, tag: string) {
  const text = readFileSync(join(folder, `${tag}.sql`), 'utf8');
  return text
    .split('--> statement-breakpoint')
    .filter((statement) => statement.replace(/--.*$/gm, '').trim() !== '')
    .map((sql) => ({ sql, args: [] }));
}

async function copyBeside({ client }: Database, file: string, tag: string): Promise<string> {
  const copy = `${file}-before-${tag}-${randomUUID().slice(0, 8)}`;
  closeSync(openSync(copy, 'wx', 0o600));
  await client.execute({ sql: 'VACUUM INTO ?', args: [copy] });
  return copy;
}

async function checkForeignKeys({ client }: Database): Promise<void> {
  const { rows } = await client.execute('PRAGMA foreign_key_check');
  const [orphan] = rows;
  if (orphan)
    throw new Error(
      `After migrating, a row of ${orphan.table} refers to a row of ${orphan.parent} that is not there. Restore the copy beside the database.`,
    );
}
