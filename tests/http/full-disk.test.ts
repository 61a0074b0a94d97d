import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#db/schema/people.ts';
import { sessions } from '#db/schema/accounts.ts';
import { startServer, type TestServer } from '../support/server.ts';

const canLimit = spawnSync('prlimit', ['--version']).status === 0;
const minuteMs = 60_000;
let server: TestServer;

beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.close());

/** The kernel refuses the server's writes to files from here on, or takes them again; a disk that is full does no other. */
function setDiskFull(full: boolean): void {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(server.process.pid), `--fsize=${full ? 0 : 'unlimited'}:unlimited`], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`prlimit: ${stderr}`);
}

const get = (path: string, cookie: string) => fetch(server.url + path, { headers: { cookie }, redirect: 'manual' });
const post = (path: string, cookie: string, fields: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { cookie, origin: server.url },
    redirect: 'manual',
  });
const health = async () => ((await (await get('/healthz', '')).json()) as { status: string }).status;
const kari = {
  givenName: 'Kari',
  familyName: 'Fulldisk',
  title: 'Lawyer',
  department: 'Law',
  email: 'kari.fulldisk@moss.example',
  phone: '',
};
const countKari = async () =>
  (await server.database.read.select().from(people)).filter(({ familyName }) => familyName === 'Fulldisk').length;

test.skipIf(!canLimit)(
  'while the disk is full one reads and signs out, what was typed is kept, and all goes on when there is room',
  async () => {
    const editor = await server.signIn('editor');
    const staff = await server.signIn('staff');
    // Old enough that reading prolongs them.
    await server.database.write((tx) => tx.update(sessions).set({ idleEndsAt: sql`idle_ends_at - ${2 * minuteMs}` }));
    expect(await health()).toBe('ok');
    setDiskFull(true);

    for (const path of ['/', '/experts', '/me']) expect((await get(path, staff)).status).toBe(200);

    const refused = await post('/people/new', editor, kari);
    expect(refused.status).toBe(507);
    const page = await refused.text();
    expect(page).toContain('Nothing was saved: the server’s disk is full');
    for (const typed of ['Kari', 'Fulldisk', 'kari.fulldisk@moss.example']) expect(page).toContain(`value="${typed}"`);
    expect(await countKari()).toBe(0);
    expect((await get('/healthz', '')).status).toBe(200);
    expect(await health()).toBe('degraded');

    const entering = await post('/sign-in/demo', '', { as: 'staff' });
    expect(entering.status).toBe(507);
    expect(entering.headers.get('content-type')).toMatch(/^text\/html/);
    expect(entering.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(await entering.text()).toContain('Nothing was saved: the server’s disk is full');

    const out = await post('/sign-out', staff);
    expect(out.status).toBe(303);
    expect(out.headers.getSetCookie().join()).toMatch(/session=;.*Max-Age=0/i);
    expect((await get('/me', staff)).headers.get('location')).toContain('/sign-in');

    setDiskFull(false);
    while ((await health()) !== 'ok') await sleep(100);
    expect((await get('/me', staff)).headers.get('location')).toContain('/sign-in');
    expect((await post('/people/new', editor, kari)).status).toBe(303);
    expect(await countKari()).toBe(1);
    expect(server.log()).not.toContain('INSERT');
  },
);
