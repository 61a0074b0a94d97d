import { and, eq, gt, isNull } from 'drizzle-orm';
import { accountPolicy } from '#access/accounts.ts';
import { may } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Database } from '#db/open.ts';
import { invitations } from '#db/schema/accounts.ts';
import { administeredNetwork } from '../accounts/accounts.ts';
import { NotAllowedError, NotFoundError } from '../errors.ts';
import { byForm, record } from '../record/append.ts';

/** Ends an open invitation: its link leads nowhere from now on. Whoever may invite to the same may revoke it, whoever made it. */
export async function revokeInvitation(
  database: Database,
  viewer: Viewer,
  now: Date,
  { invitationId }: { invitationId: string },
): Promise<void> {
  if (!may(viewer, 'edit') && !may(viewer, 'administer')) throw new NotAllowedError('revoke invitations');
  await database.write(async (tx) => {
    const open = and(eq(invitations.tokenHash, invitationId), isNull(invitations.usedAt), gt(invitations.endsAt, now));
    const [invitation] = await tx.select().from(invitations).where(open).limit(1);
    const administered = await administeredNetwork(tx, viewer, now);
    if (!invitation || !accountPolicy.invite(viewer, invitation, administered)) throw new NotFoundError('invitation');
    const { endsAt } = invitation;
    await record(tx, byForm(viewer), now, {
      kind: 'revoke',
      noun: 'invitation',
      nounId: invitationId,
      before: { endsAt },
      after: { endsAt: now },
    });
    await tx.update(invitations).set({ endsAt: now }).where(eq(invitations.tokenHash, invitationId));
  });
}
