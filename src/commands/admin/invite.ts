import { markProduction } from '#changes/database/production-mark.ts';
import { inviteAdmin, inviteGuest } from '#changes/invitations/invitations.ts';
import { createNetwork } from '#changes/networks.ts';
import type { Database } from '#db/open.ts';
import { listNetworks } from '#db/queries/memberships.ts';
import { loadReference } from '#db/reference/load.ts';
import { setting } from '../environment.ts';
import { CommandError } from '../command-error.ts';
import { inOwnWords } from './in-own-words.ts';
import type { InviteRequest } from './request.ts';

/** Makes what an empty machine lacks and prints an invitation: there is no default account, and no visitor becomes admin. */
export async function invite(database: Database, request: InviteRequest): Promise<void> {
  const publicUrl = setting('PUBLIC_URL');
  if (!publicUrl || !URL.canParse(publicUrl))
    throw new CommandError('PUBLIC_URL is missing: the link would lead nowhere. Set it as for npm start.');
  await markProduction(database);
  await database.write((tx) => loadReference(tx));
  const { email, name, role, municipality: municipalityCode = '' } = request;
  const now = new Date();
  const networkId = role === 'admin' ? await chooseNetwork(database, request) : null;
  const { token } = await inOwnWords(request, () =>
    role === 'admin'
      ? inviteAdmin(database, now, { email, name, networkId })
      : inviteGuest(database, now, { email, name, role, municipalityCode }),
  );
  const when = role === 'admin' ? 'Open this within the hour' : `Send this to ${email}. It is good for seven days`;
  console.log(`${when}; it can be used once:\n${new URL(`/invitations/${token}`, publicUrl)}`);
}

/** The network by its name, made where it is new; without a name the only one there is. */
async function chooseNetwork(database: Database, request: InviteRequest): Promise<string> {
  const { network: name, municipalities } = request;
  const networks = await listNetworks(database.read);
  const names = networks.map((network) => `“${network.name}”`).join(', ');
  if (name === undefined) {
    const [only, ...others] = networks;
    if (only && others.length === 0) return only.id;
    if (!only) throw new CommandError('There is no network yet. Say which to make: --network "Our network" --municipalities 3103,3112.');
    throw new CommandError(`There are several networks (${names}). Choose one with --network NAME.`);
  }
  const known = networks.find((network) => network.name === name);
  if (known) return known.id;
  if (municipalities === undefined)
    throw new CommandError(
      `There is no network “${name}”${names ? `, only ${names}` : ''}. To make it, say who belongs to it: --municipalities 3103,3112.`,
    );
  const municipalityCodes = municipalities.split(',').map((code) => code.trim());
  return inOwnWords(request, () => createNetwork(database, new Date(), { name, municipalityCodes }));
}
