import type { APIRoute } from 'astro';
import { securityTxt } from '#http/security-txt.ts';
import { settings } from '#server/settings.ts';

/** Not there where nobody has said who reads what is reported. */
export const GET: APIRoute = ({ locals }) => {
  if (!settings.securityContact) return new Response(null, { status: 404 });
  const text = securityTxt(settings.securityContact, settings.publicUrl, locals.now);
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
};
