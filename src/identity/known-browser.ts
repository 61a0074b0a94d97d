import { timingSafeEqual } from 'node:crypto';
import { keyedDigest } from './keyed-digest.ts';
import type { SessionCookie } from './sessions.ts';

interface Credentials {
  accountId: string;
  passwordHash: string | null;
}

const yearS = 365 * 86_400;

/** Over https no page of another host or path can plant it. */
export const knownBrowserCookieName = (secure: boolean) => (secure ? '__Host-known-browser' : 'known-browser');

/**
 * What a browser keeps after a right password, so that others' wrong ones do not hold it up (docs/decisions/0067). It names nobody, opens
 * nothing, and is over with the password or after a year.
 */
export function knownBrowserCookie(secret: Buffer, secure: boolean, credentials: Credentials, now: Date): SessionCookie {
  const issued = now.getTime().toString(36);
  return {
    name: knownBrowserCookieName(secure),
    value: `${issued}.${signature(secret, credentials, issued)}`,
    attributes: { httpOnly: true, secure, sameSite: 'lax', path: '/', maxAge: yearS },
  };
}

/**
 * When a presented cookie was issued, as it is signed, where it is from a browser that has signed in to this account with the password it
 * has now; null for every other. One cookie has one such text, whatever is written around it: wrong passwords are counted by it.
 */
export function knownBrowserSince(
  secret: Buffer,
  presented: string | undefined,
  credentials: Credentials | undefined,
  now: Date,
): string | null {
  const parts = (presented ?? '').split('.');
  const [issued = '', signed = ''] = parts;
  const expected = Buffer.from(signature(secret, credentials ?? { accountId: '', passwordHash: null }, issued));
  const given = Buffer.from(signed);
  const issuedMs = Number.parseInt(issued, 36);
  const ageMs = now.getTime() - issuedMs;
  const genuine =
    given.length === expected.length && timingSafeEqual(given, expected) && parts.length === 2 && issuedMs.toString(36) === issued;
  return genuine && credentials?.passwordHash != null && ageMs >= 0 && ageMs < yearS * 1_000 ? issued : null;
}

const signature = (secret: Buffer, { accountId, passwordHash }: Credentials, issued: string) =>
  keyedDigest(secret, 'known browser', accountId, issued, passwordHash ?? '');
