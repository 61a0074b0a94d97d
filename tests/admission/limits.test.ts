import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyRecord } from '#changes/record/append.ts';
import { addressPlace } from '#http/client-address.ts';
import { startServer, type TestServer } from '../support/server.ts';

type Asked = { cookie?: string; language?: string; from?: string };

const ask = (server: TestServer, path: string, { cookie = '', language = 'en', from = '' }: Asked = {}) =>
  fetch(server.url + path, { headers: { cookie, 'accept-language': language, 'x-forwarded-for': from }, redirect: 'manual' });

/** So many requests, a few at once. */
async function statuses(count: number, asking: (number: number) => Promise<Response>): Promise<Record<number, number>> {
  const counted: Record<number, number> = {};
  for (let start = 0; start < count; start += 20) {
    const answers = await Promise.all(Array.from({ length: Math.min(20, count - start) }, (_, at) => asking(start + at)));
    for (const answer of answers) {
      await answer.text();
      counted[answer.status] = (counted[answer.status] ?? 0) + 1;
    }
  }
  return counted;
}

describe('a visitor', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ demo: false, trustedProxies: 1 });
  });
  afterAll(() => server.close());

  test('gets 60 pages a minute that are made for them, and those alike for everybody without end', async () => {
    const from = '10.1.1.1';
    expect(await statuses(100, () => ask(server, '/experts', { from }))).toEqual({ 303: 100 });
    expect(await statuses(100, () => ask(server, '/favicon.svg', { from }))).toEqual({ 200: 100 });
    expect(await statuses(80, (number) => ask(server, `/nowhere?${number}`, { from }))).toEqual({ 404: 60, 429: 20 });
    for (const path of ['/', '/?visit=1', '/sign-in', '/sign-in?x=1']) expect((await ask(server, path, { from })).status).toBe(200);
    expect((await ask(server, '/nowhere', { from: '10.1.1.2' })).status).toBe(404);
  });

  test('is told so calmly, in their own language, with when to come back', async () => {
    const from = '10.1.1.3';
    await statuses(60, () => ask(server, '/nowhere', { from }));
    const refused = await ask(server, '/nowhere?who=canary', { from, language: 'nb' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused.headers.get('cache-control')).toBe('no-store');
    const text = await refused.text();
    expect(text).toContain('>Litt for fort</h1>');
    expect(text).not.toContain('canary');
    expect(await (await ask(server, '/nowhere', { from })).text()).toContain('>A little too fast</h1>');
    const api = await ask(server, '/api/v1/nothing', { from });
    expect(api.status).toBe(429);
    // Passwords have throttles of their own: whoever can sign in does.
    const body = new URLSearchParams({ email: 'kari@moss.no', password: 'nine green herons sleep' });
    expect(
      (await fetch(`${server.url}/sign-in`, { method: 'POST', body, headers: { origin: server.url, 'x-forwarded-for': from } })).status,
    ).toBe(422);
  });

  test('is not let in by another address of the same house, nor by what they write left of their own', async () => {
    const of64 = (number: number) => `2001:db8:1:2::${number.toString(16)}`;
    expect(await statuses(80, (number) => ask(server, '/nowhere', { from: of64(number) }))).toEqual({ 404: 60, 429: 20 });
    expect((await ask(server, '/nowhere', { from: '2001:db8:1:3::1' })).status).toBe(404);
    expect(await statuses(80, (number) => ask(server, '/nowhere', { from: `9.9.9.${number}, 10.1.1.4` }))).toEqual({ 404: 60, 429: 20 });
  });
});

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::1', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('the address %s counts as %s', (address, counted) => {
  expect(addressPlace(address)).toBe(counted);
});

describe('an account', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ demo: true });
  });
  afterAll(() => server.close());

  async function events(): Promise<{ kind: string; actor: string; noun: string; nounId: string }[]> {
    const { rows } = await server.database.client.execute('SELECT kind, actor, noun, noun_id AS nounId FROM events ORDER BY id');
    return rows.map((row) => ({ ...row }) as never);
  }

  test('changes its language as often as it likes within 600 requests a minute, and that is no event; more is told to the auditor once', async () => {
    const cookie = await server.signIn('staff');
    const before = (await events()).length;
    const choose = (number: number) =>
      fetch(`${server.url}/locale`, {
        method: 'POST',
        body: new URLSearchParams({ locale: number % 2 ? 'nb' : 'en' }),
        headers: { cookie, origin: server.url },
        redirect: 'manual',
      });
    expect(await statuses(600, choose)).toEqual({ 303: 600 });
    expect(await events()).toHaveLength(before);
    expect(await statuses(40, choose)).toEqual({ 429: 40 });
    expect((await events()).slice(before)).toEqual([
      { kind: 'tooManyRequests', actor: 'demo-staff', noun: 'account', nounId: 'demo-staff' },
    ]);
    const api = await ask(server, '/api/v1/topics', { cookie });
    expect(api.status).toBe(429);
    expect(api.headers.get('content-type')).toBe('application/problem+json');
    expect(Number(api.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask(server, '/topics', { cookie: await server.signIn('planner') })).status).toBe(200);
    expect((await verifyRecord(server.database.read)).whole).toBe(true);
  });

  test('opens 300 profiles an hour, searches on, and the rest is told to the auditor once', async () => {
    const cookie = await server.signIn('planner');
    const { rows } = await server.database.client.execute('SELECT id FROM people WHERE active AND NOT protected LIMIT 60');
    const before = (await events()).length;
    const open = (number: number) => ask(server, `/experts/${rows[number % rows.length].id}`, { cookie });
    expect(await statuses(300, open)).toEqual({ 200: 300 });
    expect(await statuses(20, open)).toEqual({ 429: 20 });
    const refused = await open(0);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(3_000);
    expect(await refused.text()).toContain('>Enough profiles for now</h1>');
    expect((await ask(server, '/experts?q=gdpr', { cookie })).status).toBe(200);
    expect((await events()).slice(before)).toEqual([
      { kind: 'tooManyProfiles', actor: 'demo-planner', noun: 'account', nounId: 'demo-planner' },
    ]);
  });

  test('pages no further than the thousandth hit', async () => {
    const cookie = await server.signIn('editor');
    const before = (await events()).length;
    expect((await ask(server, '/experts?page=50', { cookie })).status).toBe(200);
    for (const path of ['/experts?page=51', '/experts?q=gdpr&page=999999999', '/api/v1/experts?page=51'])
      expect((await ask(server, path, { cookie })).status).toBe(429);
    expect(await (await ask(server, '/experts?page=51', { cookie })).text()).toContain('>The results end here</h1>');
    expect((await ask(server, '/api/v1/experts?page=next', { cookie })).status).toBe(400);
    expect((await events()).slice(before).map(({ kind }) => kind)).toEqual(['tooDeep']);
  });

  test.each([
    ['visitors', (number: number) => ({ path: `/?visit=${number}`, cookie: '' })],
    ['people with a session that nobody has', (number: number) => ({ path: '/', cookie: `session=nobody${number}` })],
  ])('gets its pages while 1,500 %s come at once', async (_, asking) => {
    const cookie = await server.signIn('admin');
    expect((await ask(server, '/topics', { cookie })).status).toBe(200);
    const flood = Array.from({ length: 1_500 }, (_, number) => {
      const { path, cookie: shown } = asking(number);
      return ask(server, path, { cookie: shown }).then(
        (answer) => answer.arrayBuffer(),
        () => undefined,
      );
    });
    const reads = [];
    for (let number = 0; number < 20; number++) reads.push((await ask(server, number % 2 ? '/' : '/experts?q=gdpr', { cookie })).status);
    await Promise.all(flood);
    expect(reads).toEqual(Array.from({ length: 20 }, () => 200));
  });
});
