import { escaped } from './escape.ts';

/** Markup that the server and the browser write alike: whatever is put between the words is escaped, but markup itself. */
const brand = Symbol('markup');

export interface Markup {
  [brand]: true;
  text: string;
}

type Piece = Markup | string | number | false | undefined | readonly Piece[];

function written(piece: Piece): string {
  if (piece === false || piece === undefined) return '';
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(piece);
  return isMarkup(piece) ? piece.text : piece.map(written).join('');
}

function isMarkup(piece: Markup | readonly Piece[]): piece is Markup {
  return brand in piece;
}

export function html(words: TemplateStringsArray, ...pieces: Piece[]): Markup {
  return { [brand]: true, text: words.reduce((text, word, k) => text + written(pieces[k - 1]) + word) };
}
