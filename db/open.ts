import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';
import { fileClient } from './file-client.ts';
import { damaged, DatabaseUnusableError, unusable, withoutPassword } from './faults.ts';
import { type WriteQueue, writeQueueOver } from './write-queue.ts';

export type Reader = LibSQLDatabase<Record<string, never>>;
export type Transaction = Parameters<Parameters<Reader['transaction']>[0]>[0];
/** What a query reads from: the database or the transaction it is part of. */
export type Queryable = Reader | Transaction;

export interface Database extends WriteQueue {
  read: Reader;
  client: Client;
  /** Absolute path of the database file; null for a database behind http. */
  file: string | null;
}

/** How long one wait for another program stops this one: file calls are synchronous, so the write queue makes many short ones. */
const busyTimeoutMs = 100;
/** File calls are synchronous, so more connections gain nothing; a few are held by open transactions. */
const connections = 8;
const patience = { timeout: busyTimeoutMs, concurrency: connections };
const synchronousFull = 2;
/** Changes nothing, and still has to be written to the disk. */
const smallestWrite = 'PRAGMA user_version = 0';

/**
 * Opens the database at a libSQL URL (`file:…`, `http://…`). The URL is received, never read from the environment. Throws
 * DatabaseUnusableError where it cannot be read and written.
 */
export async function openDatabase(url: string, authToken?: string): Promise<Database> {
  const file = filePath(url);
  const where = file ?? withoutPassword(url);
  let client: Client | undefined;
  try {
    if (file !== null) createPrivately(file);
    client = file === null ? createClient({ url, authToken, ...patience }) : fileClient(file, patience);
    const opened = client;
    const database = over(opened, file, where);
    await (file === null ? opened.execute('SELECT 1') : database.alone(() => prepareFile(opened, where)));
    return database;
  } catch (error) {
    client?.close();
    throw error instanceof DatabaseUnusableError ? error : unusable(where, error);
  }
}

function over(client: Client, file: string | null, where: string): Database {
  const read: Reader = drizzle(client, { casing: 'snake_case' });
  const queue = writeQueueOver({
    read,
    where,
    renew: file === null ? async () => undefined : () => renew(client),
    touch: () => client.batch(file === null ? [] : [smallestWrite], 'write'),
  });
  return {
    ...queue,
    read,
    client,
    file,
    close() {
      queue.close();
      client.close();
    },
  };
}

/** Between two turns of the event loop, when nobody has borrowed a connection that this would close. */
function renew(client: Client): Promise<void> {
  return new Promise((done, failed) => {
    setImmediate(() => {
      void client.reconnect();
      wipeWhatIsDeleted(client).then(() => done(), failed);
    });
  });
}

/** Absolute path of the file that a libSQL URL names; null for a database behind http. */
export function filePath(url: string): string | null {
  if (!url.startsWith('file:')) return null;
  return url.startsWith('file:/') ? fileURLToPath(url) : resolve(decodeURI(url.slice('file:'.length)));
}

/** SQLite gives -wal and -shm the mode of the database file, so an empty private file settles all three. */
function createPrivately(file: string): void {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'wx', 0o600));
}

async function prepareFile(client: Client, where: string): Promise<void> {
  await client.execute('PRAGMA journal_mode = WAL');
  await wipeWhatIsDeleted(client);
  for (const [row] of await everyConnection(client, 'PRAGMA synchronous')) {
    const synchronous = Number(row?.[0]);
    if (synchronous !== synchronousFull) {
      throw new DatabaseUnusableError(
        where,
        `is opened with synchronous ${synchronous}, not ${synchronousFull} (FULL)`,
        'Install the version of @libsql/client in package-lock.json.',
      );
    }
  }
  const [check] = (await client.execute('PRAGMA quick_check(1)')).rows;
  const verdict = check?.[0];
  if (verdict !== 'ok') throw damaged(where, String(verdict));
  await tryWriting(client);
}

/** SQLite opens a file that may only be read without a word and refuses the first write. This one is taken back. */
async function tryWriting(client: Client): Promise<void> {
  const transaction = await client.transaction('write');
  try {
    await transaction.execute(smallestWrite);
  } finally {
    transaction.close();
  }
}

const wipeWhatIsDeleted = (client: Client) => everyConnection(client, 'PRAGMA secure_delete = ON');

/** A PRAGMA reaches one connection; calls made at once borrow one each. */
async function everyConnection(client: Client, pragma: string) {
  const results = await Promise.all(Array.from({ length: connections }, () => client.execute(pragma)));
  return results.map((result) => result.rows);
}
