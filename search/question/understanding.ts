/** What a free text asks for: topics that it names, words to find in people, and words that were read as others. */
import { editDistance, splitCompound, stems, wordsOf } from './words.ts';
import { otherNames } from './professions.ts';
import { phraseAt, topicsNaming, topicsNear, type Vocabulary } from './vocabulary.ts';
import { itemAt } from '#lists/item-at.ts';

export interface Concept {
  /** Folded words; each has to be found. */
  words: string[];
  /** Topics that these words name. */
  named: string[];
  /** Topics with a word that begins like this one. */
  near: string[];
  /** Codes of the municipalities that these words name. */
  places: string[];
}

export interface Understanding {
  concepts: Concept[];
  corrections: { typed: string; read: string }[];
  /** Words that nothing explains. */
  unknown: string[];
}

/** What the viewer's own view of the index knows; nothing else may answer, or a correction would betray a hidden word. */
export interface VisibleWords {
  has(word: string): Promise<boolean>;
  /** Of the words that begin with the same letter and are so many edits away, the one found with most people; undefined where there is none. */
  nearest(word: string, distance: number): Promise<string | undefined>;
}

const mostWords = 12;
/* Words that ask without naming anything. */
const emptyWords = new Set(
  (
    'a an and the of for to in on at with or my our i we me us is are be who what which can could do does have has help need needs want about some someone somebody ' +
    'anyone expert experts person people find know knows ' +
    'en et ei den det de og eller i på til for med av om som hvem hva kan hjelp hjelpe trenger jeg vi meg oss noen er ha har ekspert eksperter finne kjenner'
  ).split(' '),
);

/** Codes of the viewer's municipalities by the folded words of their names. */
export type PlaceNames = ReadonlyMap<string, string[]>;

interface Known {
  vocabulary: Vocabulary;
  places: PlaceNames;
  visible: VisibleWords;
}

export async function understand(text: string, exact: boolean, known: Known): Promise<Understanding> {
  const typed = wordsOf(text).slice(0, mostWords);
  const read: Pick<Understanding, 'corrections' | 'unknown'> = { corrections: [], unknown: [] };
  const words: string[] = [];
  for (let start = 0; start < typed.length;) {
    const named = conceptAt(typed, start, known);
    if (named) {
      words.push(...named.words);
      start += named.words.length;
      continue;
    }
    const word = itemAt(typed, start++);
    if (exact || emptyWords.has(word) || (await isKnown(word, known))) words.push(word);
    else words.push(...(await readUnknown(word, known, read)));
  }
  // Once more: one long compound may have become fifty words.
  const concepts = conceptsOf(words.slice(0, mostWords), exact, known);
  for (const concept of concepts) await lookInsideNames(concept, known);
  return { concepts, ...read };
}

async function isKnown(word: string, { vocabulary, visible }: Known): Promise<boolean> {
  return vocabulary.words.has(word) || topicsNear(vocabulary, word).length > 0 || (await visible.has(word));
}

/** 'breach' begins no topic and stands in no title, yet 'data breach' is a name of one. */
async function lookInsideNames(concept: Concept, { vocabulary, visible }: Known): Promise<void> {
  const word = itemAt(concept.words, 0);
  if (asksForTopic(concept) || concept.places.length > 0 || !vocabulary.words.has(word) || (await visible.has(word))) return;
  concept.near = topicsNaming(vocabulary, word);
}

/** A compound becomes its parts, a typing error the nearest known word; what neither explains stays and finds nobody. */
async function readUnknown(word: string, known: Known, read: Pick<Understanding, 'corrections' | 'unknown'>): Promise<string[]> {
  const parts = splitCompound(word, known.vocabulary.lexicon);
  const knownParts: string[] = [];
  for (const part of parts) if (await isKnown(part, known)) knownParts.push(part);
  if (knownParts.length > 0 && knownParts.length === parts.length) return parts;
  const nearest = await correct(word, known);
  if (nearest) {
    read.corrections.push({ typed: word, read: nearest });
    return [nearest];
  }
  if (knownParts.length > 0) return knownParts;
  read.unknown.push(word);
  return [word];
}

async function correct(word: string, { vocabulary, visible }: Known): Promise<string | undefined> {
  if (word.length < 4 || /\d/.test(word)) return undefined;
  const limit = word.length < 8 ? 1 : 2;
  for (let distance = 1; distance <= limit; distance++) {
    const found = await visible.nearest(word, distance);
    if (found) return found;
    const named = [...vocabulary.words].filter((candidate) => editDistance(word, candidate, distance) === distance).sort();
    if (named.length > 0) return named[0];
  }
  return undefined;
}

function conceptsOf(words: readonly string[], exact: boolean, known: Known): Concept[] {
  const concepts: Concept[] = [];
  for (let start = 0; start < words.length;) {
    const word = itemAt(words, start);
    const near = exact ? [] : topicsHintedAt(word, known.vocabulary);
    const concept = conceptAt(words, start, known) ?? { words: [word], named: [], near, places: [] };
    concepts.push(concept);
    start += concept.words.length;
  }
  const telling = concepts.filter(({ words: [first = ''], named, places }) => named.length + places.length > 0 || !emptyWords.has(first));
  return telling.length > 0 ? telling : concepts;
}

/** A topic or a municipality that the words from `start` on name in full. */
function conceptAt(words: readonly string[], start: number, { vocabulary, places }: Known): Concept | null {
  const phrase = phraseAt(vocabulary, words, start);
  if (phrase) return { words: words.slice(start, start + phrase.length), named: phrase.slugs, near: [], places: [] };
  for (let length = 3; length > 0; length--) {
    const name = words.slice(start, start + length);
    const codes = places.get(name.join(' '));
    if (codes) return { words: name, named: [], near: [], places: codes };
  }
  return null;
}

function topicsHintedAt(word: string, vocabulary: Vocabulary): string[] {
  const begun = topicsNear(vocabulary, word);
  if (begun.length > 0) return begun;
  return splitCompound(word, vocabulary.lexicon).flatMap((part) => phraseAt(vocabulary, [part], 0)?.slugs ?? []);
}

/** Value of a concept found in each part of a person, 0 to 1. */
export const fieldValues = { name: 1, title: 1, department: 0.8, contactFor: 0.8, evidence: 0.6 } as const;
export type Field = keyof typeof fieldValues;
const namedTopicValue = 1;
const nearTopicValue = 0.8;
/* Words of a topic that stand in a title say less than the topic itself, held at a level. */
const wordsOfTopicValue = 0.5;

export function topicValue(concept: Concept, slug: string): number {
  if (concept.named.includes(slug)) return namedTopicValue;
  return concept.near.includes(slug) ? nearTopicValue : 0;
}

export function fieldValue(concept: Concept, field: Field): number {
  return fieldValues[field] * (concept.named.length > 0 ? wordsOfTopicValue : 1);
}

/** A topic counts three times as much as a word beside it: 'GDPR lawyer' is first of all about GDPR. */
export function weightOf(concept: Concept): number {
  return asksForTopic(concept) ? 3 : 1;
}

function asksForTopic(concept: Concept): boolean {
  return concept.named.length + concept.near.length > 0;
}

/** By position: the concepts of which one must be found, and those that must all be. */
export function conditionsOf(concepts: readonly Concept[]): { oneOf: number[]; allOf: number[] } {
  const positionsOf = (isMeant: (concept: Concept) => boolean) => concepts.flatMap((concept, i) => (isMeant(concept) ? [i] : []));
  const oneOf = positionsOf(asksForTopic);
  const allOf = positionsOf((concept) => !asksForTopic(concept) && (oneOf.length === 0 || concept.places.length > 0));
  return { oneOf, allOf };
}

/** The ways in which a word of the question matches a word of the index: as its beginning, or by a stem. */
export function matchingForms(word: string, shortestStem = 0): { beginnings: string[]; stems: string[] } {
  const beginnings = [word, ...otherNames(word)];
  return { beginnings, stems: beginnings.flatMap(stems).filter((stem) => stem.length > shortestStem) };
}
