import { existsSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { makeReady } from '#changes/database/opening.ts';
import { type Database, filePath, openDatabase } from '#db/open.ts';
import { findPurpose } from '#db/queries/facts.ts';
import { buildIfChanged, demoBuild } from './build.ts';
import { copyInto, setAside } from './database-file.ts';
import { demoDatabaseUrl, setEnvironment, setting } from './environment.ts';
import { CommandError, run } from './command-error.ts';
import { seedDemo } from './demo-data/seed.ts';
import { checkPortIsFree, serve } from './web-server/serve.ts';

/** Signing in by one click is only ever offered to the machine itself. */
const loopbacks = ['127.0.0.1', '::1'];

await run(async () => {
  const { values } = parseArgs({ options: { fresh: { type: 'boolean', default: false }, port: { type: 'string' } } });
  const port = readPort(values.port ?? setting('PORT') ?? '4321');
  await checkPortIsFree(loopbacks, port);
  const url = demoDatabaseUrl();
  const file = filePath(url);
  if (file === null)
    throw new CommandError(`The demo keeps its data in a file, and DATABASE_URL is ${url}. Unset it, or set it to file:PATH.`);
  await prepareDatabase(file, values.fresh);
  buildIfChanged(demoBuild);
  setEnvironment({ DATABASE_URL: url, PORT: String(port), PUBLIC_URL: undefined, TRUSTED_PROXIES: undefined });
  await serve({ folder: demoBuild.folder, hosts: loopbacks, port });
  console.log(`Allmenning is at http://localhost:${port} (a demonstration; Ctrl+C stops it).`);
});

async function prepareDatabase(file: string, fresh: boolean): Promise<void> {
  if (existsSync(file)) {
    if (!fresh) return checkIsDemo(file);
    console.log(`The earlier demonstration is kept as ${await setAside(file, new Date())}.`);
  }
  console.log('Inventing the demonstration …');
  // Made beside and moved into place, so that an interrupted start leaves no half of one.
  const making = `${file}-making-${process.pid}`;
  try {
    await withDatabase(making, async (database) => {
      await makeReady(database);
      await seedDemo(database, new Date());
      await copyInto(database, file);
    });
  } finally {
    for (const suffix of ['', '-wal', '-shm']) if (existsSync(making + suffix)) rmSync(making + suffix);
  }
}

async function checkIsDemo(file: string): Promise<void> {
  await withDatabase(file, async (database) => {
    await makeReady(database);
    if ((await findPurpose(database.read)) !== 'demo')
      throw new CommandError(
        `${file} is not a demonstration's database. Unset DATABASE_URL, or set it to another file; nothing was changed.`,
      );
  });
}

async function withDatabase(file: string, work: (database: Database) => Promise<void>): Promise<void> {
  const database = await openDatabase(`file:${encodeURI(file)}`);
  try {
    await work(database);
  } finally {
    database.close();
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new CommandError(`The port is ${text}; it must be a whole number from 1 to 65535.`);
  return port;
}
