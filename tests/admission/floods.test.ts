import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#db/open.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demo: true, trustedProxies: 1 });
});
afterAll(() => server.close());

interface Asked {
  cookie?: string;
  from?: string;
  form?: Record<string, string>;
}

const ask = (path: string, { cookie = '', from = '', form }: Asked = {}) =>
  fetch(server.url + path, {
    method: form ? 'POST' : 'GET',
    body: form && new URLSearchParams(form),
    headers: { cookie, origin: server.url, 'accept-language': 'en', 'x-forwarded-for': from },
    redirect: 'manual',
  });

/** Sends so many at once; the statuses of those that are answered so far. */
function flood(count: number, asking: (number: number) => Promise<Response>) {
  const answered: number[] = [];
  const all = Array.from({ length: count }, async (_, number) => {
    const answer = await asking(number);
    await answer.arrayBuffer();
    answered.push(answer.status);
    return answer;
  });
  return { answered, all: Promise.all(all), first: Promise.race(all) };
}

async function counts(answers: Promise<Response[]>): Promise<Record<number, number>> {
  const counted: Record<number, number> = {};
  for (const { status } of await answers) counted[status] = (counted[status] ?? 0) + 1;
  return counted;
}

/** A few at a time, so that none is refused for those that wait. */
async function inTurn(count: number, asking: (number: number) => Promise<Response>): Promise<Record<number, number>> {
  const answers: Response[] = [];
  for (let start = 0; start < count; start += 10)
    answers.push(...(await flood(Math.min(10, count - start), (at) => asking(start + at)).all));
  return counts(Promise.resolve(answers));
}

async function enter(as: string, from: string): Promise<string> {
  const answer = await ask('/sign-in/demo', { from, form: { as } });
  return answer.headers.getSetCookie()[0].split(';')[0];
}

test('one account that asks for everything at once holds up no other, and is told so calmly', async () => {
  const [greedy, other] = [await enter('staff', '10.0.0.1'), await enter('planner', '10.0.0.1')];
  const asked = flood(400, () => ask('/topics', { cookie: greedy }));
  await asked.first;
  for (let number = 0; number < 3; number++) expect((await ask('/topics', { cookie: other })).status).toBe(200);
  expect(asked.answered.filter((status) => status === 200).length).toBeLessThan(100);
  const answers = await asked.all;
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 429]));
  expect(answers.every(({ status, headers }) => status === 200 || Number(headers.get('retry-after')) > 0)).toBe(true);
  expect((await ask('/topics', { cookie: greedy })).status).toBe(200);
});

test('what an account asks beyond its 600 in a minute is refused before it waits, and the auditor is told', async () => {
  const cookie = await enter('admin', '10.0.0.1');
  const { answered, all } = flood(700, () => ask('/locale', { cookie, form: { locale: 'en' } }));
  await all;
  expect(answered).toContain(429);
  const { rows } = await server.database.client.execute(
    "SELECT count(*) AS events FROM events WHERE kind = 'tooManyRequests' AND actor = 'demo-admin'",
  );
  expect(rows[0].events).toBe(1);
  const refused = await ask('/topics', { cookie });
  expect(refused.status).toBe(429);
  expect(await refused.text()).toContain('Your account has sent very many requests');
});

test('one address that sends passwords without end keeps nobody else from signing in', async () => {
  const send = (from: string, number: number) =>
    ask('/sign-in', { from, form: { email: `${number}@moss.example`, password: 'no such password' } });
  const asked = flood(400, (number) => send('10.0.1.1', number));
  await asked.first;
  expect((await send('10.0.1.2', 1_000)).status).toBe(422);
  expect(asked.answered.filter((status) => status === 422).length).toBeLessThan(50);
  const counted = await counts(asked.all);
  expect(counted[429]).toBeGreaterThan(270);
});

test('an address sends 120 passwords a minute, and those who were let in count for nothing', async () => {
  const from = '10.0.1.3';
  expect(await inTurn(140, () => ask('/sign-in', { from, form: { email: '' } }))).toEqual({ 422: 120, 429: 20 });
  const refused = await ask('/sign-in', { from, form: { email: '' } });
  expect(await refused.text()).toContain('Very many passwords have been sent');
  expect((await ask('/invitations/nobodys', { from, form: {} })).status).toBe(429);
  expect((await ask('/invitations/nobodys', { from: '10.0.1.4', form: {} })).status).toBe(404);
  expect((await ask('/nowhere', { from })).status).toBe(404);
});

test('made-up sessions of one address stop neither other addresses nor who has just signed in there', async () => {
  const from = '10.0.2.1';
  expect(await inTurn(340, (number) => ask('/', { from, cookie: `session=nobody${number}` }))).toEqual({ 200: 300, 429: 40 });
  expect((await ask('/', { from: '10.0.2.2', cookie: 'session=nobody' })).status).toBe(200);
  const cookie = await enter('editor', from);
  expect((await ask('/topics', { from, cookie })).status).toBe(200);
  expect((await ask('/', { from })).status).toBe(200);
});

test('a whole town hall comes back at once after a restart', async () => {
  const from = '10.0.3.1';
  const cookies = await Promise.all(Array.from({ length: 10 }, () => enter('staff', from)));
  const again = await startServer({ demo: true, trustedProxies: 1, database: await openDatabase(`file:${server.database.file}`) });
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_, number) =>
      fetch(`${again.url}/topics`, { headers: { cookie: cookies[number % 10], 'x-forwarded-for': from } }),
    ),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from(answers, () => 200));
  await again.close();
});
