import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { get, moss } from '../support/cast.ts';
import { type Entrance, startServer, type TestServer } from '../support/server.ts';

/** A ratchet: how many questions each page asks the database, of somebody signed in to the demonstration. */
const file = 'tests/queries-per-page.csv';
const rows = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line, i) => {
    const [as, address, queries] = line.split(',');
    return { as: as as Entrance, address, queries: Number(queries), line: i + 2 };
  });

/** No page, or no page for who is signed in. */
const notCounted = [
  '/.well-known/security.txt',
  '/404',
  // Leads on.
  '/admin',
  '/429',
  '/500',
  '/healthz',
  '/invitations/[token]',
  '/locale',
  '/profile',
  '/sign-in',
  '/sign-out',
];

let server: TestServer;
const cookies = new Map<Entrance, string>();
const names: Record<string, string> = { '{municipality}': moss };
beforeAll(async () => {
  server = await startServer({ demo: true, preload: './tests/support/log-reads.ts' });
  for (const { as } of rows) if (!cookies.has(as)) cookies.set(as, await server.signIn(as));
  const first = async (sql: string) => String((await server.database.client.execute({ sql, args: [moss] })).rows[0].id);
  names['{person}'] = await first('SELECT id FROM people WHERE municipality_code = ? AND active AND NOT protected ORDER BY id LIMIT 1');
  names['{licence}'] = await first('SELECT id FROM licences WHERE municipality_code = ? ORDER BY id LIMIT 1');
  names['{account}'] = await first("SELECT id FROM accounts WHERE municipality_code = ? AND email NOT LIKE '%admin%' ORDER BY id LIMIT 1");
});
afterAll(() => server.close());

const routesSeen = new Set<string>();

/** The statements that one request sends, which the log names before its own line. */
async function readsOf(path: string, as: Entrance): Promise<number> {
  const before = server.log().length;
  const { status } = await get(server, path, cookies.get(as));
  expect(status, path).toBe(200);
  const answered = /^\S+Z \S+ (\S+) 200 \d+ ms/m;
  while (!answered.test(server.log().slice(before))) await setTimeout(10);
  const log = server.log().slice(before);
  routesSeen.add(answered.exec(log)![1]);
  return log.split('\n').filter((line) => line.startsWith('read: ')).length;
}

test.each(rows)('$address asks the database no more often than it did, as $as', async ({ as, address, queries, line }) => {
  const path = address.replace(/\{\w+\}/g, (name) => names[name]);
  // What is worked out once is there from the second time on.
  await readsOf(path, as);
  const asked = await readsOf(path, as);
  expect(asked, `${address} asks ${asked} times, and ${queries} were the most so far: ask less, or together.`).toBeLessThanOrEqual(queries);
  expect(asked, `${address} asks less than it did: write ${asked} in line ${line} of ${file}, so that it stays so.`).toBe(queries);
});

test('every page and answer for those signed in has a line', () => {
  const routes = readdirSync('src/pages', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(astro|ts)$/.test(path) && !/(^|\/)_/.test(path))
    .map((path) => `/${path.replace(/\.(astro|ts)$/, '').replace(/(^|\/)index$/, '')}`)
    .filter((route) => !notCounted.includes(route));
  expect([...routesSeen].sort()).toEqual(expect.arrayContaining(routes.sort()));
});
