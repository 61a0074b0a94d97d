import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addAccount, get } from '../support/cast.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.close());

const health = async () => (await get(server, '/admin/health', await server.signIn('admin'))).text();

test('a network admin sees which version runs, on what, and that all is well', async () => {
  const page = await health();
  const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(page).toContain(`Allmenning ${version}, Node ${process.versions.node}`);
  expect(page).toContain('a file on this server');
  expect(page).toContain('holds everybody who can be found');
});

test('nobody else learns how the server is doing', async () => {
  for (const role of ['staff', 'member', 'planner', 'editor', 'keeper', 'auditor'] as const) {
    const { cookie } = await addAccount(server.database, role);
    for (const path of ['/admin', '/admin/health'])
      expect([role, path, (await get(server, path, cookie)).status]).toEqual([role, path, 404]);
  }
  expect((await get(server, '/admin/health')).headers.get('location')).toBe('/sign-in?to=%2Fadmin%2Fhealth');
});

test('the page names no file, folder or address of the machine', async () => {
  const page = await health();
  for (const secret of [dirname(server.database.file!), process.cwd(), new URL(server.url).port, 'file:'])
    expect([secret, page.includes(secret)]).toEqual([secret, false]);
});

test('an index that is behind says how many people it misses', async () => {
  await server.database.client.execute(
    'DELETE FROM search_documents WHERE person_id = (SELECT id FROM people WHERE active AND NOT protected LIMIT 1)',
  );
  const page = await health();
  expect(page).toContain('Something needs to be done');
  expect(page).toContain('One person is missing');
});
