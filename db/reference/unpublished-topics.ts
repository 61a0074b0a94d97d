import { inArray } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { topics, unpublishedTopics } from '#db/schema/topics.ts';

/** Where few are on guard is no visitor's to know: out of every network's published map until the network says otherwise. */
const unpublishedFromTheStart = ['security-incident-response', 'identity-access', 'information-security', 'it-operations'];

/** For a network that is being made: leaves those of the list that the vocabulary has out of what it publishes. */
export async function leaveOutFromTheStart(tx: Transaction, networkId: string): Promise<void> {
  const known = await tx.select({ topicSlug: topics.slug }).from(topics).where(inArray(topics.slug, unpublishedFromTheStart));
  if (known.length > 0) await tx.insert(unpublishedTopics).values(known.map((row) => ({ networkId, ...row })));
}
