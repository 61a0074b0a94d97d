import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { listNetworkIds } from '#db/queries/memberships.ts';
import type { Account } from './sessions.ts';

/** The account with its place in the networks, read anew at every request. */
export async function viewerOf(db: Queryable, account: Account): Promise<Viewer> {
  const { municipalityCode, networkId } = account;
  const ofMunicipality = municipalityCode ? await listNetworkIds(db, municipalityCode) : [];
  const networkIds = [...new Set([...(networkId ? [networkId] : []), ...ofMunicipality])];
  return {
    accountId: account.id,
    name: account.name,
    role: account.role,
    personId: account.personId,
    municipalityCode,
    networkIds,
    networkId: networkIds[0] ?? '',
  };
}
