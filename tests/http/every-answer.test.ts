import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';

const publicUrl = 'https://kompetanse.moss.no';
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demo: false, publicUrl });
});
afterAll(() => server.close());

type Answer = { status: number; headers: Record<string, string | string[] | undefined> };

function ask(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  const { hostname, port } = new URL(server.url);
  return new Promise((answered, failed) => {
    const sent = request({ hostname, port, method, path, headers }, (answer) =>
      answered({ status: answer.resume().statusCode ?? 0, headers: answer.headers }),
    );
    sent.on('error', failed).end(body);
  });
}

/** What is no request at all, so no client sends it. */
async function askRaw(text: string): Promise<Answer> {
  const { port } = new URL(server.url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(text);
  const [answer] = await once(socket.setEncoding('latin1'), 'data');
  socket.destroy();
  const [first, ...lines] = String(answer).split('\r\n\r\n')[0].split('\r\n');
  return { status: Number(first.split(' ')[1]), headers: Object.fromEntries(lines.map((line) => line.split(': ') as [string, string])) };
}

const origin = { origin: publicUrl };
const form = { ...origin, 'content-type': 'application/x-www-form-urlencoded' };
const asset = async () => /\/_astro\/[^"]+\.css/.exec(await (await fetch(`${server.url}/sign-in`)).text())![0];

test.each<[string, number, () => Promise<Answer>]>([
  ['a page', 200, () => ask('GET', '/sign-in')],
  ['the front page', 200, () => ask('GET', '/')],
  ['a page that is not there', 404, () => ask('GET', '/nowhere')],
  ['the page of a failure, asked for directly', 404, () => ask('GET', '/500')],
  ['what may be asked of a page', 204, () => ask('OPTIONS', '/experts')],
  ['a method that a page does not have', 405, () => ask('PUT', '/experts', origin)],
  ['a redirect', 303, () => ask('GET', '/experts')],
  ['the API', 401, () => ask('GET', '/api/v1/topics')],
  ['health', 200, () => ask('GET', '/healthz')],
  ['a form from elsewhere', 403, () => ask('POST', '/locale', { ...form, origin: 'https://evil.example' })],
  ['a form with a fault', 422, () => ask('POST', '/sign-in', form, 'email=')],
  ['a form with no meaning', 400, () => ask('POST', '/locale', form, 'locale=xx')],
  ['a picture', 200, () => ask('GET', '/favicon.svg')],
  ['robots.txt', 200, () => ask('HEAD', '/robots.txt')],
  ['a built file', 200, async () => ask('GET', await asset(), { 'accept-encoding': 'br' })],
  [
    'a file that the browser has',
    304,
    async () => ask('GET', '/favicon.svg', { 'if-none-match': String((await ask('GET', '/favicon.svg')).headers.etag) }),
  ],
  ['a method that nobody answers', 405, () => ask('TRACE', '/')],
  ['a file that is posted to', 404, () => ask('POST', '/favicon.svg', origin)],
  ['an address that is none', 404, () => ask('GET', '/%E0%A4%A')],
  ['a page asked for without a host', 200, () => askRaw('GET /sign-in HTTP/1.1\r\n\r\n')],
  ['what expects something we do not know', 417, () => ask('GET', '/', { expect: '200-ok' })],
  ['what is no HTTP', 400, () => askRaw('NOT HTTP\r\n\r\n')],
  ['a header without end', 431, () => askRaw(`GET / HTTP/1.1\r\nhost: x\r\nlong: ${'a'.repeat(40_000)}\r\n\r\n`)],
])('%s leaves with the headers that every answer carries', async (_, status, asking) => {
  const answer = await asking();
  expect(answer.status).toBe(status);
  expect(answer.headers).toMatchObject({
    'strict-transport-security': 'max-age=31536000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  });
  const policy = String(answer.headers['content-security-policy']).split('; ');
  for (const name of ['default-src', 'base-uri', 'object-src', 'frame-ancestors', 'form-action']) {
    expect(policy.filter((directive) => directive.startsWith(`${name} `))).toHaveLength(1);
  }
  for (const directive of ["base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'"]) expect(policy).toContain(directive);
  expect(answer.headers['cache-control']).toBeTruthy();
});

test('over https the language is kept in a cookie that only this host sets, and the old one is not read', async () => {
  const chosen = await ask('POST', '/locale', form, 'locale=nb');
  const [cookie] = chosen.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^__Host-locale=nb; /);
  for (const attribute of ['Path=/', 'Secure', 'SameSite=Lax', 'HttpOnly']) expect(cookie.split('; ')).toContain(attribute);
  const language = async (cookies: string) =>
    /<html lang="(\w+)"/.exec(await (await fetch(`${server.url}/sign-in`, { headers: { cookie: cookies } })).text())![1];
  expect(await language('__Host-locale=nb')).toBe('nb');
  expect(await language('locale=nb')).toBe('en');
});
