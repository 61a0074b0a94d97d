import type { APIRoute } from 'astro';
import { setLocale } from '#changes/accounts/accounts.ts';
import { database } from '#server/database.ts';
import { readForm } from '#http/form-data.ts';
import { ownPath, seeOther } from '#http/redirects.ts';
import { isLocale, localeCookieName } from '#http/locale.ts';
import { problem } from '#http/problem.ts';
import { secureCookies } from '#server/settings.ts';

const oneYearSeconds = 365 * 24 * 60 * 60;

/** Chooses the language, for this browser and, where someone is signed in, their account. */
export const POST: APIRoute = async ({ request, cookies, locals }) => {
  const form = await readForm(request);
  const locale = form.get('locale');
  if (!isLocale(locale)) return problem(400, 'Unknown language', 'Send locale=en or nb.');
  cookies.set(localeCookieName(secureCookies), locale, {
    path: '/',
    maxAge: oneYearSeconds,
    httpOnly: true,
    sameSite: 'lax',
    secure: secureCookies,
  });
  if (locals.viewer) await setLocale(await database(), locals.viewer, { locale });
  return seeOther(ownPath(form.get('to')));
};
