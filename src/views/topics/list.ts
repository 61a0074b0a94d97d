import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import type { Locale } from '#i18n/locale.ts';
import { topics } from '#i18n/topics.ts';
import { hoursToSpare } from '#planning/cover.ts';
import { expertsAddress } from '#views/address/experts.ts';
import { readTopics } from '#views/address/topics.ts';
import { coverSorts, longestBar, networkCover, sortCover } from '#views/cover.ts';

/** The topics that the address asks for, with how far the network's own hours reach in each. */
export async function topicList(db: Queryable, viewer: Viewer, params: URLSearchParams, locale: Locale, now: Date) {
  const t = topics[locale];
  const { text, sort } = readTopics(params);
  const rows = sortCover(await networkCover(db, viewer.networkId, now, text), sort, locale);
  return {
    text,
    heading: rows.length === 0 ? t.none(text) : t.count(rows.length),
    rows: rows.map((topic) => ({ ...topic, difference: differenceOf(hoursToSpare(topic)) })),
    longest: longestBar(rows),
    sorts: coverSorts.map((name) => ({ value: name, label: t.sorts[name], chosen: name === sort })),
    expertsToo: expertsAddress({ text }),
  };
  function differenceOf(spare: number): string {
    if (spare === 0) return t.even;
    return spare > 0 ? t.spare(spare) : t.short(-spare);
  }
}
