import type { APIContext } from 'astro';

/** The routes that take something; all others are only read. tests/http/methods.test.ts holds them to the intents of src/forms. */
export const takesPost: Record<string, string> = {
  '/admin/accounts': 'GET, HEAD, POST',
  '/admin/accounts/[id]': 'GET, HEAD, POST',
  '/invitations/[token]': 'GET, HEAD, POST',
  '/licences/[id]': 'GET, HEAD, POST',
  '/licences/new': 'GET, HEAD, POST',
  '/locale': 'POST',
  '/me': 'GET, HEAD, POST',
  '/people/[id]': 'GET, HEAD, POST',
  '/people/new': 'GET, HEAD, POST',
  '/profile': 'GET, HEAD, POST',
  '/sign-in': 'GET, HEAD, POST',
  '/sign-out': 'POST',
  // Of which no production build holds a trace.
  ...(import.meta.env.DEMO ? { '/sign-in/demo': 'POST' } : {}),
};

/** Answers a method that the route does not have, for which a page would be rendered as for GET. Undefined where it has it, or where there is no route. */
export function answerOtherMethod({
  request: { method },
  routePattern,
}: Pick<APIContext, 'request' | 'routePattern'>): Response | undefined {
  if (method === 'GET' || method === 'HEAD' || routePattern === '/404') return undefined;
  const allow = takesPost[routePattern] ?? 'GET, HEAD';
  if (allow.split(', ').includes(method)) return undefined;
  return new Response(null, { status: method === 'OPTIONS' ? 204 : 405, headers: { allow } });
}
