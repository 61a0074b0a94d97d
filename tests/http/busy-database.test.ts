import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#db/schema/people.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { holdWriteLock } from '../support/lock-holder.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.close());

const get = (path: string, cookie: string) => fetch(server.url + path, { headers: { cookie }, redirect: 'manual' });
const post = (path: string, cookie: string, fields: Record<string, string>) =>
  fetch(server.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { cookie, origin: server.url },
    redirect: 'manual',
  });
const person = (title: string) => ({
  givenName: 'Ola',
  familyName: `Travel ${title}`,
  title,
  department: 'Law',
  email: `${title.replaceAll(' ', '.')}@moss.example`,
  phone: '',
});
const titles = async () => (await server.database.read.select().from(people)).map(({ title }) => title);

test('another program that holds the database makes an edit say so, and 40 edits and reads after it are right', async () => {
  const editor = await server.signIn('editor');
  const holder = await holdWriteLock(server.database.file!, 7_000);
  const refusing = post('/people/new', editor, person('Kept as typed'));
  let answeredMeanwhile = 0;
  let refused: Response | undefined;
  void refusing.then((answer) => (refused = answer));
  while (!refused) {
    expect((await get('/healthz', '')).status).toBe(200);
    expect((await get('/people', editor)).status).toBe(200);
    answeredMeanwhile += 1;
    await sleep(50);
  }
  expect(answeredMeanwhile).toBeGreaterThan(10);
  expect(refused.status).toBe(503);
  const page = await refused.text();
  expect(page).toContain('Nothing was saved: the server was busy with something else.');
  expect(page).toContain('value="Kept as typed"');
  expect(await titles()).not.toContain('Kept as typed');
  await holder.done;

  for (let round = 1; round <= 40; round += 1) {
    const title = `Title ${round}`;
    const saved = await post('/people/new', editor, person(title));
    expect(saved.status).toBe(303);
    const read = await get(saved.headers.get('location')!, editor);
    expect(read.status).toBe(200);
    expect(await read.text()).toContain(`value="${title}"`);
  }
  expect((await titles()).filter((title) => /^Title \d+$/.test(title)).length).toBe(40);
});
