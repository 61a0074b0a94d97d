import { randomUUID } from 'node:crypto';
import { closeSync, copyFileSync, existsSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { migrate } from '#db/migrate.ts';
import { type Database, openDatabase } from '#db/open.ts';
import createRunFolder from './run-folder.ts';

/** A fresh database in a file of its own, migrated and empty. */
export async function openTestDatabase(): Promise<Database> {
  const database = await openDatabase(`file:${newPath()}`);
  await migrate(database);
  return database;
}

/** A copy of the demo network as `npm run demo` creates it; seeded once a run for each `now`. */
export async function openDemoDatabase(now?: Date): Promise<Database> {
  const path = newPath();
  copyFileSync(await demoFile(now), path);
  return openDatabase(`file:${path}`);
}

async function demoFile(now: Date | undefined): Promise<string> {
  const file = join(runFolder(), `demo-${now?.getTime() ?? 'today'}.db`);
  const lock = `${file}.lock`;
  while (!existsSync(file)) {
    if (!claimed(lock)) {
      await setTimeout(50);
      continue;
    }
    try {
      await seedInto(file, now ?? new Date());
    } finally {
      rmSync(lock);
    }
  }
  return file;
}

async function seedInto(file: string, now: Date): Promise<void> {
  const { seedDemo } = await import('#commands/demo-data/seed.ts');
  const database = await openTestDatabase();
  await seedDemo(database, now);
  const copy = newPath();
  await database.client.execute({ sql: 'VACUUM INTO ?', args: [copy] });
  database.close();
  renameSync(copy, file);
}

/** Test files run in several processes: the first to create the lock seeds, the others wait. */
function claimed(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx'));
    return true;
  } catch {
    return false;
  }
}

const newPath = () => join(runFolder(), `${randomUUID()}.db`);

function runFolder(): string {
  if (process.env.TEST_RUN_FOLDER === undefined) process.on('exit', createRunFolder());
  mkdirSync(process.env.TEST_RUN_FOLDER!, { recursive: true });
  return process.env.TEST_RUN_FOLDER!;
}
