import { existsSync } from 'node:fs';
import { makeReady } from '#changes/database/opening.ts';
import { type Database, filePath, openDatabase } from '#db/open.ts';
import { findPurpose } from '#db/queries/facts.ts';
import { changeHolder } from './admin/holder.ts';
import { invite } from './admin/invite.ts';
import { changeDomain } from './admin/mail-domain.ts';
import { readRequest, usage } from './admin/request.ts';
import { productionDatabaseUrl, setting } from './environment.ts';
import { CommandError, run } from './command-error.ts';

/** What only whoever has the machine may do: invite without a sign-in, end any sign-in, free an address, give mail domains to municipalities. */
await run(async () => {
  const request = readRequest(process.argv.slice(2));
  if (request.do === 'help') return console.log(usage);
  if (request.do === 'invite') return withDatabase((database) => invite(database, request));
  requireDatabase();
  return withDatabase((database) => (request.do === 'domain' ? changeDomain(database, request) : changeHolder(database, request)));
});

async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(productionDatabaseUrl(), setting('DATABASE_AUTH_TOKEN'));
  try {
    await makeReady(database);
    if ((await findPurpose(database.read)) === 'demo')
      throw new CommandError('DATABASE_URL is a demonstration; its admin enters by one click. Set it to another database.');
    await work(database);
  } finally {
    database.close();
  }
}

/** An invitation makes the database; everything else is about one that is there. */
function requireDatabase(): void {
  const file = filePath(productionDatabaseUrl());
  if (file !== null && !existsSync(file)) throw new CommandError(`There is no database at ${file} yet. Set DATABASE_URL as for npm start.`);
}
