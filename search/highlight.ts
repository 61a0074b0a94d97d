import type { Piece } from './contract.ts';
import { spellings, stems, wordsOf } from '#search/question/words.ts';
import { matchingForms } from '#search/question/understanding.ts';

/** A text in pieces, each marked where it is a word of the question. */
export function marked(text: string, words: readonly string[]): Piece[] {
  const wanted = words.map((word) => matchingForms(word));
  const isHit = (piece: string) =>
    wordsOf(piece).some((word) =>
      wanted.some(
        ({ beginnings, stems: wantedStems }) =>
          spellings(word).some((spelling) => beginnings.some((beginning) => spelling.startsWith(beginning))) ||
          stems(word).some((stem) => wantedStems.includes(stem)),
      ),
    );
  return text
    .split(/([\p{L}\p{N}]+)/u)
    .filter(Boolean)
    .map((piece) => ({ text: piece, hit: isHit(piece) }));
}
