import { searcher } from '#access/directory.ts';
import type { Viewer } from '#access/viewer.ts';
import type { ExpertsAnswer } from '#search/contract.ts';
import { type Asked, type ParameterProblem, readParameters } from '#search/question/parameters.ts';
import { listPlaces, type Place } from '#search/places.ts';
import { readVocabulary, type VocabularyTopic } from '#search/question/vocabulary.ts';
import { database } from '#server/database.ts';
import { searchEngine } from '#server/search.ts';
import type { Profile } from '#db/queries/profiles.ts';
import type { LocalTime } from '#time/oslo.ts';
import { todayOf, type Today } from '#time/workday.ts';

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

/** What a profile's working hours and absence say of today, as far as its viewer may see them. */
export function todayOfProfile({ contact, absence }: Pick<Profile, 'contact' | 'absence'>, local: LocalTime): Today {
  const away = absence ? { from: absence.from, until: absence.until, standInId: absence.standIn?.id ?? null } : null;
  return todayOf({ contact: contact ?? null, absence: away }, local);
}
