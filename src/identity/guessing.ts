import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { littleWords, norwegianWords, placeWords } from './guessable-words.ts';
import { itemAt } from '#lists/item-at.ts';

/** Why a password is among the first that others would guess. */
export type Weakness = 'own' | 'pattern' | 'common';

// What the estimator calls very unguessable. Four words with something between are above it, two common ones with a year are not.
const fewestGuesses = 1e10;

// Within these every password takes less than a tenth of a second; what is good needs no more than its first 64 characters.
const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common, ...english, norwegian: norwegianWords },
  graphs: adjacencyGraphs,
  maxLength: 64,
  l33tMaxSubstitutions: 20,
});

const words = new Set(norwegianWords);
const lookAlikes: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
  ø: 'o',
  å: 'a',
  æ: 'e',
  ä: 'a',
  ö: 'o',
};
const runs = '01234567890123456789 abcdefghijklmnopqrstuvwxyzæøå qwertyuiopå asdfghjkløæ zxcvbnm';
const diagonals = '1qaz 2wsx 3edc 4rfv 5tgb 6yhn 7ujm 8ik 9ol 4esz 5rdx 6tfc 7ygv 8uhb 9ijn 0okm plm okn ijb uhv ygc tfx rdz';
const fewestDistinct = 5;

/**
 * Why others would guess a password soon; null where they would not. `about` holds texts about its owner: name, mail address, municipality, networks.
 * Takes up to a tenth of a second, and the first call a third of one: not for the thread that answers requests.
 */
export function weaknessOf(password: string, about: string[]): Weakness | null {
  const lower = password.normalize('NFKC').toLowerCase();
  const own = about
    .flatMap((text) => [...text.toLowerCase().split(/[^\p{L}]+/u), text.toLowerCase().replace(/[^\p{L}]/gu, '')])
    .filter((word) => word.length > 2);
  const isOwn = new Set(own);
  const apart = lower
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length >= shortestWord && (words.has(word) || !littleWords.has(word)) && !isOwn.has(word));
  const few = apart.length < 4 ? fewTogether : fewApart;
  if (new Set(lower).size < fewestDistinct || isRun(lower) || /^\d+$/.test(lower)) return 'pattern';
  const madeOfKnownWords = readings(lower).find((reading) => isOfFewWords(reading, isOwn, few));
  if (madeOfKnownWords !== undefined) return own.some((word) => madeOfKnownWords.includes(word)) ? 'own' : 'common';
  const { guesses, sequence } = zxcvbn.check(lower, own);
  if (guesses >= fewestGuesses) return isOfRuns(lower) || isOfRuns(withoutEnds(lower)) ? 'pattern' : null;
  if (sequence.some((match) => match.dictionaryName === 'userInputs')) return 'own';
  return sequence.some((match) => match.pattern === 'dictionary') ? 'common' : 'pattern';
}

/** The letters left when decoration is dropped, with look-alikes read as letters and as decoration. */
function readings(lower: string): string[] {
  const trimmed = withoutEnds(lower);
  const spelled = (text: string) => [...text].map((character) => lookAlikes[character] ?? character).join('');
  const letters = (text: string) => text.replace(/[^\p{L}]/gu, '');
  return [lower.replace(/[\s\d]+$/u, ''), trimmed, lower].flatMap((text) => [letters(spelled(text)), letters(text)]);
}

const withoutEnds = (lower: string) => lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');

const shortestWord = 3;
const longestWord = Math.max(...norwegianWords.map((word) => word.length));
const weights = { own: 3, place: 6, known: 8 };
/** Two words with a place or with two of the owner's own, or three places; not three other words. */
const fewTogether = { weight: 22, littleWords: 3 };
/** Four words with something between stay four, whatever could be read into them; only a saying is one. */
const fewApart = { weight: 16, littleWords: 0 };

/** Whether a text can be read as so few words that are known, and little ones between, that others would soon have tried them all. */
function isOfFewWords(text: string, isOwn: ReadonlySet<string>, most: typeof fewTogether): boolean {
  // By where a word ends and how many little words were read so far: the least that it weighs.
  const least = Array.from({ length: text.length + 1 }, () => Array<number>(most.littleWords + 1).fill(Infinity));
  const lower = (weights: number[], little: number, weight: number) => (weights[little] = Math.min(itemAt(weights, little), weight));
  lower(itemAt(least, 0), 0, 0);
  least.forEach((before, from) => {
    if (before.every((weight) => weight > most.weight)) return;
    least.slice(from + 1).forEach((after, more) => {
      const word = text.slice(from, from + 1 + more);
      const heavier = weightOf(word, isOwn);
      before.forEach((weight, little) => {
        lower(after, little, weight + heavier);
        if (little < most.littleWords && littleWords.has(word)) lower(after, little + 1, weight);
      });
    });
  });
  return Math.min(...itemAt(least, text.length)) <= most.weight;
}

function weightOf(word: string, isOwn: ReadonlySet<string>): number {
  if (word.length < shortestWord) return Infinity;
  if (isOwn.has(word)) return weights.own;
  if (word.length > longestWord) return Infinity;
  if (placeWords.has(word)) return weights.place;
  return words.has(word) ? weights.known : Infinity;
}

/** Whether a text is nothing but keys that lie beside or under each other, three and more at a time. */
function isOfRuns(lower: string): boolean {
  const endsRun = [true];
  for (let to = 1; to <= lower.length; to += 1) {
    endsRun.push(endsRun.some((ends, from) => ends && to - from >= shortestWord && isRun(lower.slice(from, to))));
  }
  return lower !== '' && itemAt(endsRun, lower.length);
}

function isRun(lower: string): boolean {
  const backwards = [...lower].reverse().join('');
  return `${runs} ${diagonals}`.split(' ').some((run) => run.includes(lower) || run.includes(backwards));
}
