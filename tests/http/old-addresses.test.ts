import { afterAll, beforeAll, expect, test } from 'vitest';
import { get, post } from '../support/cast.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.close());

test('a kept link to /profile leads to /me for good, with what it asked for', async () => {
  const answer = await get(server, '/profile?as=visitor&saved=reach', await server.signIn('staff'));
  expect([answer.status, answer.headers.get('location')]).toEqual([308, '/me?as=visitor&saved=reach']);
});

test('a form that was open while the address moved still saves', async () => {
  const cookie = await server.signIn('staff');
  const answer = await post(server, '/profile', { do: 'keep' }, cookie);
  expect([answer.status, answer.headers.get('location')]).toEqual([308, '/me']);
  const followed = await fetch(`${server.url}/profile`, {
    method: 'POST',
    body: new URLSearchParams({ do: 'see:visitor' }),
    headers: { origin: server.url, cookie },
  });
  expect([followed.status, new URL(followed.url).pathname + new URL(followed.url).search]).toEqual([200, '/me?as=visitor']);
});
