import { z } from 'astro/zod';
import { accountPolicy } from '#access/accounts.ts';
import { roles } from '#access/viewer.ts';
import { takeRole } from '#changes/accounts/roles.ts';
import { choice, textOrNull } from '../fields.ts';
import { accountIntent } from './account-intent.ts';

export const take = accountIntent({
  do: 'take',
  policy: accountPolicy.giveRoles,
  refused: 'take roles',
  schema: z.object({ role: choice(roles), municipalityCode: textOrNull }),
  saved: 'taken',
  change: (input, { database, viewer, now, id }) => takeRole(database, viewer, now, { ...input, accountId: id }),
});
