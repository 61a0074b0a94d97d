import type { APIRoute } from 'astro';
import { endSession } from '#identity/sign-in.ts';

export const POST: APIRoute = async (context) => {
  await endSession(context);
  // Not "cookies": the language and the mark of a known browser are for the next time.
  return new Response(null, { status: 303, headers: { location: '/', 'clear-site-data': '"cache", "storage"' } });
};
