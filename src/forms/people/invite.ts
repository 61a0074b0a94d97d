import { z } from 'astro/zod';
import { accountPolicy } from '#access/accounts.ts';
import { roles } from '#access/viewer.ts';
import { issueInvitation } from '#changes/invitations/invitations.ts';
import { text } from '../fields.ts';
import { intent } from '../intent.ts';
import { personLabels } from './person-intent.ts';

/** Answers with the link, for whoever invites to pass on: it is shown this once. */
export const invite = intent({
  route: '/people/[id]',
  do: 'invite',
  policy: accountPolicy.keepAnybodys,
  refused: 'invite',
  schema: z.object({ role: text.transform((role) => role || 'staff').pipe(z.enum(roles)) }),
  labels: personLabels,
  change: ({ role }, { database, viewer, now, id }) =>
    issueInvitation(database, viewer, now, { personId: id, role, email: '', name: '', municipalityCode: null }),
});
