import { mayLookUpPeople } from '#access/directory.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { findPlanFacts } from '#db/queries/plans.ts';
import { findTopic, listHolders } from '#db/queries/topics.ts';
import { capitalise, hours, inWords, topicLabel } from '#i18n/format.ts';
import { home } from '#i18n/home.ts';
import type { Locale } from '#i18n/locale.ts';
import { topics } from '#i18n/topics.ts';
import { hoursToSpare, topicCover } from '#planning/cover.ts';
import { localDate } from '#time/oslo.ts';
import { longestBar } from '#views/cover.ts';
import { strengthScene } from '#views/home.ts';
import { drawnMap } from '#workers/plan-pool.ts';

/** A topic's page: who knows it, and need against own hours everywhere; undefined where there is no such topic. */
export async function topicPage(db: Queryable, viewer: Viewer, slug: string, locale: Locale, now: Date) {
  const today = localDate(now);
  const topic = await findTopic(db, slug);
  const facts = await findPlanFacts(db, viewer.networkId, slug, today);
  if (!topic || !facts) return undefined;
  const cover = topicCover(facts);
  const rows = cover.municipalities;
  const giving = rows.filter(({ ownHours }) => ownHours > 0);
  const strongest = giving.toSorted((a, b) => b.ownHours - a.ownHours)[0];
  const sharing = facts.municipalities.reduce((sum, row) => sum + row.sharing, 0);
  const holders = mayLookUpPeople(viewer) ? await listHolders(db, viewer, slug, today) : null;
  const scene = strengthScene(facts.municipalities, cover, home[locale].peopleAndHours);
  const drawing = { frames: ['plan', 'planNarrow'] as const, id: 'map', linksTo: '/municipalities/' };
  return {
    topic,
    label: topicLabel(locale, topic),
    synonyms: locale === 'nb' ? topic.synonymsNb : topic.synonymsEn,
    cover,
    rows,
    holders,
    strongest,
    spare: hoursToSpare(cover),
    longest: longestBar(rows),
    lead: leadSentence(),
    covered: coveredSentence(),
    drawn: rows.length > 0 ? await drawnMap(db, viewer.accountId, scene, locale, drawing) : undefined,
  };

  function leadSentence(): string {
    const t = topics[locale];
    if (!strongest) return t.nobody;
    const where = giving.length === 1 ? t.inOne(strongest.name) : t.inMany(inWords(locale, giving.length));
    const lead = t.lead(capitalise(t.peopleCount(sharing)), where, hours(locale, cover.ownHours));
    return giving.length > 1 ? `${lead} ${t.strongest(strongest.name, hours(locale, strongest.ownHours))}` : lead;
  }
  function coveredSentence(): string {
    const t = topics[locale];
    const spare = hoursToSpare(cover);
    if (!strongest) return t.nobodyShort(hours(locale, cover.need));
    if (spare >= 0) return t.coveredAll(hours(locale, cover.need), hours(locale, spare));
    return t.coveredPart(hours(locale, cover.need), hours(locale, -spare));
  }
}
