import type { APIContext, AstroGlobal } from 'astro';
import { type Actor, byVisitor } from '#changes/record.ts';
import { recordSignIn, recordSignOut } from '#changes/sign-ins.ts';
import { findCredentials } from '#db/queries/sign-ins.ts';
import { requestAddress } from './address.ts';
import { browserName } from './browser-name.ts';
import { database } from './database.ts';
import { knownBrowserCookie, knownBrowserCookieName, knownBrowserSince } from './known-browser.ts';
import { logFailure } from './log.ts';
import { verifyPassword } from './passwords.ts';
import { serverSecret } from './secret.ts';
import { sessionsOver } from './sessions.ts';
import { secureCookies, settings } from './settings.ts';
import { countedFor, settle, throttledMs } from './throttle.ts';

type Context = Pick<APIContext | AstroGlobal, 'cookies' | 'request' | 'clientAddress' | 'locals' | 'routePattern'>;

export interface Credentials {
  accountId: string;
  passwordHash: string | null;
  active: boolean;
}

/** `waitMs` above 0: too many wrong passwords lately, and this one was not told from a right one. */
export type Tried = { right: true } | { right: false; waitMs: number };
export type SignIn = { account: Credentials } | { account: null; waitMs: number };

/** Compares a password with the account's. Answers alike, and in like time, whether there is such an account. */
export async function signIn(context: Context, email: string, password: string): Promise<SignIn> {
  const { read } = await database();
  const credentials = await findCredentials(read, email);
  const tried = await tryPassword(context, credentials ?? email.toLowerCase(), password, byVisitor);
  return tried.right && credentials ? { account: credentials } : { account: null, waitMs: tried.right ? 0 : tried.waitMs };
}

/** Tries a password for an account, or for what was written where there is none; wrong ones are counted and on record. */
export async function tryPassword(context: Context, whose: Credentials | string, password: string, actor: Actor): Promise<Tried> {
  const { cookies, request, clientAddress, locals, routePattern } = context;
  const [opened, secret] = [await database(), await serverSecret()];
  const credentials = typeof whose === 'string' ? undefined : whose;
  const counted = countedFor(secret, {
    account: credentials?.accountId ?? String(whose),
    address: requestAddress(request.headers, clientAddress, settings.trustedProxies),
    knownBrowser: knownBrowserSince(secret, cookies.get(knownBrowserCookieName(secureCookies))?.value, credentials, locals.now),
  });
  const before = await throttledMs(opened, counted);
  if (before > 0) return { right: false, waitMs: before };
  // Guesses sent all at once wait in line, and those in front of them count: before the costly work, and before the answer.
  const matches = await verifyPassword(credentials?.passwordHash, password, async () => (await throttledMs(opened, counted)) > 0);
  const right = matches && credentials?.active === true;
  const tried = { counted, right, actor, accountId: credentials?.accountId ?? null };
  const waitMs = await settle(opened, locals.now, tried, (error) => logFailure(locals.requestId, routePattern, error));
  return right && waitMs === 0 ? { right } : { right: false, waitMs };
}

/** Signs this browser in under a new session id, and lets it be known to the account where a password opened it. */
export async function beginSession(context: Pick<Context, 'cookies' | 'locals' | 'request'>, account: Omit<Credentials, 'active'>): Promise<void> {
  await recordSignIn(await database(), context.locals.now, account.accountId);
  await renewSession(context, account);
}

/** Gives this browser a new session id for the account that it is signed in to. */
export async function renewSession({ cookies, locals, request }: Pick<Context, 'cookies' | 'locals' | 'request'>, account: Omit<Credentials, 'active'>): Promise<void> {
  const sessions = sessionsOver(await database(), secureCookies);
  const set = [await sessions.begin(account.accountId, cookies.get(sessions.cookieName)?.value, browserName(request.headers.get('user-agent') ?? ''))];
  if (account.passwordHash !== null) set.push(knownBrowserCookie(await serverSecret(), secureCookies, account, locals.now));
  for (const { name, value, attributes } of set) cookies.set(name, value, attributes);
}

/** Ends this browser's session, whether or not that can be put on record. */
export async function endSession({ cookies, locals, routePattern }: Pick<Context, 'cookies' | 'locals' | 'routePattern'>): Promise<void> {
  const opened = await database();
  const sessions = sessionsOver(opened, secureCookies);
  const { name, value, attributes } = await sessions.end(cookies.get(sessions.cookieName)?.value);
  cookies.set(name, value, attributes);
  if (locals.viewer) await recordSignOut(opened, locals.now, locals.viewer).catch((error: unknown) => logFailure(locals.requestId, routePattern, error));
}
