import { randomUUID } from 'node:crypto';
import type { APIContext, MiddlewareNext } from 'astro';
import { defineMiddleware } from 'astro:middleware';
import type { Locale } from '#i18n/locale.ts';
import { unsavedMessage } from '#i18n/forms-problems.ts';
import { answerAccount, answerVisitor, findAsker, refuse } from '#admission/admission.ts';
import { isDemo } from '#server/database.ts';
import { NotAFormError } from '#http/form-data.ts';
import { BusyError, retryAfterSeconds } from '#workers/paced-queue.ts';
import { acceptedLocale, isLocale, localeCookieName } from '#http/locale.ts';
import { logFailure, logRequest } from '#http/log.ts';
import { answerOtherMethod } from '#http/methods.ts';
import { comesFromOurselves, ownOrigins } from '#http/origin.ts';
import { problem } from '#http/problem.ts';
import type { Account } from '#identity/sessions.ts';
import { secureCookies, settings } from '#server/settings.ts';
import { type Unsaved, unsaved } from '#http/unsaved.ts';
import { viewerOf } from '#identity/viewer.ts';

/** Where a request ends on an error page, Astro passes it here a second time, with the same request and new locals. */
const answered = new WeakMap<Request, App.Locals>();
/** Answers even where there is no database. */
const withoutDatabase = ['/healthz'];
/** Only we lead to these: asked for directly, they are not there. */
const ownPages = ['/500', '/429'];

export const onRequest = defineMiddleware(async (context, next) => {
  const { locals, request } = context;
  // A page that is rewritten keeps its locals. Nobody waits, counts or is logged twice.
  const again = locals.requestId !== undefined || answered.has(request);
  Object.assign(locals, answered.get(request));
  if (again) return next();
  const begun = performance.now();
  const requestId = randomUUID();
  locals.requestId = requestId;
  answered.set(request, locals);
  let response: Response;
  try {
    response = await answer(context, next);
  } catch (error) {
    const why = unsaved(error);
    if (error instanceof BusyError) response = busy(error);
    else if (error instanceof NotAFormError) response = problem(error.status, 'Not a form', error.message);
    else {
      logFailure(requestId, context.routePattern, error);
      response = why ? await sayUnsaved(context, next, why) : new Response(null, { status: 500 });
    }
  }
  const milliseconds = performance.now() - begun;
  logRequest({
    requestId,
    route: context.routePattern,
    status: response.status,
    milliseconds,
    accountId: locals.viewer?.accountId ?? null,
  });
  return response;
});

async function answer(context: APIContext, goOn: MiddlewareNext): Promise<Response> {
  const { locals, request, routePattern } = context;
  const next: MiddlewareNext = ownPages.includes(routePattern) ? (to = '/404') => goOn(to) : goOn;
  if (!comesFromOurselves(request, ownOrigins(settings.publicUrl, settings.port))) {
    return problem(403, 'Foreign origin', 'This request does not come from a page of this server. Open the page here and send it again.');
  }
  const otherMethod = answerOtherMethod(context);
  if (otherMethod) return otherMethod;
  locals.now = new Date();
  locals.viewer = null;
  locals.demo = false;
  locals.locale = preferredLocale(context, null);
  if (withoutDatabase.includes(routePattern)) return next();
  // Astro's own image service, which no page uses and anybody could keep busy.
  if (routePattern === '/_image') return new Response(null, { status: 404 });
  const { account, refused } = await findAsker(context);
  locals.demo = await isDemo();
  if (!account) return refused ? refuse(context, next, refused) : answerVisitor(context, next);
  locals.viewer = viewerOf(account);
  if (!locals.viewer) return answerVisitor(context, next);
  locals.locale = preferredLocale(context, account);
  return answerAccount(context, next, account, refused);
}

function busy(error: BusyError): Response {
  const response = problem(503, 'Busy', error.message);
  response.headers.set('retry-after', String(retryAfterSeconds));
  return response;
}

/** For a form that has no page of its own to come back to. */
async function sayUnsaved(context: APIContext, next: (to: Request) => Promise<Response>, why: Unsaved): Promise<Response> {
  if (context.url.pathname.startsWith('/api/')) return problem(why.status, 'Nothing was saved', unsavedMessage('en', why.reason));
  context.locals.unsaved = why.reason;
  const { body, headers } = await next(new Request(new URL('/500', context.url)));
  return new Response(body, { status: why.status, headers });
}

function preferredLocale({ cookies, request }: APIContext, account: Account | null): Locale {
  if (account?.locale) return account.locale;
  const chosen = cookies.get(localeCookieName(secureCookies))?.value;
  return isLocale(chosen) ? chosen : acceptedLocale(request.headers.get('accept-language'));
}
