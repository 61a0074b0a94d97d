import { makeReady } from '#changes/database/opening.ts';
import { type Database, openDatabase } from '#db/open.ts';
import { findPurpose } from '#db/queries/facts.ts';
import { settings } from './settings.ts';

interface Opened {
  database: Database;
  demo: boolean;
}

let opened: Promise<Opened> | undefined;

function open(): Promise<Opened> {
  opened ??= openAndMigrate().catch((error: unknown) => {
    opened = undefined;
    throw error;
  });
  return opened;
}

async function openAndMigrate(): Promise<Opened> {
  const database = await openDatabase(settings.databaseUrl, settings.databaseAuthToken);
  await makeReady(database);
  return { database, demo: (await findPurpose(database.read)) === 'demo' };
}

/** The one database of this server, opened and migrated at the first call. */
export async function database(): Promise<Database> {
  return (await open()).database;
}

/** Whether that database was made as a demonstration. */
export async function isDemo(): Promise<boolean> {
  return (await open()).demo;
}
