import { copyFileSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../support/server.ts';
import { openDemoDatabase } from '../support/database.ts';
import { type Clone, makeClone } from '../support/clone.ts';

let clone: Clone;
let file: string;

beforeEach(async () => {
  clone = await makeClone();
  mkdirSync(join(clone.folder, 'data'));
  file = join(clone.folder, 'data/copy.db');
  const demo = await openDemoDatabase();
  copyFileSync(demo.file!, file);
  demo.close();
});
afterEach(() => clone.remove());

const environment = () => ({ DATABASE_URL: `file:${file}` });
const backUp = (...args: string[]) => clone.run('src/commands/backup.ts', args, environment());
const restore = (...args: string[]) => clone.run('src/commands/restore.ts', args, environment());
const serveDemo = async () => clone.start('src/commands/demo.ts', ['--port', String(await freePort())], environment(), 'Allmenning is at');

// Not through libSQL: in one process its closed connections go on holding the file until they are collected.
function within<T>(work: (database: DatabaseSync) => T): T {
  const database = new DatabaseSync(file, { timeout: 5_000 });
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const names = () =>
  within((database) =>
    database
      .prepare('SELECT family_name AS name FROM people ORDER BY id')
      .all()
      .map(({ name }) => name),
  );
const renameAll = (name: string) => within((database) => database.prepare('UPDATE people SET family_name = ?').run(name));
const allAccounts = () => within((database) => database.prepare('SELECT * FROM accounts ORDER BY id').all());

test('the drill: back up while serving, lose everything, restore, and all is there again', async () => {
  const before = names();
  const server = await serveDemo();
  const { code, said } = await backUp();
  expect(said).toMatch(/^Backed up to .*data\/backups\/.*\.db \(\d+ kB, checked\)\.\n$/);
  expect(code).toBe(0);
  await server.stop();
  const [backup] = readdirSync(join(clone.folder, 'data/backups'));
  expect(statSync(join(clone.folder, 'data/backups', backup)).mode & 0o777).toBe(0o600);
  renameAll('Lost');

  const restored = await restore(join('data/backups', backup));
  expect(restored.said).toMatch(/^Restored .*What was there is kept as /);
  expect(restored.code).toBe(0);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(names()).toEqual(before);
  const kept = readdirSync(join(clone.folder, 'data')).find((name) => /^copy\.db-replaced-\d/.test(name) && !/-(wal|shm)$/.test(name))!;
  file = join(clone.folder, 'data', kept);
  expect(new Set(names())).toEqual(new Set(['Lost']));
});

test('a restored backup lets nobody in who was shut out after it was taken', async () => {
  const publicUrl = `http://localhost:${await freePort()}`;
  const enter = async (to: string) => {
    const answer = await fetch(`${to}/sign-in/demo`, {
      method: 'POST',
      body: new URLSearchParams({ as: 'staff' }),
      headers: { origin: to },
      redirect: 'manual',
    });
    return answer.headers.getSetCookie()[0].split(';')[0];
  };
  const profile = async (cookie: string) => (await fetch(`${publicUrl}/me`, { headers: { cookie }, redirect: 'manual' })).status;
  const serve = () => clone.start('src/commands/demo.ts', ['--port', new URL(publicUrl).port], environment(), 'Allmenning is at');
  const open = { tokenHash: 'a'.repeat(64), later: Date.now() + 1_000_000 };
  within((database) => {
    database
      .prepare("INSERT INTO invitations (token_hash, email, name, role, ends_at) VALUES (?, 'a@moss.example', 'A', 'admin', ?)")
      .run(open.tokenHash, open.later);
    database.prepare("INSERT INTO throttles (key, points, expire) VALUES ('a', 3, ?)").run(open.later);
  });
  const before = await serve();
  const cookie = await enter(publicUrl);
  expect(await profile(cookie)).toBe(200);
  expect((await backUp('open.db')).code).toBe(0);
  await fetch(`${publicUrl}/sign-out`, { method: 'POST', headers: { cookie, origin: publicUrl }, redirect: 'manual' });
  expect(await profile(cookie)).toBe(303);
  await before.stop();

  const { code, said } = await restore('open.db');
  expect(said).toContain('Everybody signs in anew, and 1 open invitations are over.');
  expect(code).toBe(0);
  const after = await serve();
  expect(await profile(cookie)).toBe(303);
  await after.stop();
  const count = (sql: string) => within((database) => database.prepare(sql).get()!.n);
  expect(count('SELECT count(*) AS n FROM throttles')).toBe(0);
  expect(count(`SELECT count(*) AS n FROM invitations WHERE used_at IS NULL AND ends_at > ${Date.now()}`)).toBe(0);
  expect(count("SELECT count(*) AS n FROM events WHERE kind = 'restore' AND noun = 'database' AND actor = 'command'")).toBe(1);
  expect((await clone.run('src/commands/verify.ts', [], environment())).said).toMatch(/^The record holds: \d+ events/);
  expect(readdirSync(join(clone.folder, 'data')).filter((name) => name.includes('restoring'))).toEqual([]);
});

test('what is written during a backup is not lost, and the backup is whole', async () => {
  const server = await serveDemo();
  const writing = (async () => {
    for (let round = 0; round < 20; round += 1) {
      renameAll(`Round ${round}`);
      await setImmediate();
    }
  })();
  expect((await backUp('during.db')).code).toBe(0);
  await writing;
  await server.stop();
  expect(new Set(names())).toEqual(new Set(['Round 19']));
  file = join(clone.folder, 'during.db');
  expect(new Set(names()).size).toBe(1);
});

test('nothing is restored under a running server', async () => {
  await backUp('backup.db');
  const server = await serveDemo();
  const { code, said } = await restore('backup.db');
  expect(code).toBe(1);
  expect(said).toBe('A server is using copy.db. Stop it first; nothing was changed.\n');
  await server.stop();
});

test('a backup never replaces another file', async () => {
  writeFileSync(join(clone.folder, 'precious.db'), 'precious');
  const { code, said } = await backUp('precious.db');
  expect(code).toBe(1);
  expect(said).toContain('a backup never replaces one');
});

test('what is no backup of ours is not restored', async () => {
  const before = allAccounts();
  writeFileSync(join(clone.folder, 'letter.txt'), 'Dear all,\n'.repeat(500));
  for (const [name, reason] of [
    ['letter.txt', 'is not a whole SQLite database'],
    ['missing.db', 'There is no file'],
  ]) {
    const { code, said } = await restore(name);
    expect(code).toBe(1);
    expect(said).toContain(reason);
    expect(said).not.toContain('    at ');
  }
  expect((await restore()).said).toBe('Name the backup to restore: npm run restore -- FILE.\n');
  expect(allAccounts()).toEqual(before);
  expect(existsSync(join(clone.folder, 'data/copy.db'))).toBe(true);
});
