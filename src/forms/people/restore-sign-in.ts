import { accountPolicy } from '#access/accounts.ts';
import { reactivateAccount } from '#changes/accounts/accounts.ts';
import { noFields } from '../fields.ts';
import { personIntent } from './person-intent.ts';
import { signInOf } from './sign-in-of.ts';

export const restoreSignIn = personIntent({
  do: 'restore-sign-in',
  policy: accountPolicy.keepAnybodys,
  refused: 'reactivate accounts',
  schema: noFields,
  saved: 'signInRestored',
  change: async (_, sender) => reactivateAccount(sender.database, sender.viewer, sender.now, await signInOf(sender)),
});
