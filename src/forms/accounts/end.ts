import { deactivateAccount } from '#changes/accounts/accounts.ts';
import { noFields } from '../fields.ts';
import { accountIntent } from './account-intent.ts';

export const end = accountIntent({
  do: 'end',
  schema: noFields,
  saved: 'ended',
  change: (_, { database, viewer, now, id }) => deactivateAccount(database, viewer, now, { accountId: id }),
});
