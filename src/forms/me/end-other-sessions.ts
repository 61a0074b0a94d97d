import { endOtherSessions as endAllBut } from '#changes/accounts/sign-ins.ts';
import { presentedIdHash } from '#identity/own-sign-in.ts';
import { noFields } from '../fields.ts';
import { sessionIntent } from './session-intent.ts';

export const endOtherSessions = sessionIntent({
  do: 'endOtherSessions',
  saved: 'sessions',
  schema: noFields,
  change: async (_, { database, viewer, now, context }) => endAllBut(database, viewer, now, { keptIdHash: await presentedIdHash(context) }),
});
