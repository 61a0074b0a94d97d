import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkRecord } from '#changes/database/opening.ts';
import { filePath, openDatabase } from '#db/open.ts';
import { productionDatabaseUrl, setting } from './environment.ts';
import { CommandError, run } from './command-error.ts';

/** `npm run verify`: reads the whole record, while the server goes on, and says which event does not hold. */
await run(async () => {
  parseArgs({ options: {} });
  const url = productionDatabaseUrl();
  const file = filePath(url);
  if (file !== null && !existsSync(file)) throw new CommandError(`There is no database at ${file}. Set DATABASE_URL to the one to verify.`);
  const database = await openDatabase(url, setting('DATABASE_AUTH_TOKEN'));
  try {
    console.log(`The record holds: ${await checkRecord(database)} events, each as it was written.`);
  } finally {
    database.close();
  }
});
