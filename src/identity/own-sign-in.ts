import type { APIContext, AstroGlobal } from 'astro';
import type { Viewer } from '#access/viewer.ts';
import { findSignIn, listSessions } from '#db/queries/sign-ins.ts';
import { database } from '#server/database.ts';
import { passwordLength } from './passwords.ts';
import { hashSessionId, sessionLimits } from './session-adapter.ts';
import { sessionsOver } from './sessions.ts';
import { secureCookies } from '#server/settings.ts';

export interface OwnSession {
  publicId: string;
  /** Such as `Firefox, Windows`; empty where it was not known. */
  browser: string;
  begunAt: Date;
  /** To the minute. */
  usedAt: Date;
  /** The session of the browser that asks. */
  here: boolean;
}

export interface OwnSignIn {
  email: string;
  hasPassword: boolean;
  /** Of a password to come. */
  leastCharacters: number;
  /** This browser's first. */
  sessions: OwnSession[];
}

type Context = Pick<APIContext | AstroGlobal, 'cookies' | 'locals'>;

/** How and where the viewer is signed in. */
export async function ownSignIn(context: Context, viewer: Viewer): Promise<OwnSignIn> {
  const { read } = await database();
  const account = await findSignIn(read, viewer.accountId);
  const here = await presentedIdHash(context);
  const { idleMs } = sessionLimits(viewer.roles.map(({ role }) => role));
  const sessions = (await listSessions(read, viewer.accountId, context.locals.now)).map(
    ({ idHash, publicId, browser, createdAt, idleEndsAt }): OwnSession => ({
      publicId,
      browser,
      begunAt: createdAt,
      usedAt: new Date(idleEndsAt.getTime() - idleMs),
      here: idHash === here,
    }),
  );
  return {
    email: account?.email ?? '',
    hasPassword: account?.passwordHash != null,
    leastCharacters: passwordLength.min,
    sessions: sessions.sort((a, b) => Number(b.here) - Number(a.here)),
  };
}

/** The hash of the session id that this browser presents. */
export async function presentedIdHash({ cookies }: Pick<Context, 'cookies'>): Promise<string> {
  const { cookieName } = sessionsOver(await database(), secureCookies);
  return hashSessionId(cookies.get(cookieName)?.value ?? '');
}
