import { randomUUID } from 'node:crypto';
import type { APIContext } from 'astro';
import { defineMiddleware } from 'astro:middleware';
import type { Locale } from '#i18n/locale.ts';
import { bornAsDemo, database } from '#server/database.ts';
import { protect } from '#server/headers.ts';
import { BusyError, Lane } from '#server/lane.ts';
import { acceptedLocale, isLocale } from '#server/locale.ts';
import { logFailure, logRequest } from '#server/log.ts';
import { comesFromOurselves, ownOrigins } from '#server/origin.ts';
import { problem } from '#server/problem.ts';
import { type Account, sessionsOver } from '#server/sessions.ts';
import { secureCookies, settings } from '#server/settings.ts';
import { viewerOf } from '#server/viewer.ts';

/** Requests already logged: those that end on an error page pass a second time. */
const logged = new WeakSet<Request>();
/** These answer even where there is no database. */
const withoutDatabase = ['/500', '/healthz'];
/** Questions to the database hold up everybody: requests that come all at once begin one after the other, and /healthz passes between. */
const arrivals = new Lane(1_000);

export const onRequest = defineMiddleware(async (context, next) => {
  const begun = performance.now();
  const requestId = randomUUID();
  context.locals.requestId = requestId;
  let response: Response;
  try {
    response = await answer(context, next);
  } catch (error) {
    response = error instanceof BusyError ? problem(503, 'Busy', error.message) : new Response(null, { status: 500 });
    if (response.status === 500) logFailure(requestId, context.routePattern, error);
  }
  if (!logged.has(context.request)) logRequest(requestId, context.routePattern, response.status, performance.now() - begun);
  logged.add(context.request);
  // Astro renders its error page for these, which passes here again and brings headers of its own.
  if (response.body === null && (response.status === 404 || response.status === 500)) return response;
  protect(response.headers, { development: import.meta.env.DEV, https: secureCookies });
  return response;
});

async function answer(context: APIContext, next: () => Promise<Response>): Promise<Response> {
  const { locals, request, cookies } = context;
  if (!comesFromOurselves(request, ownOrigins(settings.publicUrl, settings.port))) {
    return problem(403, 'Foreign origin', 'This request does not come from a page of this server. Open the page here and send it again.');
  }
  locals.now = new Date();
  locals.viewer = null;
  locals.demo = false;
  locals.locale = preferredLocale(context, null);
  if (withoutDatabase.includes(context.routePattern)) return next();
  // Astro's own image service, which no page uses and anybody could keep busy.
  if (context.routePattern === '/_image') return new Response(null, { status: 404 });
  await arrivals.run(() => undefined);
  const opened = await database();
  const sessions = sessionsOver(opened, secureCookies);
  const account = await sessions.findAccount(cookies.get(sessions.cookieName)?.value);
  locals.viewer = account ? await viewerOf(opened.read, account) : null;
  locals.demo = await bornAsDemo();
  locals.locale = preferredLocale(context, account);
  return next();
}

function preferredLocale({ cookies, request }: APIContext, account: Account | null): Locale {
  if (account?.locale) return account.locale;
  const chosen = cookies.get('locale')?.value;
  return isLocale(chosen) ? chosen : acceptedLocale(request.headers.get('accept-language'));
}
