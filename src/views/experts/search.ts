import { searcher } from '#access/directory.ts';
import type { Viewer } from '#access/viewer.ts';
import { experts } from '#i18n/experts.ts';
import { list, topicInSentence, topicLabel } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { languageName } from '#i18n/languages.ts';
import { deepestHit, type ExpertsAnswer, pageSize, sorts } from '#search/contract.ts';
import { listPlaces, type Place } from '#search/places.ts';
import { readVocabulary, type VocabularyTopic } from '#search/question/vocabulary.ts';
import { database } from '#server/database.ts';
import { searchEngine } from '#server/search.ts';
import { type Asked, countFilters, expertsAddress, type ParameterProblem, readExperts, withoutFilters } from '#views/address/experts.ts';
import { pagerOf } from '#views/lists.ts';
import { expertFacets } from './facets.ts';
import { resultOf } from './result.ts';

export interface ExpertsSearch {
  asked: Asked;
  problems: ParameterProblem[];
  answer: ExpertsAnswer;
  topics: ReadonlyMap<string, VocabularyTopic>;
  places: Place[];
}

/** A search as its address asks for it, for the page and the API. */
export async function searchByAddress(viewer: Viewer, params: URLSearchParams, now: Date): Promise<ExpertsSearch> {
  const { read } = await database();
  const { topics } = await readVocabulary(read);
  const places = await listPlaces(read, viewer);
  const bySlug = new Map(topics.map((topic) => [topic.slug, topic]));
  const { asked, problems } = readExperts(params, {
    topics: new Set(bySlug.keys()),
    municipalities: new Set(places.map((place) => place.code)),
  });
  const answer = await (await searchEngine()).searchExperts({ ...asked, viewer: searcher(viewer), now });
  return { asked, problems, answer, topics: bySlug, places };
}

/** The page of a search: its results, what was understood, and every way on from there. */
export async function expertsPage(viewer: Viewer, params: URLSearchParams, locale: Locale, now: Date) {
  const search = await searchByAddress(viewer, params, now);
  const { asked, problems, answer, topics, places } = search;
  const t = experts[locale];
  const filters = countFilters(asked);
  const own = places.find((place) => place.code === viewer.municipalityCode)?.name ?? '';
  const address = (changes: Partial<Asked>) => expertsAddress({ ...asked, page: 1, ...changes });
  return {
    asked,
    filters,
    results: answer.hits.map((hit) => resultOf(hit, { topics, from: own, locale, now })),
    beyond: answer.total > deepestHit,
    /** The name of the viewer's municipality, from which travel counts. */
    from: own,
    meetHint: !asked.meet ? t.meetOff : own ? t.meetOn(own) : t.meetNowhere,
    heading: headingOf(search, filters, locale),
    errors: problems.map(({ expected, value }) => ({ field: 'list-form', message: t.problems[expected](value) })),
    readAs:
      answer.total === 0 ? [] : [...answer.corrections.map(({ typed, read }) => t.readAs(typed, read)), ...answer.unknown.map(t.notFound)],
    exactly: answer.corrections.length > 0 ? address({ exact: true }) : null,
    facets: expertFacets(search, locale),
    chips: chipsOf(search, locale, address),
    sorts: sorts
      .filter((sort) => sort !== 'travel' || asked.meet)
      .map((sort) => ({ value: sort, label: t.sorts[sort], chosen: sort === asked.sort })),
    unfiltered: expertsAddress(filters > 0 ? withoutFilters(asked) : {}),
    nobody: answer.total > 0 ? null : await nobodyFound(viewer, search, filters, address),
    pager: pagerOf(asked.page, Math.ceil(Math.min(answer.total, deepestHit) / pageSize), (page) => address({ page })),
  };
}

function headingOf({ asked, answer, topics }: ExpertsSearch, filters: number, locale: Locale): string {
  const t = experts[locale];
  if (answer.total === 0) return filters > 0 || !asked.text ? t.nobodyLeft : t.nobodyHas(asked.text);
  const named = answer.named.length > 0 && answer.named.length <= 3;
  const helpWith = named ? answer.named : asked.text ? [] : asked.topics.map(({ slug }) => slug);
  if (helpWith.length > 0) {
    const names = helpWith.map((slug) => topicInSentence(locale, topics.get(slug) ?? { labelEn: slug, labelNb: slug }));
    return t.canHelp(answer.total, list(locale, names));
  }
  return asked.text ? t.foundFor(answer.total, asked.text) : t.found(answer.total);
}

/** What narrows the search, each with the address without it. */
function chipsOf({ asked, topics, places }: ExpertsSearch, locale: Locale, address: (changes: Partial<Asked>) => string) {
  const t = experts[locale];
  return [
    ...asked.topics.map(({ slug, level }) => {
      const label = topicLabel(locale, topics.get(slug) ?? { labelEn: slug, labelNb: slug });
      return {
        label: level > 1 ? t.topicLevel(label, level) : label,
        href: address({ topics: asked.topics.filter((topic) => topic.slug !== slug) }),
      };
    }),
    asked.level > 0 && { label: t.levelFilter(asked.level), href: address({ level: 0 }) },
    asked.today && { label: t.facets.today, href: address({ today: false }) },
    asked.hours > 0 && { label: t.hoursOrMore(asked.hours), href: address({ hours: 0 }) },
    asked.minutes !== null && { label: t.minutesOrLess(asked.minutes), href: address({ minutes: null }) },
    ...asked.municipalities.map((code) => ({
      label: places.find((place) => place.code === code)?.name ?? code,
      href: address({ municipalities: asked.municipalities.filter((other) => other !== code) }),
    })),
    ...asked.languages.map((code) => ({
      label: languageName(locale, code),
      href: address({ languages: asked.languages.filter((other) => other !== code) }),
    })),
  ].filter((chip) => chip !== false);
}

const topicsSuggested = 4;

/** Ways on where nobody was found: topics like the text, where no filter is to blame, and any of the topics instead of all. */
async function nobodyFound(viewer: Viewer, { asked }: ExpertsSearch, filters: number, address: (changes: Partial<Asked>) => string) {
  const like = asked.text ? await (await searchEngine()).suggestTopics(searcher(viewer), asked.text, topicsSuggested) : [];
  const near = like[0]?.near ?? false;
  return {
    near,
    suggestions: filters > 0 ? [] : like.filter((topic) => topic.near === near),
    anyInstead: asked.match === 'all' && asked.topics.length > 1 ? address({ match: 'any' }) : null,
  };
}
