/**
 * Words as the index and a question both know them: folded, spelt in the ways people type æ, ø and å, stemmed in Norwegian
 * and English (Snowball, Porter 2001), and compounds split against the vocabulary's own words.
 */
import snowball from 'snowball-stemmers';
import { itemAt } from '#lists/item-at.ts';

const stemmers = [snowball.newStemmer('norwegian'), snowball.newStemmer('english')];
/* Stemming takes microseconds and the same words come again with every question. */
const stemsOfWords = new Map<string, string[]>();
const mostWordsKept = 50_000;
/** Stems carry this private-use letter, so that no prefix or correction takes a stem for a word that somebody wrote. */
const stemMark = '\uE000';
const shortestPart = 4;
const lettersWithoutAccent: Record<string, string> = { ä: 'æ', ö: 'ø', đ: 'd', ð: 'd', ŧ: 't', ŋ: 'n', ł: 'l', ß: 'ss' };

/** Lower case without diacritics; æ, ø and å are letters of their own and stay (ä and ö become æ and ø). */
export function fold(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\0-\x7Fæøå]/gu, (letter) => lettersWithoutAccent[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, ''));
}

/** The folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  return (
    fold(text)
      .match(/[\p{L}\p{N}]+/gu)
      ?.filter((word) => !word.includes(stemMark)) ?? []
  );
}

/** A folded word as it is typed without æ, ø and å: røsnes, rosnes, roesnes. */
export function spellings(word: string): string[] {
  if (!/[æøå]/.test(word)) return [word];
  const withAe = word.replaceAll('æ', 'ae');
  const simple = withAe.replaceAll('ø', 'o').replaceAll('å', 'a');
  const doubled = withAe.replaceAll('ø', 'oe').replaceAll('å', 'aa');
  return [...new Set([word, simple, doubled])];
}

/** The marked Norwegian and English stems of a folded word. */
export function stems(word: string): string[] {
  return [...new Set(stemIn(word))].map((stem) => stemMark + stem);
}

/** Norwegian, then English. */
function stemIn(word: string): string[] {
  let both = stemsOfWords.get(word);
  if (!both) {
    if (stemsOfWords.size === mostWordsKept) stemsOfWords.clear();
    both = stemmers.map((stemmer) => stemmer.stem(word));
    stemsOfWords.set(word, both);
  }
  return both;
}

/** Whether a term of the index is a word that somebody wrote, not a stem. */
export function isWritten(term: string): boolean {
  return !term.startsWith(stemMark);
}

/** One key a language for a phrase: 'anskaffelser av varer' and 'anskaffelse av vare' share one. */
export function phraseKeys(words: readonly string[]): string[] {
  return [...new Set(stemmers.map((_, language) => words.map((word) => stemIn(word)[language]).join(' ')))];
}

/**
 * The parts of a Norwegian compound, where the first or last of them is a word of the lexicon: personvernjurist → personvern,
 * jurist. A linking s or e is dropped. Empty where nothing splits.
 */
export function splitCompound(word: string, lexicon: ReadonlySet<string>): string[] {
  for (let length = word.length - shortestPart; length >= shortestPart; length--) {
    if (lexicon.has(word.slice(0, length))) {
      const rest = word.slice(length);
      const unlinked = /^[se]/.test(rest) && rest.length > shortestPart && !lexicon.has(rest) ? rest.slice(1) : rest;
      return [word.slice(0, length), ...orWhole(unlinked, lexicon)];
    }
    if (lexicon.has(word.slice(-length))) {
      const head = word.slice(0, -length);
      const unlinked = /[se]$/.test(head) && head.length > shortestPart && !lexicon.has(head) ? head.slice(0, -1) : head;
      return [...orWhole(unlinked, lexicon), word.slice(-length)];
    }
  }
  return [];
}

function orWhole(word: string, lexicon: ReadonlySet<string>): string[] {
  const parts = splitCompound(word, lexicon);
  return parts.length > 0 ? parts : [word];
}

/** The text that the index holds for a field: every word in every spelling, stem and part. */
export function indexText(text: string, lexicon: ReadonlySet<string>): string {
  return wordsOf(text)
    .flatMap((word) => [word, ...splitCompound(word, lexicon)])
    .flatMap((word) => [...spellings(word), ...stems(word)])
    .join(' ');
}

/** Words of four letters or more that compounds are made of. */
export function lexiconOf(texts: Iterable<string>): Set<string> {
  const lexicon = new Set<string>();
  for (const text of texts) {
    for (const word of wordsOf(text)) if (word.length >= shortestPart) lexicon.add(word);
  }
  return lexicon;
}

/**
 * Edits between two words, counted as insertions, deletions, substitutions and swaps of neighbours (optimal string alignment,
 * Damerau 1964), or Infinity where they exceed `limit`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const swaps = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        itemAt(last, j) + 1,
        itemAt(row, j - 1) + 1,
        itemAt(last, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        swaps ? itemAt(beforeLast, j - 2) + 1 : Infinity,
      );
    }
    if (Math.min(...row) > limit) return Infinity;
    [beforeLast, last] = [last, row];
  }
  const distance = itemAt(last, b.length);
  return distance <= limit ? distance : Infinity;
}

/** Sorts as Norwegian does under plain byte order, which is all that SQLite has: æ, ø, å after z. */
export function sortKey(text: string): string {
  return fold(text).replace(/[æøå]/g, (letter) => ({ æ: '{', ø: '|', å: '}' })[letter] ?? letter);
}
