import { reactivateAccount } from '#changes/accounts/accounts.ts';
import { noFields } from '../fields.ts';
import { accountIntent } from './account-intent.ts';

export const restore = accountIntent({
  do: 'restore',
  schema: noFields,
  saved: 'restored',
  change: (_, { database, viewer, now, id }) => reactivateAccount(database, viewer, now, { accountId: id }),
});
