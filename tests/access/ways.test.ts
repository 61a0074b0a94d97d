import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Role } from '#access/viewer.ts';
import { networks } from '#db/schema/networks.ts';
import { addAccount, addPerson, get, moss } from '../support/cast.ts';
import { startServer, type TestServer } from '../support/server.ts';

const [columns, ...rows] = readFileSync('tests/access.csv', 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','));
/** What no page leads to: answers for machines, and pages that are sent or met. */
const aside = /^\/(api|healthz|invitations|sign-in|404|429|500|\.well-known)/;
const mostOfOneRoute = 5;

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.close());

const roles: Role[] = ['staff', 'member', 'planner', 'editor', 'keeper', 'auditor', 'admin'];

test.each(roles)('from the front page a %s finds a way to every page that they may open', async (role) => {
  const column = columns.indexOf(role);
  const open = new Set(
    rows.filter((row) => row[0] === 'GET' && ['200', '303'].includes(row[column]) && !aside.test(row[1])).map((row) => row[1]),
  );
  const [network] = await server.database.read.select().from(networks).limit(1);
  const place = role === 'admin' ? { municipalityCode: null, networkId: network.id } : { personId: await addPerson(server.database, moss) };
  const { cookie } = await addAccount(server.database, role, place);
  const met = new Map<string, number>();
  const seen = new Set(['/']);
  const waiting = ['/'];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const route = routeOf(path, [...open]);
    const times = met.get(route ?? '') ?? 0;
    if (route === undefined || times >= mostOfOneRoute) continue;
    const answer = await get(server, path, cookie);
    if (answer.status !== 200 && answer.status !== 303) continue;
    met.set(route, times + 1);
    for (const link of [...linksIn(await answer.text()), ...[answer.headers.get('location') ?? []].flat()]) {
      if (seen.has(link)) continue;
      seen.add(link);
      waiting.push(link);
    }
  }
  expect([...open].filter((route) => !met.has(route))).toEqual([]);
});

function linksIn(page: string): string[] {
  const hrefs = [...page.matchAll(/<a\b[^>]*\bhref="([^"]+)"/g), ...page.matchAll(/<form action="([^"]+)" method="get"/g)];
  return hrefs.map(([, href]) => href.replaceAll('&amp;', '&').replace(/#.*$/, '')).filter((href) => href.startsWith('/'));
}

/** The most particular route that an address falls under. */
function routeOf(path: string, routes: string[]): string | undefined {
  const [pathname] = path.split('?');
  const matching = routes.filter((route) => new RegExp(`^${route.replace(/\[\w+\]/g, '[^/]+')}$`).test(pathname));
  return matching.find((route) => !route.includes('[')) ?? matching[0];
}
