import { NotFoundError } from '#changes/errors.ts';
import { findAccountIdOfPerson } from '#db/queries/accounts.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Sender } from '../intent.ts';

/** The account of the person whose page it is. */
export async function signInOf({ database, id }: Sender<Viewer>): Promise<{ accountId: string }> {
  const accountId = await findAccountIdOfPerson(database.read, id);
  if (accountId === undefined) throw new NotFoundError('account');
  return { accountId };
}
