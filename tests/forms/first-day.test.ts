import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Clone, makeClone } from '../support/clone.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { get, linkIn, password, post, postAndGo } from '../support/cast.ts';

let server: TestServer;
let clone: Clone;

beforeAll(async () => {
  server = await startServer({ demo: false });
  clone = await makeClone({ built: false });
});
afterAll(async () => {
  await clone.remove();
  await server.close();
});

/** `npm run admin -- …` on the machine that the server runs on, while it runs. */
async function admin(...args: string[]): Promise<string> {
  const { code, said } = await clone.run('src/commands/admin.ts', args, {
    PUBLIC_URL: server.url,
    DATABASE_URL: `file:${server.database.file}`,
  });
  expect([code, said]).toEqual([0, said]);
  return said;
}

/** Uses an invitation; the cookie of the session that begins. */
async function enter(link: string, name?: string, landsAt = '/'): Promise<string> {
  const answer = await post(server, link, { password, ...(name && { name }) });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, landsAt]);
  return answer.headers.getSetCookie()[0].split(';')[0];
}

test('from the first command to an editor who adds a person and invites them', async () => {
  const first = await admin('you@ourregion.example', '--network', 'Our network', '--municipalities', '3103,3112');
  const networkAdmin = await enter(linkIn(first), 'Ola Moe');
  expect((await get(server, '/people', networkAdmin)).status).toBe(200);

  const said = await admin('kari@moss.example', '--role', 'editor', '--municipality', '3103', '--name', 'Kari Moe');
  expect(said).toMatch(/^Send this to kari@moss\.example\. It is good for seven days; it can be used once:\n/);
  const editor = await enter(linkIn(said), 'Kari Moe');
  const pages = [
    '/',
    '/experts',
    '/topics',
    '/licences',
    '/licences/new',
    '/plan',
    '/me',
    '/people',
    '/people/new',
    '/municipalities/3103',
  ];
  const statuses = await Promise.all(pages.map(async (path) => `${path} ${(await get(server, path, editor)).status}`));
  expect(statuses).toEqual(pages.map((path) => `${path} 200`));

  const added = await post(server, '/people/new', { givenName: 'Per', familyName: 'Ny', email: 'per@moss.example' }, editor);
  const page = new URL(added.headers.get('location') ?? '', server.url).pathname;
  expect(await (await get(server, '/people', editor)).text()).toContain('Ny, Per');
  const invited = await postAndGo(server, page, { do: 'invite' }, editor);
  expect(invited.status).toBe(200);
  const staff = await enter(linkIn(await invited.text()), undefined, '/me');
  expect(await (await get(server, '/me', staff)).text()).toContain('Add your telephone');
  expect((await get(server, '/people', staff)).status).toBe(404);
});

test('a sign-in without a person is ended from the machine, brought back, and its address freed for another', async () => {
  const invite = () => admin('planner@moss.example', '--role', 'planner', '--municipality', '3103');
  const cookie = await enter(linkIn(await invite()), 'Pia Plan');
  const signIn = () => post(server, '/sign-in', { email: 'planner@moss.example', password });
  expect((await get(server, '/experts', cookie)).status).toBe(200);

  expect(await admin('planner@moss.example', '--end')).toContain('has ended, and every session with it');
  expect((await get(server, '/experts', cookie)).status).toBe(303);
  expect((await signIn()).status).toBe(422);
  await admin('planner@moss.example', '--restore');
  expect((await signIn()).status).toBe(303);

  const bound = await admin('--domain', 'moss.example', '--municipality', '3112');
  expect(bound).toContain('moss.example belongs to Råde (3112).\n');
  expect(bound).toContain(
    'planner@moss.example is a sign-in of Moss. To take the address from it: npm run admin -- planner@moss.example --free\n',
  );
  await admin('--domain', 'moss.example', '--municipality', '3112', '--remove');

  await admin('planner@moss.example', '--free');
  expect((await signIn()).status).toBe(422);
  await enter(linkIn(await invite()), 'Per Plan');
});

test('a network keeps its last admin, whichever command is tried', async () => {
  const refused = async (...args: string[]) =>
    (await clone.run('src/commands/admin.ts', args, { DATABASE_URL: `file:${server.database.file}` })).said;
  for (const command of ['--end', '--free'])
    expect(await refused('you@ourregion.example', command)).toContain('This is the last admin of the network');
  await enter(linkIn(await admin('second@ourregion.example')), 'Siv Moe');
  await admin('you@ourregion.example', '--end');
  expect(await refused('second@ourregion.example', '--free')).toContain('This is the last admin of the network');
});
