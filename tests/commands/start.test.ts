import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildForTests } from '../support/builds.ts';
import { freePort } from '../support/server.ts';
import { openDemoDatabase } from '../support/database.ts';
import { type Clone, makeClone } from '../support/clone.ts';

const start = 'src/commands/start.mjs';
let clone: Clone;

beforeAll(async () => {
  clone = await makeClone();
});
afterAll(() => clone.remove());

async function refusal(environment: Record<string, string>): Promise<string> {
  const { code, said } = await clone.run(start, [], {
    PUBLIC_URL: 'https://kompetanse.moss.no',
    PORT: String(await freePort()),
    ...environment,
  });
  expect(code).toBe(1);
  expect(said.trim().split('\n')).toHaveLength(1);
  return said;
}

test('production serves its build under its public address, and stops when asked to', async () => {
  const port = String(await freePort());
  const publicUrl = `http://localhost:${port}`;
  const { process: child, stop } = await clone.start(start, [], { PUBLIC_URL: publicUrl, PORT: port }, 'Allmenning serves');
  expect(await (await fetch(`${publicUrl}/healthz`)).json()).toEqual({ status: 'ok' });
  expect((await fetch(`${publicUrl}/sign-out`, { method: 'POST', headers: { origin: `http://127.0.0.1:${port}` } })).status).toBe(403);
  await stop();
  expect(child.exitCode).toBe(0);
});

test('production says which setting is missing or wrong, and what to do', async () => {
  expect(await refusal({ PUBLIC_URL: '' })).toMatch(/^PUBLIC_URL is missing\. Set it/);
  expect(await refusal({ PUBLIC_URL: 'kompetanse' })).toMatch(/no web address/);
  expect(await refusal({ PUBLIC_URL: 'https://allmenning.example.org' })).toMatch(/still the sample/);
  expect(await refusal({ PUBLIC_URL: 'http://kompetanse.moss.no' })).toMatch(/unencrypted/);
  expect(await refusal({ PUBLIC_URL: 'https://moss.no/kompetanse' })).toMatch(/path/);
  expect(await refusal({ PORT: 'http' })).toMatch(/^PORT is http/);
  expect(await refusal({ TRUSTED_PROXIES: 'all' })).toMatch(/^TRUSTED_PROXIES is all/);
  expect(await refusal({ SECURITY_CONTACT: 'security@moss.no' })).toMatch(/^SECURITY_CONTACT is security@moss\.no\. Set it to mailto:/);
  expect(await refusal({ HOST: '203.0.113.7' })).toMatch(/^HOST is 203\.0\.113\.7/);
  expect(await refusal({ DATABASE_URL: 'postgres://here' })).toMatch(/^DATABASE_URL is postgres/);
  expect(await refusal({ DATABASE_AUTH_TOKEN: 'short' })).toMatch(/^DATABASE_AUTH_TOKEN has 5 characters/);
  expect(await refusal({ DATABASE_AUTH_TOKEN: 'changeme-changeme-changeme' })).toMatch(/^DATABASE_AUTH_TOKEN is still a sample/);
});

test('a secret can come from a file', async () => {
  const file = join(clone.folder, 'token');
  writeFileSync(file, 'short\n');
  expect(await refusal({ DATABASE_AUTH_TOKEN_FILE: file })).toMatch(/^DATABASE_AUTH_TOKEN has 5 characters/);
});

test('production refuses a demonstration, which anyone may enter', async () => {
  const demo = await openDemoDatabase();
  mkdirSync(join(clone.folder, 'data'), { recursive: true });
  const copy = join(clone.folder, 'data/copy.db');
  copyFileSync(demo.file!, copy);
  demo.close();
  expect(await refusal({ DATABASE_URL: `file:${copy}` })).toMatch(/^DATABASE_URL is a demonstration/);
});

test('without a build production says how to make one', async () => {
  const unbuilt = await makeClone({ built: false });
  const { code, said } = await unbuilt.run(start, [], { PUBLIC_URL: 'https://kompetanse.moss.no', PORT: String(await freePort()) });
  await unbuilt.remove();
  expect(code).toBe(1);
  expect(said).toContain('There is no build in dist. Run npm run build first.');
});

test('a Node that is too old is named in one sentence', async () => {
  const old = join(clone.folder, 'old-node.mjs');
  writeFileSync(
    old,
    "Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } });\nObject.defineProperty(process, 'version', { value: 'v20.11.0' });\nawait import('./src/commands/start.mjs');\n",
  );
  const { code, said } = await clone.run(old);
  rmSync(old);
  expect(code).toBe(1);
  expect(said).toBe('Allmenning needs Node 22.18 or newer, and this is v20.11.0. Start it with npm start, which brings its own.\n');
});

test('where no Node came with the packages and the own one is too old, a sentence says what to install', async () => {
  const bare = mkdtempSync(join(tmpdir(), 'allmenning-bare-'));
  mkdirSync(join(bare, 'node_modules'));
  for (const lock of ['package-lock.json', 'node_modules/.package-lock.json']) writeFileSync(join(bare, lock), '{}');
  writeFileSync(join(bare, 'node'), '#!/bin/sh\necho 20.11.0\n', { mode: 0o755 });
  for (const script of ['ready', 'start']) {
    const old = join(bare, 'old-node.mjs');
    writeFileSync(
      old,
      `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.11.0' } });\nObject.defineProperty(process, 'version', { value: 'v20.11.0' });\nawait import('${resolve(`src/commands/${script}.mjs`)}');\n`,
    );
    const { status, stderr } = spawnSync(process.execPath, [old], { cwd: bare, env: { PATH: bare }, encoding: 'utf8' });
    expect(stderr).toMatch(
      /^Allmenning needs Node 22\.18 or newer, and this is v20\.11\.0\. None comes with the packages for \w+ \w+: install Node 24 from https:\/\/nodejs\.org\.\n$/,
    );
    expect(status).toBe(1);
  }
  rmSync(bare, { recursive: true });
});

test('the production build holds no trace of entering by one click', async () => {
  const production = await buildForTests('production');
  expect(tracesIn(production)).toEqual([]);
  expect(tracesIn(await buildForTests('demo')).length).toBeGreaterThan(0);
});

test('a production build holds none either where DEMO is set to something else than 1', () => {
  const folder = join(clone.folder, 'dist-without-demo');
  const { status } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', folder], {
    env: { ...process.env, DEMO: '0' },
  });
  expect(status).toBe(0);
  expect(tracesIn(folder)).toEqual([]);
});

function tracesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) =>
      /sign-in\/demo|_demo|demo-entrances|DemoEntrances|findFirstAccountId|no password is needed/.test(readFileSync(file, 'utf8')),
    );
}
