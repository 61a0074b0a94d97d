import { NotFoundError } from '#changes/errors.ts';
import { findAccountIdOfPerson } from '#db/queries/accounts.ts';
import type { PersonSender } from './person-intent.ts';

/** The account of the person whose page it is. */
export async function signInOf({ database, personId }: PersonSender): Promise<{ accountId: string }> {
  const accountId = await findAccountIdOfPerson(database.read, personId);
  if (accountId === undefined) throw new NotFoundError('account');
  return { accountId };
}
