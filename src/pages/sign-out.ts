import type { APIRoute } from 'astro';
import { seeOther } from '#server/guard.ts';
import { endSession } from '#server/sign-in.ts';

export const POST: APIRoute = async (context) => {
  await endSession(context);
  return seeOther('/');
};
