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
  close(): void;
}

const busyTimeoutMs = 5_000;

/** Opens the database at a libSQL URL (`file:…`, `http://…`). The URL is received, never read from the environment. */
export async function openDatabase(url: string, authToken?: string): Promise<Database> {
  const client = createClient({ url, authToken, timeout: busyTimeoutMs });
  if (url.startsWith('file:')) await client.execute('PRAGMA journal_mode = WAL');
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
    close: () => client.close(),
  };
}
