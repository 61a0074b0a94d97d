import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { InvalidInputError } from '#changes/errors.ts';
import { leaveOutTopics, publishMap } from '#changes/networks.ts';
import { makeReady } from '#changes/database/opening.ts';
import { filePath, openDatabase } from '#db/open.ts';
import { listNetworks } from '#db/queries/memberships.ts';
import { productionDatabaseUrl, setting } from './environment.ts';
import { CommandError, run } from './command-error.ts';

const usage = 'npm run publish -- --network NAME [--map on|off] [--leave-out SLUG,SLUG] [--publish SLUG,SLUG]';

/** Chooses, on the machine that runs the server, whether visitors see a network's map and which topics it leaves out, and says how it is. */
await run(async () => {
  const { values } = parseArgs({
    options: { network: { type: 'string' }, map: { type: 'string' }, 'leave-out': { type: 'string' }, publish: { type: 'string' } },
  });
  if (!values.network) throw new CommandError(`Say which network: ${usage}.`);
  if (values.map !== undefined && values.map !== 'on' && values.map !== 'off')
    throw new CommandError(`--map is ${values.map}; it is on or off.`);
  const url = productionDatabaseUrl();
  const file = filePath(url);
  if (file !== null && !existsSync(file)) throw new CommandError(`There is no database at ${file}. Set DATABASE_URL as for npm start.`);
  const database = await openDatabase(url, setting('DATABASE_AUTH_TOKEN'));
  try {
    await makeReady(database);
    const networks = await listNetworks(database.read);
    const network = networks.find(({ name }) => name === values.network);
    if (!network)
      throw new CommandError(
        `There is no network “${values.network}”${networks.length > 0 ? `, only ${networks.map(({ name }) => `“${name}”`).join(', ')}` : ''}.`,
      );
    const input = { networkId: network.id, leaveOut: slugs(values['leave-out']), publish: slugs(values.publish) };
    const leftOut = await leaveOutTopics(database, new Date(), input).catch(inOwnWords);
    if (values.map !== undefined) await publishMap(database, new Date(), { networkId: network.id, published: values.map === 'on' });
    const shown = values.map === undefined ? network.published : values.map === 'on';
    console.log(shown ? `Visitors see the map of ${network.name}.` : `Visitors do not see the map of ${network.name}; --map on shows it.`);
    console.log(
      leftOut.length > 0 ? `It leaves out of what it publishes:\n${leftOut.join('\n')}` : 'It leaves no topic out of what it publishes.',
    );
  } finally {
    database.close();
  }
});

function slugs(list = ''): string[] {
  return list
    .split(',')
    .map((slug) => slug.trim())
    .filter(Boolean);
}

function inOwnWords(error: unknown): never {
  if (!(error instanceof InvalidInputError)) throw error;
  const both = error.problems.some(({ key }) => key === 'notAChoice');
  throw new CommandError(
    both
      ? 'A topic stands in both lists: leave it out or publish it.'
      : 'One of the topics is unknown; the address of its page, /topics/SLUG, has its name. Nothing was changed.',
  );
}
