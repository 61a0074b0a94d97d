import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { takesPost } from '#http/methods.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.close());

const ask = (method: string, path: string, cookie = '') =>
  fetch(server.url + path, { method, headers: { cookie, origin: server.url }, redirect: 'manual' });

test('the routes that take something are those whose pages read a form', () => {
  const taking = readdirSync('src/pages', { recursive: true, encoding: 'utf8' }).flatMap((file) => {
    if (!/\.(astro|ts)$/.test(file)) return [];
    const text = readFileSync(join('src/pages', file), 'utf8');
    const route = `/${file
      .replace(/\.(astro|ts)$/, '')
      .replace('/_demo', '/demo')
      .replace(/(^|\/)index$/, '')}`;
    if (file.endsWith('.astro')) return /method === 'POST'/.test(text) ? [`${route} GET, HEAD, POST`] : [];
    const methods = [...text.matchAll(/export const (GET|POST|PUT|PATCH|DELETE|ALL)\b/g)].map(([, method]) =>
      method.replace('GET', 'GET, HEAD'),
    );
    return methods.join() === 'GET, HEAD' ? [] : [`${route} ${methods.join(', ')}`];
  });
  // The demonstration's own, which is in its build alone: every test enters by it.
  const everywhere = taking.filter((route) => route !== '/sign-in/demo POST');
  expect(everywhere.length).toBe(taking.length - 1);
  expect(everywhere.sort()).toEqual(
    Object.entries(takesPost)
      .map(([route, allow]) => `${route} ${allow}`)
      .sort(),
  );
});

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
