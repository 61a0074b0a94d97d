import { and, eq, gt, isNull, or, type SQL } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { invitations } from '#db/schema/accounts.ts';

/** Whoever may no longer invite has invited nobody. */
export const endInvitationsBy = (tx: Transaction, now: Date, accountId: string) =>
  endInvitations(tx, now, eq(invitations.invitedBy, accountId));

/** The link of somebody who left, moved or has another address leads nowhere, also once they are back. */
export const endInvitationsOf = (tx: Transaction, now: Date, personId: string) =>
  endInvitations(tx, now, eq(invitations.personId, personId));

/** Every open invitation to an address, whoever issued it. */
export const endInvitationsTo = (tx: Transaction, now: Date, email: string) => endInvitations(tx, now, eq(invitations.email, email));

interface Successor {
  email: string;
  municipalityCode?: string | null;
  networkId?: string | null;
  personId?: string | null;
}

/** What a new invitation makes void: that of the same person, and of the same address from the same municipality or, without one, network. */
export function endInvitationsBefore(
  tx: Transaction,
  now: Date,
  { email, municipalityCode = null, networkId = null, personId = null }: Successor,
) {
  const samePlace =
    municipalityCode === null
      ? and(isNull(invitations.municipalityCode), networkId === null ? isNull(invitations.networkId) : eq(invitations.networkId, networkId))
      : eq(invitations.municipalityCode, municipalityCode);
  const sameAddress = and(eq(invitations.email, email), samePlace);
  return endInvitations(tx, now, personId === null ? sameAddress : or(sameAddress, eq(invitations.personId, personId)));
}

async function endInvitations(tx: Transaction, now: Date, which: SQL | undefined): Promise<void> {
  await tx
    .update(invitations)
    .set({ endsAt: now })
    .where(and(which, isNull(invitations.usedAt), gt(invitations.endsAt, now)));
}
