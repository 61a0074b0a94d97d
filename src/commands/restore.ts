import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate } from '#db/migrate.ts';
import { filePath, openDatabase } from '#db/open.ts';
import { checkIntegrity, setAside } from './database-file.ts';
import { productionDatabaseUrl } from './environment.ts';
import { Refusal, run } from './refusal.ts';

/** `npm run restore -- FILE`: puts a backup in the place of the database, which is kept beside it. The server must be stopped. */
await run(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [backup] = positionals;
  if (!backup) throw new Refusal('Name the backup to restore: npm run restore -- FILE.');
  if (!existsSync(backup)) throw new Refusal(`There is no file ${backup}.`);
  const url = productionDatabaseUrl();
  const target = filePath(url);
  if (target === null) throw new Refusal(`The database is at ${url}. Restore it where it lies; this command replaces files.`);
  await checkIntegrity(backup);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  await checkIsOurs(backup, `${target}-checking-${process.pid}`);
  const making = `${target}-restoring-${process.pid}`;
  try {
    copyPrivately(backup, making);
    const kept = await setAside(target, new Date());
    renameSync(making, target);
    console.log(`Restored ${backup} to ${target}.${kept ? ` What was there is kept as ${kept}.` : ''}`);
  } finally {
    rmSync(making, { force: true });
  }
});

function copyPrivately(from: string, to: string): void {
  copyFileSync(from, to);
  chmodSync(to, 0o600);
}

/** Throws unless this program can read the backup and bring it to its schema; tried on a copy, which is then gone. */
async function checkIsOurs(backup: string, copy: string): Promise<void> {
  copyPrivately(backup, copy);
  const database = await openDatabase(`file:${copy}`);
  try {
    const { rows } = await database.client.execute("SELECT name FROM sqlite_master WHERE name IN ('migrations', 'people', 'events')");
    if (rows.length < 3) throw new Refusal(`${backup} is an SQLite database, but not one of Allmenning's.`);
    await migrate(database);
  } finally {
    database.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true });
  }
}
