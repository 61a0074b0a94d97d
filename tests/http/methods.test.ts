import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takesPost } from '#http/methods.ts';
import { intents } from '../support/intents.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.close());

const ask = (method: string, path: string, cookie = '') =>
  fetch(server.url + path, { method, headers: { cookie, origin: server.url }, redirect: 'manual' });

test('the routes that take something are those of the intents of the forms, and the old ones that lead there', () => {
  const taking = new Map(intents.map(({ route }) => [route, pageOf(route) ? 'GET, HEAD, POST' : 'POST']));
  // In the demonstration's build alone: every test enters by it.
  expect(taking.delete('/sign-in/demo')).toBe(true);
  const { '/profile': old, ...routes } = takesPost;
  expect(old).toBe('GET, HEAD, POST');
  expect(Object.fromEntries(taking)).toEqual(routes);
});

test('no page or endpoint reads a form but through an intent', () => {
  const files = readdirSync('src/pages', { recursive: true, encoding: 'utf8' }).filter((file) => /\.(astro|ts)$/.test(file));
  const readers = files.filter((file) => /readForm|formData\(|method === 'POST'/.test(readFileSync(join('src/pages', file), 'utf8')));
  expect(readers).toEqual([]);
});

/** Whether a route is a page, which is read too; otherwise it is an endpoint for a form alone. */
const pageOf = (route: string) => ['', '/index'].some((end) => existsSync(`src/pages${route}${end}.astro`));

test('a profile is read by GET alone, so that none is read past the limit', async () => {
  const cookie = await server.signIn('planner');
  const { rows } = await server.database.client.execute('SELECT id FROM people WHERE active AND NOT protected LIMIT 1');
  for (const method of ['OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND']) {
    const answer = await ask(method, `/experts/${rows[0].id}`, cookie);
    expect([method, answer.status, await answer.text()]).toEqual([method, method === 'OPTIONS' ? 204 : 405, '']);
    expect(answer.headers.get('allow')).toBe('GET, HEAD');
  }
  const head = await ask('HEAD', `/experts/${rows[0].id}`, cookie);
  expect(head.status).toBe(200);
});

test('what takes a form says so, and takes it by POST alone', async () => {
  for (const [path, allow] of [
    ['/sign-in', 'GET, HEAD, POST'],
    ['/people/anybody', 'GET, HEAD, POST'],
    ['/sign-out', 'POST'],
  ]) {
    for (const [method, status] of [
      ['OPTIONS', 204],
      ['PUT', 405],
      ['DELETE', 405],
    ] as const) {
      const answer = await ask(method, path);
      expect([path, method, answer.status, answer.headers.get('allow')]).toEqual([path, method, status, allow]);
    }
  }
  expect((await ask('PUT', '/api/v1/topics')).status).toBe(405);
  expect((await ask('DELETE', '/nowhere')).status).toBe(404);
});

test('nobody opens the pages of failures and refusals, and asking for them counts like any other page that is not there', async () => {
  const statuses: number[] = [];
  for (const path of ['/500', '/404', '/429', '/429?limit=waiting']) statuses.push((await ask('GET', path)).status);
  expect(statuses).toEqual([404, 404, 404, 404]);
  const text = await (await ask('GET', '/500')).text();
  expect(text).toBe(await (await ask('GET', '/429')).text());
  const more = new Set<number>();
  for (let number = 0; number < 60; number++) more.add((await ask('GET', '/500')).status);
  expect([...more]).toEqual([404, 429]);
});
