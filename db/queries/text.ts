import { and, or, sql, type SQL } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';

/** Every word of `text` stands in at least one of the columns, whatever its case; undefined for no words. SQLite's lower() knows only a–z. */
export function contains(text: string, columns: SQLiteColumn[]): SQL | undefined {
  const words = text.toLocaleLowerCase('nb').split(/\s+/u).filter(Boolean).slice(0, 10);
  return and(...words.map((word) => or(...columns.map((column) => sql`instr(${lowered(column)}, ${word}) > 0`))));
}

function lowered(column: SQLiteColumn): SQL {
  return sql`lower(replace(replace(replace(${column}, 'Æ', 'æ'), 'Ø', 'ø'), 'Å', 'å'))`;
}
