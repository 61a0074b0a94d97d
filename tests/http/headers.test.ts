import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { acceptedEncoding } from '#commands/web-server/compression.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { growth } from '../support/growth.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers, redirect: 'manual' });

test.each(['/', '/sign-in', '/nowhere', '/experts', '/healthz', '/favicon.svg', '/%E0%A4%A', '//sign-in', '/_actions/nothing'])(
  'the answer at %s may be sniffed, framed and referred by nobody',
  async (path) => {
    const { headers } = await get(path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toMatch(/^default-src '(self|none)'/);
    expect(headers.get('cache-control')).toBeTruthy();
    expect(headers.get('access-control-allow-origin')).toBeNull();
  },
);

test('a page loads scripts and styles from here alone, and no frame may hold it', async () => {
  const policy = (await get('/sign-in')).headers.get('content-security-policy')!;
  for (const directive of [
    "script-src 'self'",
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ]) {
    expect(policy).toContain(directive);
  }
  expect(policy).not.toContain('unsafe');
});

test('a page that is not found has the policy of a page, so that its styles show', async () => {
  const answer = await get('/nowhere');
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-security-policy')).toContain("style-src 'self'");
});

test('pages are stored nowhere, and built files for ever', async () => {
  expect((await get('/sign-in')).headers.get('cache-control')).toBe('no-store');
  const html = await (await get('/sign-in')).text();
  const [asset] = /\/_astro\/[^"]+/.exec(html)!;
  expect((await get(asset)).headers.get('cache-control')).toContain('immutable');
});

test('pages and built files travel compressed where the browser can, and plain where it cannot', async () => {
  const html = await (await get('/sign-in')).text();
  const [asset] = /\/_astro\/[^"]+\.css/.exec(html)!;
  for (const path of ['/sign-in', asset]) {
    const plain = await (await get(path, { 'accept-encoding': 'identity' })).text();
    for (const encoding of ['br', 'gzip']) {
      const answer = await get(path, { 'accept-encoding': encoding });
      expect(answer.headers.get('content-encoding')).toBe(encoding);
      expect((await answer.text()).length).toBe(plain.length);
    }
    expect((await get(path, { 'accept-encoding': 'identity' })).headers.get('content-encoding')).toBeNull();
  }
});

test('a request that no page can stand for is refused or answered, and its address is not logged', async () => {
  const ask = (method: string, host: string) =>
    new Promise<number | undefined>((answered, failed) => {
      const { hostname, port } = new URL(server.url);
      request({ hostname, port, method, path: '/invitations/secret-token?q=secret-query', headers: { host } }, (answer) =>
        answered(answer.resume().statusCode),
      )
        .on('error', failed)
        .end();
    });
  expect(await ask('TRACE', 'localhost')).toBe(405);
  for (const host of ['someone@evil.example', '[', '']) expect(await ask('GET', host)).toBe(404);
  expect(server.log()).not.toMatch(/secret-token|secret-query|Could not render/);
});

test('no image is converted for anybody', async () => {
  const answer = await get('/_image?href=/favicon.svg&f=svg');
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toContain('text/html');
});

test('a list of encodings made to take long is read no slower than it is long', () => {
  const read = (length: number) => {
    const encodings = `br${' '.repeat(length)};x, gzip;q=0.5, deflate`;
    expect(acceptedEncoding({ headers: { 'accept-encoding': encodings } } as IncomingMessage)).toBe('br');
  };
  expect(growth(read, 100_000)).toBeLessThan(20);
  expect(acceptedEncoding({ headers: { 'accept-encoding': 'br; q=0, gzip ; q=0.5' } } as IncomingMessage)).toBe('gzip');
  expect(acceptedEncoding({ headers: {} } as IncomingMessage)).toBeNull();
});

test('the log says which route answered how, and nothing of who asked for what', async () => {
  await get('/sign-in?to=secret-path&email=someone@moss.example');
  expect(server.log()).toMatch(/[0-9a-f-]{36} \/sign-in 200 \d+ ms/);
  expect(server.log()).not.toMatch(/secret-path|someone|127\.0\.0\.1/);
});
