import { z } from 'astro/zod';
import { accountPolicy } from '#access/accounts.ts';
import { revokeInvitation } from '#changes/invitations/revoking.ts';
import { text } from '../fields.ts';
import { intent } from '../intent.ts';
import { accountLabels } from './account-intent.ts';

export const revoke = intent({
  route: '/admin/accounts',
  do: 'revoke',
  policy: accountPolicy.keepAnybodys,
  refused: 'revoke invitations',
  schema: z.object({ invitation: text }),
  labels: accountLabels,
  async change({ invitation: invitationId }, { database, viewer, now }) {
    await revokeInvitation(database, viewer, now, { invitationId });
    return '/admin/accounts?saved=revoked#invitations';
  },
});
