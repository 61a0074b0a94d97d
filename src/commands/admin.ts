import { parseArgs } from 'node:util';
import { markProduction } from '#changes/birth.ts';
import { InvalidInputError } from '#changes/errors.ts';
import { inviteAdmin } from '#changes/invitations.ts';
import { createNetwork } from '#changes/networks.ts';
import { makeReady } from '#changes/opening.ts';
import { type Database, openDatabase } from '#db/open.ts';
import { findBirth } from '#db/queries/facts.ts';
import { listNetworks } from '#db/queries/memberships.ts';
import { loadReference } from '#db/reference/load.ts';
import { productionDatabaseUrl, setting } from './environment.ts';
import { Refusal, run } from './refusal.ts';

const usage = 'npm run admin -- EMAIL [--name "GIVEN FAMILY"] [--network NAME] [--municipalities 3103,3112]';

/** Invites a network admin from the machine that runs the server: there is no default account, and no visitor becomes admin. */
await run(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: 'string' }, network: { type: 'string' }, municipalities: { type: 'string' } },
  });
  const [email] = positionals;
  if (!email || positionals.length > 1) throw new Refusal(`Say whom to invite: ${usage}.`);
  const publicUrl = setting('PUBLIC_URL');
  if (!publicUrl || !URL.canParse(publicUrl)) throw new Refusal('PUBLIC_URL is missing: the link would lead nowhere. Set it as for npm start.');
  const database = await openDatabase(productionDatabaseUrl(), setting('DATABASE_AUTH_TOKEN'));
  try {
    await makeReady(database);
    if ((await findBirth(database.read)) === 'demo') throw new Refusal('DATABASE_URL is a demonstration; its admin enters by one click. Set it to another database.');
    await markProduction(database);
    await database.write((tx) => loadReference(tx));
    const networkId = await chooseNetwork(database, values.network, values.municipalities);
    const { token } = await inOwnWords(() => inviteAdmin(database, new Date(), { email, name: values.name ?? email.split('@')[0], networkId }));
    console.log(`Open this within the hour; it can be used once:\n${new URL(`/invitations/${token}`, publicUrl)}`);
  } finally {
    database.close();
  }
});

/** The network by its name, made where it is new; without a name the only one there is. */
async function chooseNetwork(database: Database, name: string | undefined, municipalities: string | undefined): Promise<string> {
  const networks = await listNetworks(database.read);
  const names = networks.map((network) => `“${network.name}”`).join(', ');
  if (name === undefined) {
    if (networks.length === 1) return networks[0].id;
    if (networks.length === 0) throw new Refusal(`There is no network yet. Say which to make: ${usage}.`);
    throw new Refusal(`There are several networks (${names}). Choose one with --network NAME.`);
  }
  const known = networks.find((network) => network.name === name);
  if (known) return known.id;
  if (municipalities === undefined) throw new Refusal(`There is no network “${name}”${names ? `, only ${names}` : ''}. To make it, say who belongs to it: --municipalities 3103,3112.`);
  const municipalityCodes = municipalities.split(',').map((code) => code.trim());
  return inOwnWords(() => createNetwork(database, new Date(), { name, municipalityCodes }));
}

/** What is wrong with what was typed, in the words of the command. */
async function inOwnWords<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (error instanceof InvalidInputError) throw new Refusal(error.problems.map(({ field, key }) => explained(field, key)).join(' '));
    throw error;
  }
}

function explained(field: string, key: string): string {
  const sentences: Record<string, string> = {
    'email notAnEmail': 'The email is no email address.',
    'email taken': 'This email has an account already; sign in with it.',
    'municipalityCodes missing': 'A network has at least two municipalities: --municipalities 3103,3112.',
    'municipalityCodes unknown': 'One of the municipality codes is unknown; db/reference/municipalities.json has them all.',
  };
  return sentences[`${field} ${key}`] ?? `${field}: ${key}.`;
}
