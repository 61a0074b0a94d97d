import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common';
import { dictionary as english } from '@zxcvbn-ts/language-en';
import { norwegianWords } from './guessable-words.ts';

/** Why a password is among the first that others would guess. */
export type Weakness = 'own' | 'pattern' | 'common';

// What the estimator calls very unguessable. Four words with something between are above it, two common ones with a year are not.
const fewestGuesses = 1e10;

// Within these every password takes less than a tenth of a second; what is good needs no more than its first 64 characters.
const zxcvbn = new ZxcvbnFactory({ dictionary: { ...common, ...english, norwegian: norwegianWords }, graphs: adjacencyGraphs, maxLength: 64, l33tMaxSubstitutions: 20 });

const words = new Set(norwegianWords);
const lookAlikes: Record<string, string> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i', ø: 'o', å: 'a', æ: 'e', ä: 'a', ö: 'o' };
const runs = '01234567890123456789 abcdefghijklmnopqrstuvwxyzæøå qwertyuiopå asdfghjkløæ zxcvbnm';
const fewestDistinct = 5;

/**
 * Why others would guess a password soon; null where they would not. `about` holds texts about its owner: name, mail address, municipality, networks.
 * Takes up to a tenth of a second, and the first call a third of one: not for the thread that answers requests.
 */
export function weaknessOf(password: string, about: string[]): Weakness | null {
  const lower = password.normalize('NFKC').toLowerCase();
  const own = about.flatMap((text) => [...text.toLowerCase().split(/[^\p{L}]+/u), text.toLowerCase().replace(/[^\p{L}]/gu, '')]).filter((word) => word.length > 2);
  if (new Set(lower).size < fewestDistinct || isRun(lower) || /^\d+$/.test(lower)) return 'pattern';
  const madeOfKnownWords = readings(lower).find((reading) => isOneOrTwo(reading, (text) => words.has(text) || own.includes(text)));
  if (madeOfKnownWords !== undefined) return own.some((word) => madeOfKnownWords.includes(word)) ? 'own' : 'common';
  const { guesses, sequence } = zxcvbn.check(lower, own);
  if (guesses >= fewestGuesses) return null;
  if (sequence.some((match) => match.dictionaryName === 'userInputs')) return 'own';
  return sequence.some((match) => match.pattern === 'dictionary') ? 'common' : 'pattern';
}

/** The letters left when decoration is dropped, with look-alikes read as letters and as decoration. */
function readings(lower: string): string[] {
  const trimmed = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const spelled = (text: string) => [...text].map((character) => lookAlikes[character] ?? character).join('');
  const letters = (text: string) => text.replace(/[^\p{L}]/gu, '');
  return [lower.replace(/[\s\d]+$/u, ''), trimmed, lower].flatMap((text) => [letters(spelled(text)), letters(text)]);
}

function isOneOrTwo(text: string, known: (part: string) => boolean): boolean {
  if (text === '' || known(text)) return true;
  for (let at = 3; at <= text.length - 3; at += 1) {
    if (known(text.slice(0, at)) && known(text.slice(at))) return true;
  }
  return false;
}

function isRun(lower: string): boolean {
  const backwards = [...lower].reverse().join('');
  return runs.split(' ').some((run) => run.includes(lower) || run.includes(backwards));
}
