import { randomUUID } from 'node:crypto';

/** A word that no other is, of letters alone: digits may by chance look like a national identity number, which every form refuses. */
export const uniqueWord = () =>
  randomUUID()
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)])
    .replaceAll('-', '');
