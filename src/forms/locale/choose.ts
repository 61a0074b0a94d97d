import { z } from 'astro/zod';
import type { Viewer } from '#access/viewer.ts';
import { setLocale } from '#changes/accounts/accounts.ts';
import { isLocale, localeCookieName } from '#http/locale.ts';
import { problem } from '#http/problem.ts';
import { ownPath } from '#http/redirects.ts';
import { secureCookies } from '#server/settings.ts';
import { text } from '../fields.ts';
import { intent, type Sender } from '../intent.ts';
import { openToAll } from '../open-to-all.ts';

const oneYearSeconds = 365 * 24 * 60 * 60;

/** Chooses the language, for this browser and, where someone is signed in, their account. */
export const chooseLocale = intent({
  route: '/locale',
  do: '',
  ...openToAll,
  schema: z.object({ locale: text, to: text }),
  async change({ locale, to }, { viewer, database, context }: Sender<Viewer | null>) {
    if (!isLocale(locale)) return problem(400, 'Unknown language', 'Send locale=en or nb.');
    context.cookies.set(localeCookieName(secureCookies), locale, {
      path: '/',
      maxAge: oneYearSeconds,
      httpOnly: true,
      sameSite: 'lax',
      secure: secureCookies,
    });
    if (viewer) await setLocale(database, viewer, { locale });
    return ownPath(to);
  },
});
