import { z } from 'astro/zod';
import { accountPolicy } from '#access/accounts.ts';
import { roles } from '#access/viewer.ts';
import { issueInvitation } from '#changes/invitations/invitations.ts';
import { choice, text, textOrNull } from '../fields.ts';
import { intent } from '../intent.ts';
import { accountLabels } from './account-intent.ts';

/** Somebody without a profile: whoever has one is invited from their own page. */
export const invite = intent({
  route: '/admin/accounts',
  do: 'invite',
  policy: accountPolicy.giveRoles,
  refused: 'invite',
  schema: z.object({ email: text, name: text, role: choice(roles), municipalityCode: textOrNull }),
  labels: accountLabels,
  change: (input, { database, viewer, now }) => issueInvitation(database, viewer, now, { ...input, personId: null }),
});
