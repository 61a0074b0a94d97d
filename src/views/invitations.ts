import type { Queryable } from '#db/open.ts';
import { findInvitation, findInvitationEnd } from '#db/queries/accounts.ts';

/** An invitation that is open, or why it is not; neither where there never was one. */
export async function invitationPage(db: Queryable, token: string, now: Date) {
  const invitation = await findInvitation(db, token, now);
  return { invitation, end: invitation ? undefined : await findInvitationEnd(db, token) };
}
