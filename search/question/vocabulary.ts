/** The topics as words: which phrase names which topic, and which words compounds are made of. */
import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { topics } from '#db/schema/topics.ts';
import { fold, lexiconOf, phraseKeys, wordsOf } from './words.ts';
import { itemAt } from '#lists/item-at.ts';

export interface VocabularyTopic {
  slug: string;
  labelEn: string;
  labelNb: string;
  /** Every label and synonym, folded. */
  names: string[];
  /** The words of the labels and the synonyms of one word, folded. */
  words: Set<string>;
}

export interface Vocabulary {
  topics: VocabularyTopic[];
  /** Topics by the stemmed key of each of their names. */
  byPhrase: ReadonlyMap<string, ReadonlySet<string>>;
  /** Every word of every name. */
  words: ReadonlySet<string>;
  lexicon: ReadonlySet<string>;
}

const longestPhrase = 6;

/** Reading the topics as one text and comparing it is cheap; stemming their names is not, so the last vocabulary is kept until one changes. */
export async function readVocabulary(db: Queryable): Promise<Vocabulary> {
  const { slug, labelEn, labelNb, labelNn, synonymsEn, synonymsNb } = topics;
  const rows = await db
    .select({
      text: sql<string>`coalesce(json_group_array(json_object('slug', ${slug}, 'labelEn', ${labelEn}, 'labelNb', ${labelNb}, 'labelNn', ${labelNn},
        'synonymsEn', json(${synonymsEn}), 'synonymsNb', json(${synonymsNb})) ORDER BY ${slug}), '[]')`,
    })
    .from(topics);
  const { text } = itemAt(rows, 0);
  if (text !== built?.text) {
    const names: TopicNames[] = JSON.parse(text);
    built = { text, vocabulary: vocabularyOf(names) };
  }
  return built.vocabulary;
}

let built: { text: string; vocabulary: Vocabulary } | undefined;

interface TopicNames {
  slug: string;
  labelEn: string;
  labelNb: string;
  labelNn: string | null;
  synonymsEn: string[];
  synonymsNb: string[];
}

export function vocabularyOf(rows: readonly TopicNames[]): Vocabulary {
  const byPhrase = new Map<string, Set<string>>();
  const all: VocabularyTopic[] = rows.map((row) => {
    const labels = [row.labelEn, row.labelNb, row.labelNn ?? ''].filter(Boolean);
    const synonyms = [...row.synonymsEn, ...row.synonymsNb];
    const names = [row.slug, ...labels, ...labels.flatMap(withAndInBrackets), ...synonyms];
    for (const name of names) {
      for (const key of phraseKeys(wordsOf(name))) byPhrase.set(key, (byPhrase.get(key) ?? new Set()).add(row.slug));
    }
    const single = synonyms.filter((synonym) => wordsOf(synonym).length === 1);
    return {
      slug: row.slug,
      labelEn: row.labelEn,
      labelNb: row.labelNb,
      names: [...labels, ...synonyms].map(fold),
      words: new Set([...labels, ...single].flatMap(wordsOf)),
    };
  });
  const names = all.flatMap((topic) => topic.names);
  return { topics: all, byPhrase, words: new Set(names.flatMap(wordsOf)), lexicon: lexiconOf(names) };
}

/** 'Data protection (GDPR)' is named by 'data protection' and by 'GDPR'. */
function withAndInBrackets(label: string): string[] {
  const [, before, inside = ''] = /^(.+?)\s*\((.+)\)$/.exec(label) ?? [];
  return before ? [before, inside] : [];
}

/** The topics that a phrase names, and how many words it takes; the longest phrase at `start` wins. */
export function phraseAt(vocabulary: Vocabulary, words: readonly string[], start: number): { slugs: string[]; length: number } | null {
  for (let length = Math.min(longestPhrase, words.length - start); length > 0; length--) {
    const slugs = new Set<string>();
    for (const key of phraseKeys(words.slice(start, start + length))) {
      for (const slug of vocabulary.byPhrase.get(key) ?? []) slugs.add(slug);
    }
    if (slugs.size > 0) return { slugs: [...slugs].sort(), length };
  }
  return null;
}

/** The topics with a word that begins like this one; two letters name nothing yet. */
export function topicsNear(vocabulary: Vocabulary, word: string): string[] {
  if (word.length < 3) return [];
  return vocabulary.topics.filter((topic) => [...topic.words].some((own) => own.startsWith(word))).map((topic) => topic.slug);
}

/** The topics with this word anywhere in a label or synonym. */
export function topicsNaming(vocabulary: Vocabulary, word: string): string[] {
  return vocabulary.topics.filter((topic) => topic.names.some((name) => wordsOf(name).includes(word))).map((topic) => topic.slug);
}

/** Topics by likeness of a name to a text, 0 to 1 (Dice's coefficient over letter trigrams, Dice 1945), best first. */
export function nearestTopics(vocabulary: Vocabulary, text: string): { topic: VocabularyTopic; likeness: number }[] {
  const asked = trigrams(wordsOf(text).join(' '));
  return vocabulary.topics
    .map((topic) => ({ topic, likeness: Math.max(...topic.names.map((name) => dice(asked, trigrams(name)))) }))
    .sort((a, b) => b.likeness - a.likeness || (a.topic.slug < b.topic.slug ? -1 : 1));
}

function trigrams(text: string): Set<string> {
  const padded = ` ${text} `;
  const all = new Set<string>();
  for (let start = 0; start + 3 <= padded.length; start++) all.add(padded.slice(start, start + 3));
  return all;
}

function dice(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const part of a) if (b.has(part)) both++;
  return a.size + b.size === 0 ? 0 : (2 * both) / (a.size + b.size);
}
