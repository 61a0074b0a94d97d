import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestServer } from '../support/server.ts';
import { addLargeNetwork } from '../support/large-network.ts';

/** Each test takes a network of its own size: the land of a network not asked for before takes a worker a second or more to cut. */
const planners = 60;
let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.close());

const network = (municipalities: number) => addLargeNetwork(server.database, { municipalities, planners });

const get = (path: string, cookie: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, { headers: { cookie, ...headers }, redirect: 'manual' });

/** No two alike. */
const questions = (count: number, path = '/plan') =>
  Array.from({ length: count }, (_, k) => `${path}?topic=gdpr&centres=${1 + (k % 6)}&speedKmh=${50 + k}`);

async function statuses(answers: Promise<Response>[]): Promise<number[]> {
  return Promise.all(answers.map(async (answer) => (await answer).status));
}

const count = (all: number[], status: number) => all.filter((each) => each === status).length;

test('others are answered while plans of a large network are worked out', async () => {
  const { cookies } = await network(51);
  let left = 4;
  const plans = questions(left).map((path, k) => get(path, cookies[k]).finally(() => (left -= 1)));
  let answered = 0;
  while (left === plans.length) {
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    answered += 1;
  }
  expect(await statuses(plans)).toEqual([200, 200, 200, 200]);
  expect(answered).toBeGreaterThan(20);
});

test('one account has two plans under way at most, and is told to come back with a third', async () => {
  const { cookies } = await network(52);
  const [mine, yours] = cookies;
  const all = await statuses([...questions(6).map((path) => get(path, mine)), get('/plan?topic=gdpr', yours)]);
  expect(count(all.slice(0, 6), 200)).toBe(2);
  expect(count(all.slice(0, 6), 503)).toBe(4);
  expect(all[6]).toBe(200);
  expect((await get('/plan?topic=gdpr&speedKmh=99', mine)).status).toBe(200);
});

test('where too many ask at once the last are told so, in their language and with their question kept; programs get problem details', async () => {
  const { cookies } = await network(53);
  const [pages, replies] = [questions(30), questions(30, '/api/v1/plan')];
  const asked = pages.flatMap((page, k) => [get(page, cookies[2 * k], { 'accept-language': 'nb' }), get(replies[k], cookies[2 * k + 1])]);
  const answers = await Promise.all(asked);
  const refused = answers.filter(({ status }) => status === 503);
  expect(answers.filter(({ status }) => status === 200).length).toBe(60 - refused.length);
  for (const answer of refused) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  const page = refused.find((answer) => answer.headers.get('content-type')?.startsWith('text/html'))!;
  const reply = refused.find((answer) => answer.headers.get('content-type') === 'application/problem+json')!;
  expect(await reply.json()).toMatchObject({ status: 503, title: 'Busy' });
  const text = await page.text();
  expect(text).toContain('Mange planer regnes ut akkurat nå');
  expect(text).toContain(`value="${new URL(page.url).searchParams.get('speedKmh')}"`);
});

test('the same question asked by many at once is worked out once, and answered to all', async () => {
  const { cookies } = await network(14);
  const all = await statuses(Array.from({ length: 60 }, (_, k) => get('/plan?topic=gdpr&centres=2', cookies[k % 3])));
  expect(count(all, 200)).toBe(60);
});

test('a program and two readers who ask the same, behind others, all get their answer', async () => {
  const { cookies } = await network(40);
  const before = questions(2).map((path, k) => get(path, cookies[k]));
  const asked: Promise<Response>[] = [];
  for (const [k, [path, language]] of [
    ['/plan', 'en'],
    ['/plan', 'nb'],
    ['/api/v1/plan', 'en'],
  ].entries()) {
    // The one before has found its place in the queue.
    await setTimeout(100);
    asked.push(get(`${path}?topic=gdpr&centres=3&speedKmh=77`, cookies[2 + k], { 'accept-language': language }));
  }
  expect(await statuses([...before, ...asked])).toEqual([200, 200, 200, 200, 200]);
});

test('a large network is proven by the server, which says what it leaves to the browser', async () => {
  const { cookies, codes } = await network(15);
  const reply = await (await get('/api/v1/plan?topic=gdpr&centres=2', cookies[0])).json();
  expect(reply).toMatchObject({ status: 'optimal', gap: 0, leftOut: ['sureness'] });
  expect(reply.open).toHaveLength(2);
  expect(reply.served).toHaveLength(codes.length);
  expect(reply.alternatives).toHaveLength(5);
  const page = await (await get('/plan?topic=gdpr&centres=2', cookies[0])).text();
  expect(page).toContain('your own browser works this out');
  expect(page.match(/<path data-key="fill"/g)).toHaveLength(2 * codes.length);
});

test('the home page and a topic show a map of a large network, while others are answered', async () => {
  const { cookies, codes } = await network(30);
  let isDone = false;
  const home = get('/', cookies[0]).finally(() => (isDone = true));
  let answered = 0;
  while (!isDone) {
    await fetch(`${server.url}/healthz`);
    answered += 1;
  }
  expect(answered).toBeGreaterThan(20);
  expect((await (await home).text()).match(/<path data-key="fill"/g)).toHaveLength(3 * codes.length);
  const topic = await get('/topics/gdpr', cookies[0]);
  expect((await topic.text()).match(/<path data-key="fill"/g)).toHaveLength(2 * codes.length);
});
