import type { APIContext, MiddlewareNext } from 'astro';
import { noteLimit } from '#changes/limits.ts';
import { deepestHit, pageSize } from '#search/contract.ts';
import { database } from '#server/database.ts';
import { retryAfterSeconds as busyForSeconds, PacedQueue } from '#workers/paced-queue.ts';
import { type AccountCounter, Counters, isOfAccount, type Limit, type Refused } from '#http/limits.ts';
import { logFailure } from '#http/log.ts';
import { placeOf } from '#http/client-address.ts';
import { problem } from '#http/problem.ts';
import { recentSessions } from '#identity/recent-sessions.ts';
import { type Account, sessionsOver } from '#identity/sessions.ts';
import { secureCookies } from '#server/settings.ts';
import { keptPage, visitorPage } from './visitor-pages.ts';

/**
 * Questions to the database hold up everybody, so requests that come all at once begin one after the other. Those whose session was good of
 * late, those who show one that has to be looked up, and those without wait in lines of their own; each moves one at every turn, and within
 * it accounts or addresses take turns.
 */
const mostOfOne = 20;
/** After a restart nobody's session is known, and a town hall is one address. */
const mostUnsureOfOne = 200;
const queues = {
  signedIn: new PacedQueue(1_000, mostOfOne),
  unsure: new PacedQueue(1_000, mostUnsureOfOne),
  visitors: new PacedQueue(1_000, mostOfOne),
};
const counters = new Counters();

/** Who asks, null for a visitor; and why they get no more where they asked too much. */
export interface Asker {
  account: Account | null;
  refused: Refused | null;
}

/**
 * The account behind the request's session, once its turn has come. Where that session is known, its requests are counted before they wait:
 * of those beyond the limit only the first is looked up, at once, for the auditor. Throws BusyError where too many wait.
 */
export async function findAsker(context: APIContext): Promise<Asker> {
  const sessions = sessionsOver(await database(), secureCookies);
  const presented = context.cookies.get(sessions.cookieName)?.value;
  if (!presented) return { account: null, refused: null };
  const known = recentSessions.accountOf(presented);
  const place = placeOf(context);
  const counted = known ? await counters.count('requests', known) : await counters.reached('unknown', place);
  if (counted && !counted.first) return { account: null, refused: counted };
  const refused = counted ? null : await waitIn(known ? queues.signedIn : queues.unsure, known ?? place);
  if (refused) return { account: null, refused };
  const account = await sessions.findAccount(presented);
  if (account) {
    recentSessions.remember(presented, account.id);
    return { account, refused: known ? counted : await counters.count('requests', account.id) };
  }
  recentSessions.forget(presented);
  await counters.count('unknown', place);
  return { account: null, refused: null };
}

async function waitIn(queue: PacedQueue, whose: string): Promise<Refused | null> {
  if (queue.isFull(whose)) return { limit: 'waiting', retryAfterSeconds: busyForSeconds, first: false };
  await queue.run(() => undefined, whose);
  return null;
}

/** Answers a visitor: from what is kept, or in their turn and within the limit of their address. */
export async function answerVisitor(context: APIContext, next: MiddlewareNext): Promise<Response> {
  const kept = await visitorPage(context, next);
  if (kept) return kept;
  const counter = sendsPassword(context) ? 'entering' : 'visits';
  const place = placeOf(context);
  const refused = (await counters.count(counter, place)) ?? (await waitIn(queues.visitors, place));
  if (refused) return refuse(context, next, refused);
  const response = await next();
  if (leadsOn(response)) await counters.giveBack(counter, place);
  return response;
}

/** Pages count for nothing here: whoever has read too many still signs in. */
const sendsPassword = ({ request, routePattern }: APIContext) =>
  request.method === 'POST' && ['/sign-in', '/invitations/[token]'].includes(routePattern);

/** Answers an account within its limits; `over` where its requests are. The first of a window that is refused is told to the auditor. */
export async function answerAccount(context: APIContext, next: MiddlewareNext, account: Account, over: Refused | null): Promise<Response> {
  const refused = over ?? (await overLimit(context, account));
  if (!refused) return next();
  const { limit } = refused;
  if (refused.first && isOfAccount(limit)) await tellAuditor(context, limit);
  return refuse(context, next, refused);
}

async function overLimit(context: APIContext, account: Account): Promise<Refused | null> {
  for (const limit of limitsOf(context)) {
    const refused = await counters.count(limit, account.id);
    if (refused) return refused;
  }
  return null;
}

function limitsOf({ routePattern, url }: APIContext): AccountCounter[] {
  const limits: AccountCounter[] = [];
  if (routePattern === '/experts/[id]') limits.push('profiles');
  if (routePattern === '/experts' || routePattern === '/api/v1/experts') {
    const page = url.searchParams.get('page')?.trim() ?? '';
    if (/^\d+$/.test(page) && (Number(page) - 1) * pageSize >= deepestHit) limits.push('depth');
  }
  return limits;
}

/** Sent on to sign-in, or told by the API to sign in: nothing was looked up and no page made. */
const leadsOn = ({ status }: Response) => status === 303 || status === 401;

/** In the words of a kept page where it was not looked up who asks. */
export async function refuse(context: APIContext, next: MiddlewareNext, { limit, retryAfterSeconds }: Refused): Promise<Response> {
  const { locals, routePattern } = context;
  const retry = { 'retry-after': String(retryAfterSeconds) };
  if (routePattern.startsWith('/api/')) {
    const answer = problem(429, 'Too many requests', details[limit]);
    answer.headers.set('retry-after', retry['retry-after']);
    return answer;
  }
  locals.refused = limit;
  const page = locals.viewer ? await next(tooOftenPath) : await keptPage(context, next, `${tooOftenPath}?limit=${limit}`);
  return new Response(page.body, { status: 429, headers: [...page.headers, ...Object.entries(retry)] });
}

const tooOftenPath = '/429';

const details: Record<Limit, string> = {
  visits: 'This address has asked for 60 pages within a minute. Wait as long as Retry-After says, or sign in.',
  entering: 'This address has sent 120 passwords within a minute. Wait as long as Retry-After says.',
  unknown: 'This address has shown 300 sessions within a minute that nobody has. Wait as long as Retry-After says.',
  waiting: 'Of this account or address as many requests wait already as may. Wait as long as Retry-After says.',
  requests: 'This account has asked 600 times within a minute. Wait as long as Retry-After says.',
  profiles: 'This account has opened 300 profiles within an hour. Wait as long as Retry-After says.',
  depth: 'Results end at the 1,000th hit. Narrow the search instead of paging on.',
};

/** A refusal stays a refusal where it cannot be written down. */
async function tellAuditor({ locals, routePattern }: APIContext, limit: AccountCounter): Promise<void> {
  try {
    if (locals.viewer) await noteLimit(await database(), locals.viewer, locals.now, limit);
  } catch (error) {
    logFailure(locals.requestId, routePattern, error);
  }
}
