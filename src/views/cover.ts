import { hoursToSpare, topicCover, type TopicCover } from '#planning/cover.ts';
import type { Queryable } from '#db/open.ts';
import { listCoverFacts } from '#db/queries/topics.ts';
import { topicLabel } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { osloTime } from '#time/oslo.ts';

/** Need against own hours of every topic in a network, alike for every viewer; topics by slug. `text` narrows by label and synonym. */
export async function networkCover(db: Queryable, networkId: string, now: Date, text = ''): Promise<TopicCover[]> {
  return (await listCoverFacts(db, networkId, osloTime(now).date, text)).map(topicCover);
}

/** What the longest of some bars stands for, hours a year; 0 where there are none. */
export function longestBar(bars: readonly { need: number; ownHours: number }[]): number {
  return Math.max(0, ...bars.map(({ need, ownHours }) => Math.max(need, ownHours)));
}

export const coverSorts = ['name', 'short', 'spare'] as const;
export type CoverSort = (typeof coverSorts)[number];

export function sortCover(topics: TopicCover[], sort: CoverSort, locale: Locale): TopicCover[] {
  const collator = new Intl.Collator(locale);
  const byName = (a: TopicCover, b: TopicCover) => collator.compare(topicLabel(locale, a), topicLabel(locale, b));
  const bySpare = (a: TopicCover, b: TopicCover) => hoursToSpare(a) - hoursToSpare(b) || byName(a, b);
  return topics.toSorted(sort === 'name' ? byName : sort === 'short' ? bySpare : (a, b) => bySpare(b, a));
}
