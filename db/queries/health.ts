import { sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';

/** How large the database is, in bytes, and what last changed its schema. */
export async function findDatabaseState(db: Queryable) {
  const [size] = await db.all<{ bytes: number }>(sql`SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()`);
  const [migration] = await db.all<{ tag: string; appliedAt: number }>(
    sql`SELECT tag, applied_at AS appliedAt FROM migrations ORDER BY tag DESC LIMIT 1`,
  );
  return { bytes: Number(size.bytes), migration: { tag: migration.tag, appliedAt: new Date(Number(migration.appliedAt)) } };
}
