import type { APIRoute } from 'astro';
import { logFailure } from '#http/log.ts';
import { json, problem } from '#http/problem.ts';
import { health } from '#views/healthz.ts';

export const GET: APIRoute = async ({ locals, routePattern }) => {
  try {
    return json({ status: await health() });
  } catch (error) {
    logFailure(locals.requestId, routePattern, error);
    return problem(503, 'No database');
  }
};
