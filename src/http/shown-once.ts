import type { APIContext, AstroGlobal } from 'astro';
import { secureCookies } from '#server/settings.ts';

type Context = Pick<APIContext | AstroGlobal, 'cookies'>;

/** Over https no page of another host or path can plant it. */
const name = secureCookies ? '__Host-shown-once' : 'shown-once';
const attributes = { path: '/', secure: secureCookies, httpOnly: true, sameSite: 'strict' } as const;
const waitsS = 60;

/** Lets the next page of this account show a secret, which neither the address nor any page that is kept ever holds. */
export function showOnce({ cookies }: Context, accountId: string, secret: string): void {
  cookies.set(name, `${accountId}.${secret}`, { ...attributes, maxAge: waitsS });
}

/** The secret that waits to be shown to this account, this once; null where there is none. */
export function takeShownOnce({ cookies }: Context, accountId: string): string | null {
  const kept = cookies.get(name)?.value;
  if (kept === undefined) return null;
  cookies.delete(name, attributes);
  return kept.startsWith(`${accountId}.`) ? kept.slice(accountId.length + 1) : null;
}
