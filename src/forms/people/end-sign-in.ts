import { accountPolicy } from '#access/accounts.ts';
import { deactivateAccount } from '#changes/accounts/accounts.ts';
import { noFields } from '../fields.ts';
import { personIntent } from './person-intent.ts';
import { signInOf } from './sign-in-of.ts';

export const endSignIn = personIntent({
  do: 'end-sign-in',
  policy: accountPolicy.keepAnybodys,
  refused: 'deactivate accounts',
  schema: noFields,
  saved: 'signInEnded',
  change: async (_, sender) => deactivateAccount(sender.database, sender.viewer, sender.now, await signInOf(sender)),
});
