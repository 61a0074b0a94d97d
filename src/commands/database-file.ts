import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { createClient } from '@libsql/client';
import type { Database } from '#db/open.ts';
import { CommandError } from './command-error.ts';

const beside = ['', '-wal', '-shm'];

/**
 * Writes a database as it is at this moment into one file for its owner alone, while others go on using it. The file
 * appears whole and checked, or not at all.
 */
export async function copyInto(database: Database, file: string): Promise<void> {
  const making = `${file}-copying-${process.pid}`;
  try {
    closeSync(openSync(making, 'wx', 0o600));
    await database.client.execute({ sql: 'VACUUM INTO ?', args: [making] });
    await checkIntegrity(making);
    const written = openSync(making, 'r');
    fsyncSync(written);
    closeSync(written);
    renameSync(making, file);
  } finally {
    rmSync(making, { force: true });
  }
}

/** Throws a CommandError where a file is not a whole SQLite database. */
export async function checkIntegrity(file: string): Promise<void> {
  const client = createClient({ url: `file:${encodeURI(file)}`, concurrency: 1 });
  try {
    const integrity = await client.execute('PRAGMA integrity_check(1)');
    const orphans = await client.execute('PRAGMA foreign_key_check');
    const verdict = integrity.rows[0]?.[0];
    if (verdict !== 'ok') throw new CommandError(`${file} is damaged (${verdict}).`);
    const [orphan] = orphans.rows;
    if (orphan) throw new CommandError(`${file} is damaged (a row of ${orphan.table} refers to one that is not there).`);
  } catch (error) {
    if (error instanceof Error && /NOTADB|not a database|CORRUPT|malformed/.test(error.message))
      throw new CommandError(`${file} is not a whole SQLite database (${error.message}).`);
    throw error;
  } finally {
    client.close();
  }
}

/**
 * Moves a database file and what lies beside it out of the way, never deleting it. Returns where it is now, null where
 * there was none. Throws a CommandError while another program holds it.
 */
export async function setAside(file: string, now: Date): Promise<string | null> {
  if (!existsSync(file)) return null;
  await takeAlone(file);
  const stamp = now
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(':', '');
  let kept = `${file}-replaced-${stamp}`;
  for (let copy = 2; existsSync(kept); copy += 1) kept = `${file}-replaced-${stamp}-${copy}`;
  for (const suffix of beside) {
    if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix);
  }
  return kept;
}

/** Leaving the write-ahead log is only granted to the last program that has the file open; it also empties the log. */
async function takeAlone(file: string): Promise<void> {
  const client = createClient({ url: `file:${encodeURI(file)}`, timeout: 1_000, concurrency: 1 });
  try {
    await client.execute('PRAGMA journal_mode = DELETE');
  } catch (error) {
    if (error instanceof Error && /locked|BUSY/i.test(error.message)) {
      throw new CommandError(`A server is using ${basename(file)}. Stop it first; nothing was changed.`);
    }
    // A file too broken to be asked is in nobody's use.
  } finally {
    client.close();
  }
}
