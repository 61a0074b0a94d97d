import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { filePath, openDatabase } from '#db/open.ts';
import { copyInto } from './database-file.ts';
import { productionDatabaseUrl } from './environment.ts';
import { CommandError, run } from './command-error.ts';

/** `npm run backup [-- FILE]`: the database as it is at this moment, while the server goes on. */
await run(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const url = productionDatabaseUrl();
  const source = filePath(url);
  if (source === null) throw new CommandError(`The database is at ${url}. Back it up where it lies; this command copies files.`);
  if (!existsSync(source)) throw new CommandError(`There is no database at ${source}. Set DATABASE_URL to the one to back up.`);
  const target = positionals[0] ?? join(dirname(source), 'backups', `${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.db`);
  if (existsSync(target)) throw new CommandError(`${target} exists. Name another file; a backup never replaces one.`);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const database = await openDatabase(url);
  try {
    await copyInto(database, target);
  } finally {
    database.close();
  }
  console.log(`Backed up to ${target} (${Math.ceil(statSync(target).size / 1024)} kB, checked).`);
});
