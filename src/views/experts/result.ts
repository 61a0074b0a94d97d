import { mayBeOld } from '#access/freshness.ts';
import { experts, shortDay } from '#i18n/experts.ts';
import { ago, clock, month, topicInSentence } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { words } from '#i18n/words.ts';
import type { ExpertHit } from '#search/contract.ts';
import type { PartName } from '#search/ranking.ts';

/** What the sentences about a result are written from. */
export interface ResultContext {
  topics: ReadonlyMap<string, { labelEn: string; labelNb: string }>;
  /** Where travel begins; empty where it counts from nowhere. */
  from: string;
  locale: Locale;
  now: Date;
}

export type ExpertResult = ReturnType<typeof resultOf>;

const manyHours = 20;
const highLevel = 4;

/** One result as its row says it, and why it stands there. */
export function resultOf(hit: ExpertHit, context: ResultContext) {
  const { locale, now } = context;
  const t = experts[locale];
  const { person, standIn } = hit;
  const name = `${person.givenName} ${person.familyName}`;
  const stale = hit.confirmedAt !== null && mayBeOld(hit.confirmedAt, now);
  const reached = standIn?.phone ? { name: standIn.name, phone: standIn.phone } : { name, phone: person.contact?.phone ?? '' };
  return {
    hit,
    name,
    also: alsoKnows(hit, context),
    today: todayWords(hit, locale),
    stale,
    confirmed: hit.confirmedAt === null ? t.never : ago(locale, new Date(hit.confirmedAt), now),
    call: { ...reached, href: `tel:${reached.phone.replace(/[^\d+]/g, '')}`, short: reached.phone.replace(/^\+47\s*/, '') },
    why: { short: shortReasons(hit, stale, locale), parts: explainedParts(hit, context) },
  };
}

/** Up to two topics besides those asked for, best first. */
function alsoKnows({ person, reasons }: ExpertHit, { topics, locale }: ResultContext): string {
  const matched = new Set(reasons.map((reason) => reason.topicSlug));
  const others = (person.holdings ?? [])
    .filter((holding) => holding.level >= 3 && !matched.has(holding.topicSlug))
    .sort((a, b) => b.level - a.level || (a.topicSlug < b.topicSlug ? -1 : 1))
    .slice(0, 2)
    .flatMap((holding) => topics.get(holding.topicSlug) ?? [])
    .map((topic) => topicInSentence(locale, topic))
    .join(', ');
  const matchesTopic = reasons.some((reason) => reason.topicSlug);
  return others && matchesTopic ? experts[locale].also(others) : others;
}

function todayWords({ today, standIn }: ExpertHit, locale: Locale): { big: string; small: string } {
  const t = experts[locale];
  if (today.kind === 'away') {
    const parts = [today.until && t.awayUntil(shortDay(locale, today.until)), standIn && t.standsIn(standIn.name)];
    return { big: t.away, small: parts.filter(Boolean).join(', ') };
  }
  if (today.kind === 'working') {
    const big = today.phase === 'before' ? t.from(clock(locale, today.from)) : t.until(clock(locale, today.to));
    if (today.phase === 'after') return { big, small: t.doneToday };
    return { big, small: today.place === 'home' ? t.fromHome : t.workingToday };
  }
  if (today.kind === 'unknown') return { big: t.hidden, small: t.hoursOfWork };
  if (!today.next) return { big: t.notSaid, small: t.hoursOfWork };
  return { big: today.tomorrow ? t.tomorrow : t.weekdays[today.next], small: t.notWorking };
}

/** At most three, for the closed row. */
function shortReasons({ best, reasons, hours, today }: ExpertHit, stale: boolean, locale: Locale): string[] {
  const t = experts[locale];
  const quoted = reasons.find((reason) => reason.field && reason.field !== 'name');
  return [
    best && best.level >= highLevel && t.whyShort.level(best.level),
    quoted?.field && t.whyShort.word(quoted.words.join(' '), t.fields[quoted.field]),
    hours && hours.left >= manyHours && t.whyShort.manyHours,
    today.kind === 'working' && t.whyShort.today,
    today.kind === 'away' && t.whyShort.away,
    stale && t.whyShort.old,
  ]
    .filter((reason) => typeof reason === 'string')
    .slice(0, 3);
}

/** Every part of the score with its points, its weight and its reason. */
function explainedParts(hit: ExpertHit, { topics, from, locale, now }: ResultContext) {
  const t = experts[locale];
  const { best, hours, today } = hit;
  const topicName = (slug: string) => topicInSentence(locale, topics.get(slug) ?? { labelEn: slug, labelNb: slug });
  const reasons = hit.reasons.map(({ topicSlug, field, words: found }) => {
    if (topicSlug) return t.asTopic(topicName(topicSlug));
    return field ? t.inField(found.join(' '), t.fields[field]) : t.inPlace(found.join(' '));
  });

  function hoursText(): string {
    if (!hours) return hit.person.hoursVisible ? t.noHours : t.hoursNotShown;
    return hours.agreed > 0 ? t.leftOfAgreed(hours.left, hours.agreed, month(locale, now)) : t.noHours;
  }
  function todayText(): string {
    if (today.kind === 'away')
      return [t.away.toLowerCase(), today.until && t.awayUntil(shortDay(locale, today.until))].filter(Boolean).join(' ');
    if (today.kind === 'working') return `${t.workingToday}, ${clock(locale, today.from)}–${clock(locale, today.to)}`;
    return today.kind === 'off' ? t.notWorking : t.hoursNotShown;
  }
  const because: Record<PartName, string> = {
    matches: reasons.length > 0 ? reasons.join(', ') : t.everyone,
    level: best ? t.levelOf(best.level, words[locale].level(best.level), topicName(best.topicSlug)) : t.noLevel,
    hours: hoursText(),
    today: todayText(),
    confirmed: hit.confirmedAt === null ? t.hoursNotShown : ago(locale, new Date(hit.confirmedAt), now),
    travel: hit.minutes === null ? t.noMinutes : t.minutesAway(hit.minutes, from),
  };
  return hit.why.map(({ part, value, weight }) => ({ part, value, weight, because: because[part] }));
}
