import type { Database } from '#db/open.ts';
import { byForm, recordHappening } from './record/append.ts';

const kinds = { requests: 'tooManyRequests', profiles: 'tooManyProfiles', depth: 'tooDeep' } as const;

/** Tells the auditor that an account asked for more than it may: an event on the record, without values. */
export async function noteLimit(database: Database, viewer: { accountId: string }, now: Date, limit: keyof typeof kinds): Promise<void> {
  await database.write((tx) => recordHappening(tx, byForm(viewer), now, { kind: kinds[limit], noun: 'account', nounId: viewer.accountId }));
}
