import { checkAppendOnly } from '#db/append-only.ts';
import { type Migrated, migrate } from '#db/migrate.ts';
import type { Database } from '#db/open.ts';
import { verifyRecord } from '../record/append.ts';

/** What is read at every start; `npm run verify` reads all. */
const eventsAtStart = 1_000;

/** The record was altered behind the program's back. */
class RecordBrokenError extends Error {
  constructor(eventId: number, problem: string) {
    super(
      `The record does not hold at event ${eventId}: ${problem}. Restore a backup in which it holds (npm run restore -- FILE), and keep this one to find out what was done.`,
    );
    this.name = 'RecordBrokenError';
  }
}

/**
 * Makes an opened database ready: its schema that of this program, its record append-only and its last events whole. Throws
 * NewerSchemaError, RecordUnprotectedError, RecordBrokenError or the database's own error.
 */
export async function makeReady(database: Database): Promise<Migrated> {
  const migrated = await migrate(database);
  await checkRecord(database, eventsAtStart);
  return migrated;
}

/** Reads the `last` events of the record, or all. Returns how many events it has; throws RecordUnprotectedError or RecordBrokenError. */
export async function checkRecord(database: Database, last?: number): Promise<number> {
  await checkAppendOnly(database.client);
  const verdict = await verifyRecord(database.read, { last });
  if (!verdict.whole) throw new RecordBrokenError(verdict.eventId, verdict.problem);
  return verdict.events;
}
