import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { itemAt } from '#lists/item-at.ts';

/** How large the database is, in bytes, and what last changed its schema. */
export async function findDatabaseState(db: Queryable) {
  const sizes = await db.all<{ bytes: number }>(sql`SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()`);
  const migrations = await db.all<{ tag: string; appliedAt: number }>(
    sql`SELECT tag, applied_at AS appliedAt FROM migrations ORDER BY tag DESC LIMIT 1`,
  );
  const { tag, appliedAt } = itemAt(migrations, 0);
  return { bytes: Number(itemAt(sizes, 0).bytes), migration: { tag, appliedAt: new Date(Number(appliedAt)) } };
}
