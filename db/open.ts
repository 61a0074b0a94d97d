import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Client, createClient } from '@libsql/client';
import { drizzle, type LibSQLDatabase } from 'drizzle-orm/libsql';

export type Reader = LibSQLDatabase<Record<string, never>>;
export type Transaction = Parameters<Parameters<Reader['transaction']>[0]>[0];
/** What a query reads from: the database or the transaction it is part of. */
export type Queryable = Reader | Transaction;

export interface Database {
  read: Reader;
  /** Runs `work` in a transaction of its own; writes queue, so that no second one begins while one is open. */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  client: Client;
  /** Absolute path of the database file; null for a database behind http. */
  file: string | null;
  close(): void;
}

/** The database cannot be read or written: the message says where it is, what is wrong and what to do. */
export class DatabaseUnusableError extends Error {
  constructor(where: string, problem: string, remedy: string, cause?: unknown) {
    super(`The database ${where} ${problem}. ${remedy}`, { cause });
    this.name = 'DatabaseUnusableError';
  }
}

const busyTimeoutMs = 5_000;
/** File calls are synchronous, so more connections gain nothing; a few are held by open transactions. */
const connections = 8;
const synchronousFull = 2;

/** Opens the database at a libSQL URL (`file:…`, `http://…`). The URL is received, never read from the environment. */
export async function openDatabase(url: string, authToken?: string): Promise<Database> {
  const file = filePath(url);
  const where = file ?? withoutPassword(url);
  let client: Client | undefined;
  try {
    if (file !== null) createPrivately(file);
    client = createClient({ url: file === null ? url : `file:${encodeURI(file)}`, authToken, timeout: busyTimeoutMs, concurrency: connections });
    await (file === null ? client.execute('SELECT 1') : prepareFile(client, where));
  } catch (error) {
    client?.close();
    throw error instanceof DatabaseUnusableError ? error : explained(where, error);
  }
  return withWriteQueue(client, file);
}

function withWriteQueue(client: Client, file: string | null): Database {
  const read: Reader = drizzle(client, { casing: 'snake_case' });
  let queue: Promise<unknown> = Promise.resolve();
  return {
    read,
    write(work) {
      const turn = queue.then(() => read.transaction(work));
      queue = turn.catch(() => undefined);
      return turn;
    },
    client,
    file,
    close: () => client.close(),
  };
}

/** Absolute path of the file that a libSQL URL names; null for a database behind http. */
export function filePath(url: string): string | null {
  if (!url.startsWith('file:')) return null;
  return url.startsWith('file:/') ? fileURLToPath(url) : resolve(decodeURI(url.slice('file:'.length)));
}

const withoutPassword = (text: string) => text.replace(/\/\/[^@/\s]*@/g, '//');

/** SQLite gives -wal and -shm the mode of the database file, so an empty private file settles all three. */
function createPrivately(file: string): void {
  if (existsSync(file)) return;
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'wx', 0o600));
}

async function prepareFile(client: Client, where: string): Promise<void> {
  await client.execute('PRAGMA journal_mode = WAL');
  await everyConnection(client, 'PRAGMA secure_delete = ON');
  for (const [row] of await everyConnection(client, 'PRAGMA synchronous')) {
    if (Number(row[0]) !== synchronousFull) {
      throw new DatabaseUnusableError(where, `is opened with synchronous ${row[0]}, not ${synchronousFull} (FULL)`, 'Install the version of @libsql/client in package-lock.json.');
    }
  }
  const [check] = (await client.execute('PRAGMA quick_check(1)')).rows;
  if (check[0] !== 'ok') throw new DatabaseUnusableError(where, `is damaged (${check[0]})`, restoreRemedy);
  // An empty write: refused where the file or its folder may only be read.
  await client.batch([], 'write');
}

/** A PRAGMA reaches one connection; calls made at once borrow one each. */
async function everyConnection(client: Client, pragma: string) {
  const results = await Promise.all(Array.from({ length: connections }, () => client.execute(pragma)));
  return results.map((result) => result.rows);
}

const restoreRemedy = 'Nothing was changed. Move the file aside and restore a backup (npm run restore -- FILE).';

function explained(where: string, error: unknown): DatabaseUnusableError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const text = withoutPassword(error instanceof Error ? error.message : String(error));
  const of = (problem: string, remedy: string) => new DatabaseUnusableError(where, problem, remedy, error);
  if (/NOTADB|not a database/.test(code + text)) return of('is not an SQLite database', restoreRemedy);
  if (/CORRUPT|malformed/.test(code + text)) return of('is damaged', restoreRemedy);
  if (/BUSY|locked/.test(code + text)) return of(`is held by another program for more than ${busyTimeoutMs / 1000} seconds`, 'Stop that program, then start again.');
  if (/READONLY|CANTOPEN|EACCES|EROFS|EPERM|ENOTDIR|EISDIR|EEXIST|ENOSPC|unable to open|Unable to open/.test(code + text)) {
    return of(`cannot be opened for writing (${text})`, 'Let this user write to the file and its folder, or set DATABASE_URL to another place.');
  }
  if (/UNAUTHORIZED|401|403/.test(code + text)) return of('refuses the access token', 'Check the token of the database server.');
  return of(`cannot be reached (${text})`, 'Check DATABASE_URL, and that the database server runs.');
}
