import { endHolder, freeAddress, restoreHolder } from '#changes/accounts/held-addresses.ts';
import type { Database } from '#db/open.ts';
import { inOwnWords } from './in-own-words.ts';
import type { HolderRequest } from './request.ts';

const changes = { end: endHolder, restore: restoreHolder, free: freeAddress };

const said = {
  end: (email: string) => `The sign-in of ${email} has ended, and every session with it. --restore brings it back.`,
  restore: (email: string) => `${email} can sign in again, with the password as it was.`,
  free: (email: string) => `The sign-in that held ${email} has ended for good. Whoever is invited with this address now gets it.`,
};

/** Ends, restores or frees whatever sign-in holds an address: with a person or without, whatever its role. */
export async function changeHolder(database: Database, request: HolderRequest): Promise<void> {
  await inOwnWords(request, () => changes[request.do](database, new Date(), request.email));
  console.log(said[request.do](request.email));
}
