import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDemoDatabase } from '../database.ts';
import { type Clone, makeClone } from './clone.ts';

const publicUrl = 'https://kompetanse.moss.no';
let clone: Clone;

beforeEach(async () => {
  clone = await makeClone({ built: false });
});
afterEach(() => clone.remove());

const admin = (args: string[], environment: Record<string, string> = { PUBLIC_URL: publicUrl }) => clone.run('src/commands/admin.ts', args, environment);
const oslofjord = ['--network', 'Oslofjord', '--municipalities', '3103,3112'];

function rows(sql: string) {
  const database = new DatabaseSync(join(clone.folder, 'data/allmenning.db'), { readOnly: true });
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

test('on an empty machine one command makes the network, its lists and an invitation for an hour', async () => {
  const { code, said } = await admin(['kari@moss.no', ...oslofjord]);
  expect(said).toMatch(/^Open this within the hour; it can be used once:\nhttps:\/\/kompetanse\.moss\.no\/invitations\/[\w-]{43}\n$/);
  expect(code).toBe(0);
  expect(rows('SELECT count(*) AS n FROM municipalities')[0].n).toBe(357);
  expect(Number(rows('SELECT count(*) AS n FROM topics')[0].n)).toBeGreaterThan(80);
  expect(rows('SELECT municipality_code AS code FROM network_members ORDER BY 1').map(({ code: member }) => member)).toEqual(['3103', '3112']);
  expect(rows("SELECT value FROM facts WHERE key = 'born'")[0].value).toBe('production');
  const [invitation] = rows('SELECT role, ends_at FROM invitations');
  expect(invitation.role).toBe('admin');
  expect(Number(invitation.ends_at) - Date.now()).toBeLessThanOrEqual(3_600_000);
  expect(rows('SELECT count(*) AS n FROM accounts')[0].n).toBe(0);
});

test('a second admin joins the network there is', async () => {
  await admin(['kari@moss.no', ...oslofjord]);
  expect((await admin(['ola@moss.no'])).code).toBe(0);
  expect((await admin(['per@moss.no', '--network', 'Oslofjord'])).code).toBe(0);
  expect(rows('SELECT count(*) AS n FROM networks')[0].n).toBe(1);
  expect(rows('SELECT count(DISTINCT network_id) AS n FROM invitations')[0].n).toBe(1);
});

test.each([
  [[], 'Say whom to invite: npm run admin -- EMAIL'],
  [['kari@moss.no'], 'There is no network yet.'],
  [['kari@moss.no', '--network', 'Oslofjord'], 'say who belongs to it'],
  [['kari@moss.no', '--network', 'Oslofjord', '--municipalities', '3103'], 'at least two municipalities'],
  [['kari@moss.no', '--network', 'Oslofjord', '--municipalities', '3103,9999'], 'One of the municipality codes is unknown'],
  [['not-an-email', ...oslofjord], 'The email is no email address.'],
])('what is missing is said in one sentence: %j', async (args, sentence) => {
  const { code, said } = await admin(args);
  expect(code).toBe(1);
  expect(said).toContain(sentence);
  expect(said.trim().split('\n')).toHaveLength(1);
});

test('without PUBLIC_URL no link is made that would lead nowhere', async () => {
  const { code, said } = await admin(['kari@moss.no', ...oslofjord], {});
  expect(code).toBe(1);
  expect(said).toMatch(/^PUBLIC_URL is missing/);
});

test('a demonstration gets no admin with a password', async () => {
  const demo = await openDemoDatabase();
  mkdirSync(join(clone.folder, 'data'));
  copyFileSync(demo.file!, join(clone.folder, 'data/allmenning.db'));
  demo.close();
  const { code, said } = await admin(['kari@moss.no']);
  expect(code).toBe(1);
  expect(said).toMatch(/^DATABASE_URL is a demonstration/);
});
