import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';

/** What no answer lets a browser do: move its base, run plug-ins, be framed. */
const always = ["base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'"];
// Designsystemet's CSS holds data: pictures.
const ofPages = ["default-src 'self'", ...always, "form-action 'self'", "img-src 'self' data: blob:"];
const ofFiles = ["default-src 'self'", ...always, "form-action 'none'"];
const ofData = ["default-src 'none'", ...always, "form-action 'none'"];

/** A built file, which may fetch others of ours, or an answer that was rendered for this request. */
export type AnswerKind = 'file' | 'rendered';

/**
 * The headers of an answer, whatever made it: those given, lower-cased, with what every answer carries. A page brings the script-src and
 * style-src that Astro wrote for it; data and bare refusals may load nothing at all. `https`: browsers stay on it for a year, subdomains too.
 */
export function answerHeaders(given: OutgoingHttpHeaders, kind: AnswerKind, https: boolean): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(given)) headers[name.toLowerCase()] = value;
  const ofPage = headers['content-security-policy'];
  const policy = kind === 'file' ? ofFiles : ofPage ? [...ofPages, ofPage] : ofData;
  return {
    'cache-control': 'no-store',
    ...headers,
    ...(headers['content-type'] === 'text/html' && { 'content-type': 'text/html; charset=utf-8' }),
    'content-security-policy': policy.join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    ...(https && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  };
}

/** Whatever is written to `response`, by whom ever, leaves with the headers that every answer carries. */
export function writeHeadersOf(response: ServerResponse, kind: AnswerKind, https: boolean): void {
  const writeHead = response.writeHead.bind(response);
  response.writeHead = (status: number, ...rest: unknown[]) => {
    const last = rest.at(-1);
    const headers = { ...response.getHeaders(), ...(typeof last === 'object' ? last : {}) } as OutgoingHttpHeaders;
    return writeHead(status, answerHeaders(headers, kind, https));
  };
}
