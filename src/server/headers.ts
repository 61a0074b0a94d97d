const pageDirectives = [
  "default-src 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
  "form-action 'self'",
  // Designsystemet's CSS holds data: pictures.
  "img-src 'self' data: blob:",
];
const dataDirectives = ["default-src 'none'", "frame-ancestors 'none'"];

/** Adds what Astro leaves out. Pages bring their own script-src and style-src; any other answer may load nothing at all. */
export function protect(headers: Headers, options: { development: boolean; https: boolean }): void {
  const ofPage = headers.get('content-security-policy');
  // A page that is rewritten to the error page passes here twice.
  const complete = ofPage?.startsWith(pageDirectives[0]);
  if (ofPage && !complete) headers.set('content-security-policy', `${pageDirectives.join('; ')}; ${ofPage}`);
  else if (!ofPage && !options.development) headers.set('content-security-policy', dataDirectives.join('; '));
  if (headers.get('content-type') === 'text/html') headers.set('content-type', 'text/html; charset=utf-8');
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  if (options.https) headers.set('strict-transport-security', 'max-age=31536000');
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
}
