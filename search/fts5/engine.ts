/** The engine over the index in the database (search/fts5/indexing.ts). */
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { promises } from '#db/schema/people.ts';
import type { ViewerPlace } from '#access/viewer.ts';
import { type AnswerRow, answerSql, askedTopics, ftsQuery, inScope, type Question, type Scope } from './candidates.ts';
import { type PersonDocument, readDocuments } from '#search/documents.ts';
import {
  type ExpertHit,
  type ExpertsAnswer,
  type ExpertsFacets,
  type ExpertsQuery,
  hoursSteps,
  minutesSteps,
  type SearchEngine,
  type TopicSuggestion,
} from '#search/contract.ts';
import { explain } from '#search/results.ts';
import { editDistance, isWritten, spellings, wordsOf } from '#search/question/words.ts';
import { osloTime } from '#time/oslo.ts';
import { minutesOf } from '#time/shared-hours.ts';
import { listPlaces, type Place } from '#search/places.ts';
import { understand, type VisibleWords } from '#search/question/understanding.ts';
import { nearestTopics, readVocabulary } from '#search/question/vocabulary.ts';
import { estimateMinutes } from '#geography/travel-estimate.ts';
import { itemAt } from '#lists/item-at.ts';

const textColumns = ['name', 'title', 'department', 'contact_for', 'evidence'];
const shortestStem = 4;
const mostCandidates = 12;
const leastLikeness = 0.2;

export function embeddedEngine(db: Reader): SearchEngine {
  return {
    searchExperts: (query) => searchExperts(db, query),
    suggestTopics: (viewer, text, limit) => suggestTopics(db, viewer, text, limit),
  };
}

/** What a search asks, in the words of the index and as far as the viewer may see. */
export async function readQuestion(db: Reader, query: ExpertsQuery) {
  const places = await listPlaces(db, query.viewer);
  const scope = scopeOf(query.viewer, places);
  const vocabulary = await readVocabulary(db);
  const { concepts, corrections, unknown } = await understand(query.text, query.exact, {
    vocabulary,
    places: placeNames(places),
    visible: visibleWords(db, scope),
  });
  const minutes = query.meet ? minutesFrom(query.viewer.municipalityCode, places) : {};
  const question: Question = { query, scope, concepts, local: osloTime(query.now), minutes, except: [] };
  const { lexicon } = vocabulary;
  return { question, places, lexicon, corrections, unknown };
}

async function searchExperts(db: Reader, query: ExpertsQuery): Promise<ExpertsAnswer> {
  const { question, places, lexicon, corrections, unknown } = await readQuestion(db, query);
  const named = [...new Set(question.concepts.flatMap((concept) => concept.named))];
  for (;;) {
    const rows = await db.all<AnswerRow>(answerSql(question));
    const page = rows.filter((row) => row.facet === 'hit').sort((a, b) => a.count - b.count);
    const ids = page.map((row) => String(row.value));
    const hits = await readHits(db, question, lexicon, places, ids);
    if (hits.length === ids.length) {
      const total = rows.find((row) => row.facet === 'total')?.count ?? 0;
      return { total, hits, facets: facetsOf(rows), named, corrections, unknown };
    }
    // Rows changed since the index was read: asked again without those who no longer answer, so that hits, total and facets agree.
    const found = new Set(hits.map(({ person }) => person.personId));
    question.except.push(...ids.filter((id) => !found.has(id)));
  }
}

/** 'Våler (Østfold)' is also called Våler, as is every other one. */
function placeNames(places: readonly Place[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { code, name } of places) {
    const called = [name, name.replace(/\s*\(.*\)$/, '')].map((one) => wordsOf(one).join(' '));
    for (const key of new Set(called.flatMap(spellings))) names.set(key, [...(names.get(key) ?? []), code]);
  }
  return names;
}

function scopeOf(viewer: ViewerPlace, places: readonly Place[]): Scope {
  const own = viewer.municipalityCode;
  return { own, others: places.map((place) => place.code).filter((code) => code !== own) };
}

function minutesFrom(own: string | null, places: readonly Place[]): Record<string, number> {
  const from = places.findIndex((place) => place.code === own);
  if (from < 0) return {};
  const minutes = estimateMinutes(places);
  return Object.fromEntries(places.map((place, to) => [place.code, Math.round(itemAt(minutes, from * places.length + to))]));
}

function visibleWords(db: Reader, scope: Scope): VisibleWords {
  const matching = (query: SQL | string): SQL =>
    sql`FROM search_text CROSS JOIN search_documents AS d ON d.id = search_text.rowid WHERE search_text MATCH ${query} AND ${inScope(scope)}`;
  const finding = (word: string) => matching(ftsQuery([word], textColumns, shortestStem));
  return {
    async has(word) {
      return (await db.all(sql`SELECT 1 ${finding(word)} LIMIT 1`)).length > 0;
    },
    async nearest(word, distance) {
      const terms = await readTerms(db, word.slice(0, 1), word.length - distance, word.length + distance);
      const near = terms.filter((term) => isWritten(term) && editDistance(word, term, distance) === distance);
      // Whoever may not see a word must not notice that it stands in the way of another: scope first, then the cut.
      const visible = await db.all<{ term: string }>(
        sql`SELECT value AS term FROM json_each(${JSON.stringify(near)}) WHERE EXISTS (SELECT 1 ${matching(sql`'"' || value || '"'`)}) ORDER BY value LIMIT ${mostCandidates}`,
      );
      let most = { word: undefined as string | undefined, count: 0 };
      for (const { term } of visible) {
        const { count } = itemAt(await db.all<{ count: number }>(sql`SELECT count(*) AS count ${finding(term)}`), 0);
        if (count > most.count) most = { word: term, count };
      }
      return most.word;
    },
  };
}

/** Terms of the whole index, seen by the viewer or not, with this first letter and a length within the bounds. */
async function readTerms(db: Reader, first: string, shortest: number, longest: number): Promise<string[]> {
  const end = String.fromCodePoint(first.codePointAt(0)! + 1);
  const rows = await db.all<{ term: string }>(
    sql`SELECT term FROM search_words WHERE term >= ${first} AND term < ${end} AND length(term) BETWEEN ${shortest} AND ${longest}`,
  );
  return rows.map((row) => row.term);
}

/** The hits as the database has them now, without those who no longer answer the question or may no longer be seen. */
async function readHits(
  db: Reader,
  question: Question,
  lexicon: ReadonlySet<string>,
  places: readonly Place[],
  ids: string[],
): Promise<ExpertHit[]> {
  const seen = await readSeen(db, question.scope, ids);
  const promised = await readPromised(db, ids, question.local.month);
  const explained = ids.flatMap((id) => {
    const person = seen.get(id);
    if (!person) return [];
    const { holds, ...hit } = explain(person, {
      query: question.query,
      concepts: question.concepts,
      asked: askedTopics(question),
      local: question.local,
      lexicon,
      minutes: question.minutes[person.municipalityCode] ?? null,
      promised: promised.get(id) ?? new Map(),
    });
    return holds ? [hit] : [];
  });
  const standIns = await readSeen(
    db,
    question.scope,
    explained.flatMap(({ today }) => (today.kind === 'away' && today.standInId ? [today.standInId] : [])),
  );
  return explained.map((hit) => {
    const standIn = hit.today.kind === 'away' && hit.today.standInId ? standIns.get(hit.today.standInId) : undefined;
    return {
      ...hit,
      municipalityName: places.find((place) => place.code === hit.person.municipalityCode)?.name ?? hit.person.municipalityCode,
      standIn: standIn
        ? { id: standIn.personId, name: `${standIn.givenName} ${standIn.familyName}`, phone: standIn.contact?.phone ?? '' }
        : null,
    };
  });
}

/** The document of each person that is for this viewer. */
async function readSeen(db: Reader, { own, others }: Scope, ids: string[]): Promise<Map<string, PersonDocument>> {
  const documents = await readDocuments(db, ids);
  const forViewer = documents.filter(({ audience, municipalityCode }) =>
    audience === 'municipality' ? municipalityCode === own : others.includes(municipalityCode),
  );
  return new Map(forViewer.map((document) => [document.personId, document]));
}

async function readPromised(db: Reader, ids: string[], month: string): Promise<Map<string, Map<string, number>>> {
  const rows = await db
    .select()
    .from(promises)
    .where(and(inArray(promises.personId, ids), eq(promises.month, month)));
  const promised = new Map<string, Map<string, number>>();
  for (const row of rows) promised.set(row.personId, (promised.get(row.personId) ?? new Map()).set(row.topicSlug, row.hours));
  return promised;
}

function facetsOf(rows: readonly AnswerRow[]): ExpertsFacets {
  const counted = (name: string) => rows.filter((row) => row.facet === name);
  const facet = (name: string) =>
    counted(name)
      .filter((row) => row.count > 0)
      .map((row) => ({ value: String(row.value), count: row.count }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const steps = (name: string, values: readonly number[], within: (value: number, step: number) => boolean) =>
    values
      .map((step) => ({
        value: String(step),
        count: counted(name).reduce((sum, row) => sum + (within(Number(row.value), step) ? row.count : 0), 0),
      }))
      .filter((one) => one.count > 0);
  return {
    topic: facet('topic'),
    level: steps('level', [1, 2, 3, 4, 5], (level, step) => level >= step),
    today: facet('today'),
    hours: steps('hours', hoursSteps, (minutes, step) => minutes >= minutesOf(step)),
    municipality: facet('municipality'),
    language: facet('language'),
    travel: steps('travel', minutesSteps, (minutes, step) => minutes <= step),
  };
}

async function suggestTopics(db: Reader, viewer: ViewerPlace, text: string, limit: number): Promise<TopicSuggestion[]> {
  const scope = scopeOf(viewer, await listPlaces(db, viewer));
  const counts = await db.all<{ slug: string; people: number }>(
    sql`SELECT h.topic_slug AS slug, count(*) AS people FROM search_holdings AS h JOIN search_documents AS d ON d.id = h.document_id WHERE ${inScope(scope)} GROUP BY h.topic_slug`,
  );
  const people = new Map(counts.map((row) => [row.slug, row.people]));
  return nearestTopics(await readVocabulary(db), text)
    .flatMap(({ topic: { slug, labelEn, labelNb }, likeness }) => {
      const holders = people.get(slug);
      return holders
        ? { slug, labelEn, labelNb, people: holders, near: likeness >= leastLikeness, likeness: likeness >= leastLikeness ? likeness : 0 }
        : [];
    })
    .sort((a, b) => b.likeness - a.likeness || b.people - a.people)
    .slice(0, limit)
    .map(({ likeness: _, ...suggestion }) => suggestion);
}
