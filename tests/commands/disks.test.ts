import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../support/server.ts';
import { openDemoDatabase } from '../support/database.ts';
import { type Clone, makeClone } from '../support/clone.ts';

const canLimit = spawnSync('prlimit', ['--version']).status === 0;
/** Modes bind all but root and Windows. */
const modesBind = process.getuid !== undefined && process.getuid() !== 0;
let clone: Clone;

beforeEach(async () => {
  clone = await makeClone();
  mkdirSync(join(clone.folder, 'data'));
});
afterEach(() => {
  chmodSync(join(clone.folder, 'data'), 0o700);
  return clone.remove();
});

async function commandOf(name: string): Promise<string[]> {
  const port = String(await freePort());
  const commands: Record<string, string[]> = {
    start: ['start.mjs'],
    admin: ['admin.ts', 'kari@moss.no', '--network', 'Oslofjord', '--municipalities', '3103,3112'],
    demo: ['demo.ts', '--port', port],
    backup: ['backup.ts', 'copy-of-it.db'],
    restore: ['restore.ts', 'backup.db'],
    verify: ['verify.ts'],
  };
  return commands[name];
}

const settings = async () => ({
  PUBLIC_URL: 'https://kompetanse.moss.no',
  PORT: String(await freePort()),
  DATABASE_URL: 'file:data/base.db',
});

/** Runs a command where no file may grow past `bytes`, as on a disk that has no more room. */
async function onFullDisk(name: string, bytes: number): Promise<{ status: number | null; said: string }> {
  const [script, ...args] = await commandOf(name);
  const { PATH, HOME } = process.env;
  const options = { cwd: clone.folder, encoding: 'utf8', env: { PATH, HOME, ...(await settings()) } } as const;
  const { status, stdout, stderr } = spawnSync(
    'prlimit',
    [`--fsize=${bytes}`, process.execPath, `src/commands/${script}`, ...args],
    options,
  );
  return { status, said: stdout + stderr };
}

function expectOneSentence(said: string, sentence: RegExp): void {
  const lines = said
    .trim()
    .split('\n')
    .filter((line) => !line.endsWith('…'));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(sentence);
  expect(said).not.toMatch(/SELECT|INSERT|CREATE|PRAGMA|VACUUM|params|Query|SQLITE|^ {4}at /m);
}

async function placeDemoAt(...names: string[]): Promise<void> {
  const demo = await openDemoDatabase();
  for (const name of names) copyFileSync(demo.file!, join(clone.folder, name));
  demo.close();
}

test.skipIf(!canLimit).each([
  ['start', 0],
  ['start', 60_000],
  ['admin', 0],
  ['admin', 60_000],
  ['demo', 0],
  ['demo', 60_000],
])('npm run %s on a disk that takes %i bytes says so in one sentence', async (name, bytes) => {
  const { status, said } = await onFullDisk(name, bytes);
  expectOneSentence(said, /disk is full.*Make room/i);
  expect(status).toBe(1);
});

test.skipIf(!canLimit).each([
  ['start', 0],
  ['demo', 0],
  ['verify', 0],
  ['backup', 60_000],
  ['restore', 60_000],
])('npm run %s of a database that is there says so too, and leaves it as it is', async (name, bytes) => {
  await placeDemoAt('data/base.db', 'backup.db');
  const { status, said } = await onFullDisk(name, bytes);
  expectOneSentence(said, /disk is full.*Make room/i);
  expect(status).toBe(1);
  expect(existsSync(join(clone.folder, 'copy-of-it.db'))).toBe(false);
  expect(readdirSync(join(clone.folder, 'data')).filter((file) => !/^base\.db(-wal|-shm)?$/.test(file))).toEqual([]);
  const database = new DatabaseSync(join(clone.folder, 'data/base.db'));
  expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  database.close();
});

test.skipIf(!modesBind).each(['start', 'admin', 'demo', 'backup', 'verify'])(
  'npm run %s of a database that may only be read says so in one sentence (not as root, whom modes do not bind)',
  async (name) => {
    await placeDemoAt('data/base.db');
    chmodSync(join(clone.folder, 'data/base.db'), 0o400);
    const [script, ...args] = await commandOf(name);
    for (const folder of [0o700, 0o500]) {
      chmodSync(join(clone.folder, 'data'), folder);
      const { code, said } = await clone.run(`src/commands/${script}`, args, await settings());
      expectOneSentence(said, /data\/base\.db cannot be opened for writing .*Let this user write to the file and its folder/);
      expect(code).toBe(1);
    }
  },
);

test.skipIf(!modesBind)(
  'npm run restore into a folder that may only be read says so in one sentence (not as root, whom modes do not bind)',
  async () => {
    await placeDemoAt('backup.db');
    chmodSync(join(clone.folder, 'data'), 0o500);
    const [script, ...args] = await commandOf('restore');
    const { code, said } = await clone.run(`src/commands/${script}`, args, await settings());
    expectOneSentence(said, /A file or folder cannot be written to\. Let this user write there/);
    expect(code).toBe(1);
  },
);
