import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { itemAt } from '#lists/item-at.ts';

/** How many people the index and the rows disagree on: who can be found and is not in it, or is in it and should not be. */
export async function countBehind(db: Queryable): Promise<number> {
  const rows = await db.all<{ people: number }>(sql`
    SELECT count(*) AS people FROM (
      SELECT id FROM people WHERE active AND NOT protected AND id NOT IN (SELECT person_id FROM search_documents)
      UNION
      SELECT person_id FROM search_documents WHERE person_id NOT IN (SELECT id FROM people WHERE active AND NOT protected))`);
  return Number(itemAt(rows, 0).people);
}
