import type { APIContext, MiddlewareNext } from 'astro';
import { noteLimit } from '#changes/limits.ts';
import { deepestHit, pageSize } from '#search/engine.ts';
import { addressPlace, requestAddress } from './address.ts';
import { database } from './database.ts';
import { Lane } from './lane.ts';
import { Counters, type Limit, type Refused } from './limits.ts';
import { logFailure } from './log.ts';
import { problem } from './problem.ts';
import { RecentSessions } from './recent-sessions.ts';
import { type Account, sessionsOver } from './sessions.ts';
import { secureCookies, settings } from './settings.ts';
import { keptPage, visitorPage } from './visitor-pages.ts';

/**
 * Questions to the database hold up everybody, so requests that come all at once begin one after the other. Those whose session was good of
 * late, those who show one that has to be looked up, and those without wait in lines of their own; each line moves one at every turn.
 */
const lanes = { signedIn: new Lane(1_000), unsure: new Lane(1_000), visitors: new Lane(1_000) };
const recent = new RecentSessions();
const counters = new Counters();

/** The account behind the request's session, once its turn has come; null for a visitor. Throws BusyError where too many wait. */
export async function findAsker({ cookies }: APIContext): Promise<Account | null> {
  const sessions = sessionsOver(await database(), secureCookies);
  const presented = cookies.get(sessions.cookieName)?.value;
  if (!presented) return null;
  await (recent.has(presented) ? lanes.signedIn : lanes.unsure).run(() => undefined);
  const account = await sessions.findAccount(presented);
  if (account) recent.remember(presented);
  else recent.forget(presented);
  return account;
}

/** Answers a visitor: from what is kept, or in their turn and within the limit of their address. */
export async function answerVisitor(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const kept = await visitorPage(context, next);
  if (kept) return kept;
  const { request, clientAddress, routePattern } = context;
  // Passwords have brakes of their own, which let the owner in.
  const counted = !(request.method === 'POST' && routePattern === '/sign-in');
  const key = addressPlace(requestAddress(request.headers, clientAddress, settings.trustedProxies));
  const refused = counted ? await counters.count('visits', key) : null;
  if (refused) return refuse(context, next, refused);
  await lanes.visitors.run(() => undefined);
  const response = await next();
  if (counted && leadsOn(response)) await counters.giveBack('visits', key);
  return response;
}

/** Answers an account within its limits. The first request of a window that is refused is told to the auditor. */
export async function answerAccount(context: APIContext, next: MiddlewareNext, account: Account): Promise<Response> {
  for (const limit of limitsOf(context)) {
    const refused = await counters.count(limit, account.id);
    if (!refused) continue;
    if (refused.first) await tellAuditor(context, limit);
    return refuse(context, next, refused);
  }
  return next();
}

function limitsOf({ routePattern, url, request }: APIContext): Limit[] {
  const limits: Limit[] = ['requests'];
  if (routePattern === '/experts/[id]' && ['GET', 'HEAD'].includes(request.method)) limits.push('profiles');
  if (routePattern === '/experts' || routePattern === '/api/v1/experts') {
    const page = url.searchParams.get('page')?.trim() ?? '';
    if (/^\d+$/.test(page) && (Number(page) - 1) * pageSize >= deepestHit) limits.push('depth');
  }
  return limits;
}

/** Sent on to sign-in, or told by the API to sign in: nothing was looked up and no page made. */
const leadsOn = ({ status }: Response) => status === 303 || status === 401;

async function refuse(context: APIContext, next: MiddlewareNext, { limit, retryAfterSeconds }: Refused): Promise<Response> {
  const { locals, routePattern } = context;
  const retry = { 'retry-after': String(retryAfterSeconds) };
  if (routePattern.startsWith('/api/')) {
    const answer = problem(429, 'Too many requests', details[limit]);
    answer.headers.set('retry-after', retry['retry-after']);
    return answer;
  }
  locals.refused = limit;
  const page = locals.viewer ? await next(refusalPath) : await keptPage(context, next, refusalPath);
  return new Response(page.body, { status: 429, headers: [...page.headers, ...Object.entries(retry)] });
}

const refusalPath = '/429';

const details: Record<Limit, string> = {
  visits: 'This address has asked for 60 pages within a minute. Wait as long as Retry-After says, or sign in.',
  requests: 'This account has asked 600 times within a minute. Wait as long as Retry-After says.',
  profiles: 'This account has opened 300 profiles within an hour. Wait as long as Retry-After says.',
  depth: 'Results end at the 1,000th hit. Narrow the search instead of paging on.',
};

/** A refusal stays a refusal where it cannot be written down. */
async function tellAuditor({ locals, routePattern }: APIContext, limit: Limit): Promise<void> {
  try {
    if (locals.viewer) await noteLimit(await database(), locals.viewer, locals.now, limit);
  } catch (error) {
    logFailure(locals.requestId, routePattern, error);
  }
}
