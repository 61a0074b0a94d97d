import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Database } from '#db/open.ts';
import { findDatabaseState } from '#db/queries/health.ts';
import { countBehind } from '#search/fts5/behind.ts';
import { running } from '#server/running.ts';

/** How the server is doing, without a path, an address or a count of anybody's people. */
export async function healthOf(database: Database) {
  const [state, behind, freeBytes] = await Promise.all([
    findDatabaseState(database.read),
    countBehind(database.read),
    freeBytesBeside(database.file),
  ]);
  const degraded = database.degraded();
  // A backup and the copy before a migration each take as much as the database.
  const crowded = freeBytes !== null && freeBytes < 2 * state.bytes;
  return {
    ...state,
    ...running,
    inFile: database.file !== null,
    degraded,
    behind,
    freeBytes,
    crowded,
    well: !degraded && !crowded && behind === 0,
  };
}

async function freeBytesBeside(file: string | null): Promise<number | null> {
  if (file === null) return null;
  const { bavail, bsize } = await statfs(dirname(file));
  return bavail * bsize;
}
