import type { APIRoute } from 'astro';
import { sql } from 'drizzle-orm';
import { database } from '#server/database.ts';
import { json, problem } from '#server/problem.ts';

export const GET: APIRoute = async () => {
  try {
    await (await database()).read.run(sql`SELECT 1`);
    return json({ status: 'ok' });
  } catch {
    return problem(503, 'No database');
  }
};
