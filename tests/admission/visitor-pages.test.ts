import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { networks } from '#db/schema/networks.ts';
import { expertise, people } from '#db/schema/people.ts';
import { topics as topicTable } from '#db/schema/topics.ts';
import { Kept } from '#server/kept.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { addLargeNetwork } from '../support/large-network.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) => fetch(server.url + path, { headers });

test('the front page is kept for a minute as every visitor gets it, and holds nothing that one of them sent', async () => {
  const first = await get('/?topic=water&who=canary', {
    'user-agent': 'canary',
    cookie: 'other=canary; session=canary',
    referer: `${server.url}/canary`,
  });
  const text = await first.text();
  expect(first.headers.get('set-cookie')).toBeNull();
  expect(first.headers.get('cache-control')).toBe('no-store');
  expect([...first.headers].join() + text).not.toContain('canary');
  // What is not read from the database again was kept.
  await server.database.write((tx) => tx.update(networks).set({ published: false }));
  expect(await (await get('/?x=2&topic=water')).text()).toBe(text);
  expect(await (await get('/?topic=water', { 'accept-language': 'nb' })).text()).not.toBe(text);
  await server.database.write((tx) => tx.update(networks).set({ published: true }).where(eq(networks.published, false)));
});

test('who is signed in gets their own front page, and leaves nothing of it to visitors', async () => {
  const cookie = await server.signIn('editor');
  const own = await (await get('/', { cookie })).text();
  expect(own).toContain('Solveig Hammerstad');
  const visitors = await (await get('/')).text();
  expect(visitors).not.toContain('Solveig');
  expect(await (await get('/', { cookie: 'session=ended' })).text()).toBe(visitors);
  expect(await (await get('/', { cookie })).text()).toBe(own);
});

test('a kept page is the same compressed, and its policy lets its styles show', async () => {
  const plain = await get('/', { 'accept-encoding': 'identity' });
  const text = await plain.text();
  for (const encoding of ['gzip', 'br', 'gzip', 'br']) {
    const answer = await get('/', { 'accept-encoding': encoding });
    expect(answer.headers.get('content-encoding')).toBe(encoding);
    expect(answer.headers.get('content-security-policy')).toBe(plain.headers.get('content-security-policy'));
    expect(await answer.text()).toBe(text);
  }
  expect(plain.headers.get('content-security-policy')).toContain("style-src 'self'");
});

test('a front page that went out without its map, because many waited for theirs, is not kept', async () => {
  const busy = await startServer({ demo: true });
  const { database } = busy;
  const topics = (await database.read.select({ slug: topicTable.slug }).from(topicTable).orderBy(topicTable.slug)).map(({ slug }) => slug);
  await database.write((tx) => tx.update(networks).set({ published: false }));
  const { codes } = await addLargeNetwork(database, { municipalities: 40, planners: 1 });
  // No two topics are strong in the same places, so that each has a map of its own.
  const staff = await database.read
    .select({ id: people.id, code: people.municipalityCode })
    .from(people)
    .where(eq(people.givenName, 'Prøve'));
  const strongIn = (k: number) => staff.filter(({ code }) => code === codes[k % 40] || code === codes[(k * 7 + 3) % 40]);
  const now = new Date();
  const known = topics
    .slice(0, 60)
    .flatMap((topicSlug, k) => strongIn(k).map(({ id }) => ({ personId: id, topicSlug, level: 4, confirmedAt: now })));
  await database.write((tx) => tx.insert(expertise).values(known).onConflictDoNothing());
  await database.write((tx) => tx.update(networks).set({ published: true }).where(eq(networks.name, '40 municipalities')));
  const ask = (slug: string) => fetch(`${busy.url}/?topic=${slug}`);
  const first = await Promise.all(topics.slice(0, 60).map(ask));
  const without = topics.slice(0, 60).filter((_, k) => first[k].headers.has('retry-after'));
  expect(without.length).toBeGreaterThan(0);
  expect(without.length).toBeLessThan(60);
  const again = await ask(without[0]);
  expect(again.headers.has('retry-after')).toBe(false);
  expect((await again.text()).match(/<path data-key="fill"/g)?.length).toBeGreaterThanOrEqual(40);
  await busy.close();
});

test('no more is kept than a number, none longer than its time, and what fails is made again', async () => {
  let made = 0;
  const make = async () => ++made;
  const kept = new Kept<number>(2, 100);
  expect(await Promise.all([kept.getOrStart('a', make, 0), kept.getOrStart('a', make, 0)])).toEqual([1, 1]);
  expect(await kept.getOrStart('a', make, 99)).toBe(1);
  expect(await kept.getOrStart('a', make, 100)).toBe(2);
  await kept.getOrStart('b', make, 100);
  await kept.getOrStart('c', make, 100);
  expect(await kept.getOrStart('a', make, 100)).toBe(5);
  await expect(kept.getOrStart('d', () => Promise.reject(new RangeError('no')), 100)).rejects.toThrow('no');
  expect(await kept.getOrStart('d', make, 100)).toBe(6);
});
