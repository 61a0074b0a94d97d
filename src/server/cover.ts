import { topicCover, type TopicCover } from '#costs/cover.ts';
import type { Queryable } from '#db/open.ts';
import { listCoverFacts } from '#db/queries/topics.ts';
import { osloTime } from '#search/oslo.ts';

/** Need against own hours of every topic in a network, alike for every viewer; topics by slug. */
export async function networkCover(db: Queryable, networkId: string, now: Date): Promise<TopicCover[]> {
  return (await listCoverFacts(db, networkId, osloTime(now).date)).map(topicCover);
}
