import type { APIRoute } from 'astro';
import { findBirth } from '#db/queries/facts.ts';
import { database } from '#server/database.ts';
import { logFailure } from '#http/log.ts';
import { json, problem } from '#http/problem.ts';

export const GET: APIRoute = async ({ locals, routePattern }) => {
  try {
    const opened = await database();
    await findBirth(opened.read);
    return json({ status: opened.degraded() ? 'degraded' : 'ok' });
  } catch (error) {
    logFailure(locals.requestId, routePattern, error);
    return problem(503, 'No database');
  }
};
