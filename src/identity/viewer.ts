import { placesOf } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Account } from './sessions.ts';

/** The account as it is now, with an administered network first; null, a visitor, where no role of it is in force. */
export function viewerOf({ id: accountId, name, personId, municipalityCode, roles, networkIds: near }: Account): Viewer | null {
  if (roles.length === 0) return null;
  const held = roles.map(({ networkId }) => networkId).filter((id) => id !== null);
  const networkIds = [...new Set([...placesOf({ roles }, 'administer'), ...held, ...near])];
  return { accountId, name, roles, personId, municipalityCode, networkIds, networkId: networkIds[0] ?? '' };
}
