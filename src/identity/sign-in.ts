import type { APIContext, AstroGlobal } from 'astro';
import { localDate } from '#time/oslo.ts';
import { type Actor, byVisitor } from '#changes/record/append.ts';
import { entryWaitMs, recordSignIn, recordSignOut } from '#changes/accounts/sign-ins.ts';
import { findCredentials } from '#db/queries/sign-ins.ts';
import { requestAddress } from '#http/client-address.ts';
import { browserName } from './browser-name.ts';
import { database } from '#server/database.ts';
import { knownBrowserCookie, knownBrowserCookieName, knownBrowserSince } from './known-browser.ts';
import { logFailure } from '#http/log.ts';
import { verifyPassword } from './passwords.ts';
import { placeOf } from '#http/client-address.ts';
import { serverSecret } from './secret.ts';
import { sessionsOver } from './sessions.ts';
import { secureCookies, settings } from '#server/settings.ts';
import { countedFor, entryKey, settle, throttledMs } from './throttle.ts';

type Context = Pick<APIContext | AstroGlobal, 'cookies' | 'request' | 'clientAddress' | 'locals' | 'routePattern'>;

export interface Credentials {
  accountId: string;
  passwordHash: string | null;
  active: boolean;
}

/** `waitMs` above 0: too many wrong passwords lately, and this one was not told from a right one. */
export type Tried = { right: true } | { right: false; waitMs: number };
/** Why nobody was signed in: `waitMs` above 0 says when to try again, after too many wrong passwords or too many sign-ins. */
export interface NotSignedIn {
  why: 'wrong' | 'often';
  waitMs: number;
}

/** Signs this browser in where the password is the account's; null where it did. Answers alike, and in like time, whether there is such an account. */
export async function signIn(context: Context, email: string, password: string): Promise<NotSignedIn | null> {
  const [opened, secret] = [await database(), await serverSecret()];
  const credentials = await findCredentials(opened.read, email, localDate(context.locals.now));
  const key = entryKey(secret, credentials?.accountId ?? email.toLowerCase(), knownSince(context, secret, credentials) !== null);
  const often = await entryWaitMs(opened.read, key);
  if (often > 0) return { why: 'often', waitMs: often };
  const tried = await tryPassword(context, credentials ?? email.toLowerCase(), password, byVisitor);
  if (!tried.right || !credentials) return { why: 'wrong', waitMs: tried.right ? 0 : tried.waitMs };
  const waitMs = await recordSignIn(opened, context.locals.now, credentials.accountId, key);
  if (waitMs > 0) return { why: 'often', waitMs };
  await renewSession(context, credentials);
  return null;
}

function knownSince({ cookies, locals }: Context, secret: Buffer, credentials: Credentials | undefined): string | null {
  return knownBrowserSince(secret, cookies.get(knownBrowserCookieName(secureCookies))?.value, credentials, locals.now);
}

/** Tries a password for an account, or for what was written where there is none; wrong ones are counted and on record. */
export async function tryPassword(context: Context, whose: Credentials | string, password: string, actor: Actor): Promise<Tried> {
  const { request, clientAddress, locals, routePattern } = context;
  const [opened, secret] = [await database(), await serverSecret()];
  const credentials = typeof whose === 'string' ? undefined : whose;
  const counted = countedFor(secret, {
    account: credentials?.accountId ?? String(whose),
    address: requestAddress(request.headers, clientAddress, settings.trustedProxies),
    knownBrowser: knownSince(context, secret, credentials),
  });
  const before = await throttledMs(opened, counted);
  if (before > 0) return { right: false, waitMs: before };
  // Guesses sent all at once wait in line, and those in front of them count: before the costly work, and before the answer.
  const matches = await verifyPassword(
    credentials?.passwordHash,
    password,
    placeOf(context),
    async () => (await throttledMs(opened, counted)) > 0,
  );
  const right = matches && credentials?.active === true;
  const tried = { counted, right, actor, accountId: credentials?.accountId ?? null };
  const waitMs = await settle(opened, locals.now, tried, (error) => logFailure(locals.requestId, routePattern, error));
  return right && waitMs === 0 ? { right } : { right: false, waitMs };
}

/** Signs this browser in to an account that no password was asked for: by an invitation, or in the demonstration. */
export async function beginSession(
  context: Pick<Context, 'cookies' | 'locals' | 'request'>,
  account: Omit<Credentials, 'active'>,
): Promise<void> {
  await recordSignIn(await database(), context.locals.now, account.accountId, null);
  await renewSession(context, account);
}

/** Gives this browser a new session id for an account, and lets it be known to the account where that has a password. */
export async function renewSession(
  { cookies, locals, request }: Pick<Context, 'cookies' | 'locals' | 'request'>,
  account: Omit<Credentials, 'active'>,
): Promise<void> {
  const sessions = sessionsOver(await database(), secureCookies);
  const set = [
    await sessions.begin(account.accountId, cookies.get(sessions.cookieName)?.value, browserName(request.headers.get('user-agent') ?? '')),
  ];
  if (account.passwordHash !== null) set.push(knownBrowserCookie(await serverSecret(), secureCookies, account, locals.now));
  for (const { name, value, attributes } of set) cookies.set(name, value, attributes);
}

/** Ends this browser's session, whether or not that can be put on record. */
export async function endSession({ cookies, locals, routePattern }: Pick<Context, 'cookies' | 'locals' | 'routePattern'>): Promise<void> {
  const opened = await database();
  const sessions = sessionsOver(opened, secureCookies);
  const { name, value, attributes } = await sessions.end(cookies.get(sessions.cookieName)?.value);
  cookies.set(name, value, attributes);
  if (locals.viewer)
    await recordSignOut(opened, locals.now, locals.viewer).catch((error: unknown) => logFailure(locals.requestId, routePattern, error));
}
