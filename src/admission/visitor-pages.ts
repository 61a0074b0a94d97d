import { createHash } from 'node:crypto';
import type { APIContext, MiddlewareNext } from 'astro';
import { database } from '#server/database.ts';
import { readHome } from '#views/address/home.ts';
import { publishedTopics } from '#views/home.ts';
import { Kept } from '#server/kept.ts';

const minuteMs = 60_000;
/** Two languages of every topic of the vocabulary, and the few pages beside. */
const mostPages = 400;

/** A page is for one visitor, or had better be asked for again. */
const notKept = ['set-cookie', 'retry-after'];

interface Page {
  status: number;
  headers: [string, string][];
  body: ArrayBuffer;
}

const pages = new Kept<Page>(mostPages, minuteMs);
const topics = new Kept<ReadonlySet<string>>(1, minuteMs);

/**
 * The pages that are alike for every visitor, kept for a minute: the front page by language and topic, sign-in, and the refusal of those who
 * ask too much. They are rendered from an address of our own, so that nothing a visitor sent is in them; what no page reads makes no
 * other page. Undefined where the request asks for something else.
 */
export async function visitorPage(context: APIContext, next: MiddlewareNext): Promise<Response | undefined> {
  const { request, url, routePattern } = context;
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  if (routePattern === '/') return keptPage(context, next, await addressOfHome(url, context.locals.now));
  if (routePattern === '/sign-in' && !url.searchParams.has('to')) return keptPage(context, next, '/sign-in');
  return undefined;
}

/** The page at an address of ours as every visitor gets it. */
export async function keptPage({ locals }: APIContext, next: MiddlewareNext, address: string): Promise<Response> {
  const key = `${locals.locale} ${address}`;
  const making = pages.getOrStart(key, async () => readPage(await next(address)), locals.now.getTime());
  const page = await making;
  if (page.status >= 500 || page.headers.some(([name]) => notKept.includes(name))) pages.forget(key, making);
  return new Response(page.body, { status: page.status, headers: page.headers });
}

/** With its etag, by which the compressed form is kept too (src/commands/web-server/compression.ts). */
async function readPage(response: Response): Promise<Page> {
  const body = await response.arrayBuffer();
  const etag = `"${createHash('sha256').update(new Uint8Array(body)).digest('base64url').slice(0, 22)}"`;
  return { status: response.status, headers: [...response.headers, ['etag', etag]], body };
}

async function addressOfHome(url: URL, now: Date): Promise<string> {
  const slug = readHome(url.searchParams) ?? '';
  const known = await topics.getOrStart('', async () => publishedTopics((await database()).read), now.getTime());
  return known.has(slug) ? `/?topic=${slug}` : '/';
}
