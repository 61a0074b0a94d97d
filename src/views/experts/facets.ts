import { experts } from '#i18n/experts.ts';
import { topicLabel } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { languageName } from '#i18n/languages.ts';
import { words } from '#i18n/words.ts';
import { type FacetValue, hoursSteps, minutesSteps } from '#search/contract.ts';
import { writtenTopic } from '#views/address/experts.ts';
import type { FacetGroup, FacetOption } from '#views/lists.ts';
import type { ExpertsSearch } from './search.ts';

const mostTopics = 10;

/** What a search may be narrowed by; what it is narrowed by already is always among the choices. */
export function expertFacets(search: ExpertsSearch, locale: Locale): FacetGroup[] {
  const { asked, answer, topics, places } = search;
  const { facets } = answer;
  const t = experts[locale];
  const count = (values: FacetValue[], value: string | number) => values.find((one) => one.value === String(value))?.count ?? 0;

  const slugs = new Set([...asked.topics.map(({ slug }) => slug), ...facets.topic.map(({ value }) => value)]);
  const topicOptions = [...slugs].slice(0, Math.max(mostTopics, asked.topics.length)).flatMap((slug): FacetOption[] => {
    const topic = topics.get(slug);
    if (!topic) return [];
    const chosen = asked.topics.find((one) => one.slug === slug);
    const label = topicLabel(locale, topic);
    return [
      {
        value: writtenTopic(chosen ?? { slug, level: 1 }),
        label: chosen && chosen.level > 1 ? t.topicLevel(label, chosen.level) : label,
        count: count(facets.topic, slug),
        checked: chosen !== undefined,
      },
    ];
  });
  const steps = new Set<number>([...hoursSteps, ...(asked.hours ? [asked.hours] : [])]);
  const hours = oneOf([...steps], asked.hours || null, t.any, t.hoursOrMore, (value) =>
    hoursSteps.some((step) => step === value) ? count(facets.hours, value) : null,
  );
  const level = oneOf(
    [2, 3, 4, 5],
    asked.level || null,
    t.anyLevel,
    (value) => t.levelOrMore(value, words[locale].level(value)),
    (value) => count(facets.level, value),
  );
  const minutes = oneOf(minutesSteps, asked.minutes, t.any, t.minutesOrLess, (value) => count(facets.travel, value));
  const today = { value: '1', label: t.facets.today, count: count(facets.today, 1), checked: asked.today };
  const municipality = places.map(({ code, name }) => ({
    value: code,
    label: name,
    count: count(facets.municipality, code),
    checked: asked.municipalities.includes(code),
  }));
  const language = [...new Set([...facets.language.map(({ value }) => value), ...asked.languages])].map((code) => ({
    value: code,
    label: languageName(locale, code),
    count: count(facets.language, code),
    checked: asked.languages.includes(code),
  }));

  const groups: (FacetGroup | false)[] = [
    topicOptions.length > 0 && { name: 'topic', title: t.facets.topic, type: 'checkbox', open: true, options: topicOptions },
    { name: 'level', title: t.facets.level, type: 'radio', open: true, options: level },
    asked.meet && { name: 'minutes', title: t.facets.travel, type: 'radio', open: true, options: minutes },
    { name: 'today', title: t.facets.today, type: 'checkbox', open: true, options: [today] },
    { name: 'hours', title: t.facets.hours, type: 'radio', open: true, options: hours },
    { name: 'municipality', title: t.facets.municipality, type: 'checkbox', open: true, options: municipality },
    { name: 'language', title: t.facets.language, type: 'checkbox', open: asked.languages.length > 0, options: language },
  ];
  return groups.filter((group) => group !== false);
}

/** Any, or one of some numbers, the least first. */
function oneOf(
  values: readonly number[],
  chosen: number | null,
  whatever: string,
  label: (value: number) => string,
  count: (value: number) => number | null,
): FacetOption[] {
  return [
    { value: '', label: whatever, count: null, checked: chosen === null },
    ...values
      .toSorted((a, b) => a - b)
      .map((value) => ({ value: String(value), label: label(value), count: count(value), checked: value === chosen })),
  ];
}
