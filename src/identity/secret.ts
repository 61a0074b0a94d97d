import { randomBytes } from 'node:crypto';
import { findOrMakeSecret } from '#changes/database/secret.ts';
import { database } from '#server/database.ts';

/** For as long as the disk is full: what is signed with it is worth nothing after a restart. */
const makeshift = randomBytes(32);
let kept: Promise<Buffer> | undefined;

/** The secret of this server's database. */
export async function serverSecret(): Promise<Buffer> {
  kept ??= database().then(findOrMakeSecret);
  return kept.catch(() => {
    kept = undefined;
    return makeshift;
  });
}
