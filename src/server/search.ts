import { searcher } from '#access/directory.ts';
import type { Viewer } from '#access/viewer.ts';
import { embeddedEngine } from '#search/embedded-engine.ts';
import type { ExpertsAnswer, SearchEngine } from '#search/engine.ts';
import { type Asked, type ParameterProblem, readParameters } from '#search/parameters.ts';
import { listPlaces, type Place } from '#search/places.ts';
import { readVocabulary, type VocabularyTopic } from '#search/vocabulary.ts';
import { database } from './database.ts';

/** The engine that answers every search of this server. */
export async function searchEngine(): Promise<SearchEngine> {
  return embeddedEngine((await database()).read);
}

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
  const { asked, problems } = readParameters(params, {
    topics: new Set(bySlug.keys()),
    municipalities: new Set(places.map((place) => place.code)),
  });
  const answer = await (await searchEngine()).searchExperts({ ...asked, viewer: searcher(viewer), now });
  return { asked, problems, answer, topics: bySlug, places };
}

export interface OtherExpert {
  id: string;
  name: string;
  title: string;
  municipality: string;
  phone: string;
  topic: { labelEn: string; labelNb: string };
}

const topicsTried = 3;
const othersShown = 3;

/** Who else knows what this person knows best, at level 3 or more and is not away, best match first. */
export async function othersWhoCouldHelp(
  viewer: Viewer,
  personId: string,
  holdings: readonly { slug: string; labelEn: string; labelNb: string }[],
  now: Date,
): Promise<OtherExpert[]> {
  const engine = await searchEngine();
  const places = new Set<string>();
  const others: OtherExpert[] = [];
  for (const topic of holdings.slice(0, topicsTried)) {
    const { asked } = readParameters(new URLSearchParams({ topic: `${topic.slug}:3` }), {
      topics: new Set([topic.slug]),
      municipalities: places,
    });
    const { hits } = await engine.searchExperts({ ...asked, viewer, now });
    for (const { person, municipalityName, today } of hits) {
      if (person.personId === personId || today.kind === 'away' || others.some(({ id }) => id === person.personId)) continue;
      const { givenName, familyName, title, contact } = person;
      others.push({
        id: person.personId,
        name: `${givenName} ${familyName}`,
        title,
        municipality: municipalityName,
        phone: contact?.phone ?? '',
        topic,
      });
      if (others.length === othersShown) return others;
    }
  }
  return others;
}
