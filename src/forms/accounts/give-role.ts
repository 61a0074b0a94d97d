import { z } from 'astro/zod';
import { accountPolicy } from '#access/accounts.ts';
import { roles } from '#access/viewer.ts';
import { giveRole } from '#changes/accounts/roles.ts';
import { choice, day, textOrNull } from '../fields.ts';
import { accountIntent } from './account-intent.ts';

export const give = accountIntent({
  do: 'give',
  policy: accountPolicy.giveRoles,
  refused: 'give roles',
  schema: z.object({ role: choice(roles), municipalityCode: textOrNull, from: day, until: day }),
  saved: 'given',
  change: (input, { database, viewer, now, id }) => giveRole(database, viewer, now, { ...input, accountId: id }),
});
