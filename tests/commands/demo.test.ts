import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../support/server.ts';
import { openTestDatabase } from '../support/database.ts';
import { type Clone, makeClone } from '../support/clone.ts';

const demo = 'src/commands/demo.ts';
let clone: Clone;
let port: string;
let blocker: Server | undefined;

beforeEach(async () => {
  clone = await makeClone();
  port = String(await freePort());
});
afterEach(async () => {
  blocker?.close();
  await clone.remove();
});

const data = () => join(clone.folder, 'data/demo.db');
const startDemo = (...args: string[]) => clone.start(demo, ['--port', port, ...args], {}, 'Allmenning is at');

test('the demo serves a filled network at the address it says, on this machine alone', async () => {
  const { said } = await startDemo();
  expect(said()).toContain(`http://localhost:${port}`);
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    expect(await (await fetch(`http://${host}:${port}/healthz`)).json()).toEqual({ status: 'ok' });
  }
  expect(statSync(data()).mode & 0o777).toBe(0o600);
});

test('a second start keeps what was entered; --fresh starts anew and keeps the old beside it', async () => {
  await (await startDemo()).stop();
  renameEverybody('Entered');
  await (await startDemo()).stop();
  expect(firstName()).toBe('Entered');
  await (await startDemo('--fresh')).stop();
  expect(firstName()).not.toBe('Entered');
  expect(readdirSync(join(clone.folder, 'data')).filter((name) => name.startsWith('demo.db-replaced-')).length).toBeGreaterThan(0);
});

test('a port in use is said in one sentence', async () => {
  blocker = createServer().listen(Number(port), '127.0.0.1');
  await once(blocker, 'listening');
  const { code, said } = await clone.run(demo, ['--port', port]);
  expect(code).toBe(1);
  expect(said).toBe(`Port ${port} is in use by another program. Stop that program or choose another port.\n`);
  expect(existsSync(data())).toBe(false);
});

test('a folder that cannot be written to is said in one sentence', async () => {
  writeFileSync(join(clone.folder, 'data'), 'a file where the folder should be');
  const { code, said } = await clone.run(demo, ['--port', port]);
  expect(code).toBe(1);
  expect(said).toMatch(/data\/demo\.db.* cannot be opened for writing .*\n$/);
  expect(said.trim().split('\n').at(-1)).not.toContain('    at ');
});

test('a broken database is named and left as it is', async () => {
  mkdirSync(join(clone.folder, 'data'));
  writeFileSync(data(), 'this is no database, but somebody may want it back\n'.repeat(200));
  const before = readFileSync(data());
  const { code, said } = await clone.run(demo, ['--port', port]);
  expect(code).toBe(1);
  expect(said).toContain('demo.db');
  expect(said.trim().split('\n')).toHaveLength(1);
  expect(readFileSync(data()).equals(before)).toBe(true);
});

test("a municipality's own database is never entered without a password", async () => {
  const own = await openTestDatabase();
  mkdirSync(join(clone.folder, 'data'));
  copyFileSync(own.file!, data());
  own.close();
  const { code, said } = await clone.run(demo, ['--port', port]);
  expect(code).toBe(1);
  expect(said).toMatch(/is not a demonstration's database.*nothing was changed/);
});

test('a demonstration in use is not replaced under its server', async () => {
  await startDemo();
  const other = String(await freePort());
  const { code, said } = await clone.run(demo, ['--port', other, '--fresh']);
  expect(code).toBe(1);
  expect(said).toContain('A server is using demo.db.');
});

test.each([['--port', 'http'], ['--port', '70000'], ['--frsh']])('a slip of the keyboard is explained: %s %s', async (...args) => {
  const { code, said } = await clone.run(demo, args);
  expect(code).toBe(1);
  expect(said).not.toContain('    at ');
});

function renameEverybody(givenName: string): void {
  const database = new DatabaseSync(data());
  database.prepare('UPDATE people SET given_name = ?').run(givenName);
  database.close();
}

function firstName(): unknown {
  const database = new DatabaseSync(data());
  const { name } = database.prepare('SELECT given_name AS name FROM people LIMIT 1').get()!;
  database.close();
  return name;
}
