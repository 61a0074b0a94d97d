import type { APIContext } from 'astro';

/** 303 to the sign-in page, which comes back here afterwards. */
export function redirectToSignIn(context: Pick<APIContext, 'url'>): Response {
  const to = encodeURIComponent(context.url.pathname + context.url.search);
  return new Response(null, { status: 303, headers: { location: `/sign-in?to=${to}` } });
}

/** Where to go after signing in: the page that led there, or the home page. */
export const afterSignIn = ({ url }: Pick<APIContext, 'url'>): string => ownPath(url.searchParams.get('to'));

export function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}

/** A path on this server to go to, or the home page: never another origin. */
export function ownPath(to: unknown): string {
  if (typeof to !== 'string' || !to.startsWith('/')) return '/';
  const base = 'http://here.invalid';
  const url = URL.canParse(to, base) ? new URL(to, base) : null;
  return url?.origin === base ? url.pathname.replace(/^\/+/, '/') + url.search : '/';
}
