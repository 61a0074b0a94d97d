import { and, gt, isNull } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { invitations, sessions, throttles } from '#db/schema/accounts.ts';
import { byCommand, record } from '../record/append.ts';

export interface Ended {
  sessions: number;
  invitations: number;
}

/**
 * Ends what a backup would bring to life again: sessions that were ended since, invitations that were used or withdrawn, and wrong
 * passwords that were counted. Returns how many there were; the record tells of the restore.
 */
export async function endWhatWasOpen(database: Database, now: Date): Promise<Ended> {
  return database.write(async (tx) => {
    const endedSessions = await tx.delete(sessions).returning({ id: sessions.publicId });
    const open = and(isNull(invitations.usedAt), gt(invitations.endsAt, now));
    const endedInvitations = await tx.update(invitations).set({ endsAt: now }).where(open).returning({ id: invitations.tokenHash });
    await tx.delete(throttles);
    const ended = { sessions: endedSessions.length, invitations: endedInvitations.length };
    await record(tx, byCommand, now, { kind: 'restore', noun: 'database', nounId: 'this', before: null, after: { ...ended } });
    return ended;
  });
}
