import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeReady } from '#changes/database/opening.ts';
import { type Ended, endWhatWasOpen } from '#changes/database/restoring.ts';
import { filePath, openDatabase } from '#db/open.ts';
import { checkIntegrity, copyInto, setAside } from './database-file.ts';
import { productionDatabaseUrl } from './environment.ts';
import { CommandError, run } from './command-error.ts';

/** `npm run restore -- FILE`: puts a backup in the place of the database, which is kept beside it. The server must be stopped. */
await run(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [backup] = positionals;
  if (!backup) throw new CommandError('Name the backup to restore: npm run restore -- FILE.');
  if (!existsSync(backup)) throw new CommandError(`There is no file ${backup}.`);
  const url = productionDatabaseUrl();
  const target = filePath(url);
  if (target === null) throw new CommandError(`The database is at ${url}. Restore it where it lies; this command replaces files.`);
  await checkIntegrity(backup);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const making = `${target}-restoring-${process.pid}`;
  try {
    const ended = await makeFrom(backup, making);
    const kept = await setAside(target, new Date());
    renameSync(making, target);
    console.log(`Restored ${backup} to ${target}.${kept ? ` What was there is kept as ${kept}.` : ''}`);
    console.log(
      `Everybody signs in anew, and ${ended.invitations} open invitations are over. Who left after the backup has a sign-in again: docs/operations.md says what to check.`,
    );
  } finally {
    rmSync(making, { force: true });
  }
});

/**
 * Writes a database made from the backup: of this program's schema, and with nothing left open. Throws where the backup is not one
 * of ours; the backup itself is left as it is.
 */
async function makeFrom(backup: string, file: string): Promise<Ended> {
  const copy = `${file}-copy`;
  try {
    copyFileSync(backup, copy);
    chmodSync(copy, 0o600);
    const database = await openDatabase(`file:${encodeURI(copy)}`);
    try {
      const { rows } = await database.client.execute("SELECT name FROM sqlite_master WHERE name IN ('migrations', 'people', 'events')");
      if (rows.length < 3) throw new CommandError(`${backup} is an SQLite database, but not one of Allmenning's.`);
      await makeReady(database);
      const ended = await endWhatWasOpen(database, new Date());
      await copyInto(database, file);
      return ended;
    } finally {
      database.close();
    }
  } finally {
    // Its log and, where it was migrated, how it was before.
    for (const name of readdirSync(dirname(copy)).filter((one) => one.startsWith(basename(copy)))) rmSync(join(dirname(copy), name));
  }
}
