import { type SQLWrapper, sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { itemAt } from '#lists/item-at.ts';

/**
 * What `question` finds, its columns in the order named. All of it travels as one text: of the hundreds of rows that a network has, each
 * costs more on its way out of the database than in the reading of JSON.
 */
export async function rowsInOne<Row extends unknown[]>(db: Queryable, question: SQLWrapper, columns: string[]): Promise<Row[]> {
  const named = sql.raw(columns.join(', '));
  // Rows of libSQL are read by number, and are no arrays.
  const [row] = await db.values<[string]>(sql`SELECT json_group_array(json_array(${named})) FROM (${question})`);
  return JSON.parse(itemAt(row ?? [], 0)) as Row[];
}
