import { createHash } from 'node:crypto';
import type { APIContext, AstroGlobal } from 'astro';
import { findCredentials } from '#db/queries/sign-ins.ts';
import { requestAddress } from './address.ts';
import { Brake } from './brake.ts';
import { database } from './database.ts';
import { verifyPassword } from './passwords.ts';
import { sessionsOver } from './sessions.ts';
import { secureCookies, settings } from './settings.ts';

type Context = Pick<APIContext | AstroGlobal, 'cookies' | 'request' | 'clientAddress'>;
export type SignIn = { accountId: string } | { accountId: null; braked: boolean };

const brake = new Brake();

/** Compares a password with the account's. Answers alike, and in like time, whether there is such an account. */
export async function signIn({ request, clientAddress }: Context, email: string, password: string): Promise<SignIn> {
  const address = requestAddress(request.headers, clientAddress, settings.trustedProxies);
  // However much is sent as an email, little is kept of it.
  const key = createHash('sha256').update(`${email.toLowerCase()} ${address}`).digest('base64url');
  const held = () => brake.holds(key, Date.now());
  if (held()) return { accountId: null, braked: true };
  const { read } = await database();
  const credentials = await findCredentials(read, email);
  // Guesses sent all at once wait in line, and those in front of them count.
  const matches = await verifyPassword(credentials?.passwordHash, password, held);
  if (held()) return { accountId: null, braked: true };
  if (!credentials?.active || !matches) {
    brake.countWrong(key, Date.now());
    return { accountId: null, braked: false };
  }
  brake.forgive(key);
  return { accountId: credentials.accountId };
}

/** Signs this browser in under a new session id. */
export async function beginSession({ cookies }: Pick<Context, 'cookies'>, accountId: string): Promise<void> {
  const sessions = sessionsOver(await database(), secureCookies);
  const cookie = await sessions.begin(accountId, cookies.get(sessions.cookieName)?.value);
  cookies.set(cookie.name, cookie.value, cookie.attributes);
}

export async function endSession({ cookies }: Pick<Context, 'cookies'>): Promise<void> {
  const sessions = sessionsOver(await database(), secureCookies);
  const cookie = await sessions.end(cookies.get(sessions.cookieName)?.value);
  cookies.set(cookie.name, cookie.value, cookie.attributes);
}
