import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDemoDatabase } from '../support/database.ts';
import { type Clone, makeClone } from '../support/clone.ts';

const publicUrl = 'https://kompetanse.moss.no';
let clone: Clone;

beforeEach(async () => {
  clone = await makeClone({ built: false });
});
afterEach(() => clone.remove());

const admin = (args: string[], environment: Record<string, string> = { PUBLIC_URL: publicUrl }) =>
  clone.run('src/commands/admin.ts', args, environment);
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
  expect(rows('SELECT municipality_code AS code FROM network_members ORDER BY 1').map(({ code: member }) => member)).toEqual([
    '3103',
    '3112',
  ]);
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
  [[], 'Say whom it is about: npm run admin -- EMAIL'],
  [['kari@moss.no'], 'There is no network yet.'],
  [['kari@moss.no', '--network', 'Oslofjord'], 'say who belongs to it'],
  [['kari@moss.no', '--network', 'Oslofjord', '--municipalities', '3103'], 'at least two municipalities'],
  [['kari@moss.no', '--network', 'Oslofjord', '--municipalities', '3103,9999'], 'One of the municipality codes is unknown'],
  [['not-an-email', ...oslofjord], 'The email is no email address.'],
  [['kari@moss.no', '--role', 'editor', '--municipality', '9999'], 'The municipality code is unknown'],
  [['kari@moss.no', '--role', 'editor', '--municipality', '3103'], 'The municipality is in no network of this server'],
  [['kari@moss.no', '--end'], 'There is no database at'],
])('what is missing is said in one sentence: %j', async (args, sentence) => {
  const { code, said } = await admin(args);
  expect(code).toBe(1);
  expect(said).toContain(sentence);
  expect(said.trim().split('\n')).toHaveLength(1);
});

test('other roles are invited to a municipality of a network, for seven days', async () => {
  await admin(['kari@moss.no', ...oslofjord]);
  for (const role of ['editor', 'auditor'])
    expect((await admin([`${role}@moss.no`, '--role', role, '--municipality', '3103'])).code).toBe(0);
  const invited = rows(
    "SELECT role, municipality_code AS code, network_id IS NULL AS elsewhere, ends_at AS ends FROM invitations WHERE email <> 'kari@moss.no' ORDER BY email",
  );
  expect(invited.map(({ role, code, elsewhere }) => [role, code, elsewhere])).toEqual([
    ['auditor', '3103', 1],
    ['editor', '3103', 1],
  ]);
  expect(invited.map(({ ends }) => Math.ceil((Number(ends) - Date.now()) / 3_600_000))).toEqual([168, 168]);
});

test('a domain is given to municipalities and taken back, and then only theirs may be invited', async () => {
  await admin(['kari@ourregion.no', ...oslofjord]);
  expect((await admin(['--domain', 'moss.no'])).said).toMatch(/^moss\.no belongs to nobody/);
  expect((await admin(['--domain', 'Moss.NO', '--municipality', '3103'])).said).toBe('moss.no belongs to Moss (3103).\n');
  expect((await admin(['--domain', 'moss.no', '--municipality', '3112'])).said).toBe('moss.no belongs to Moss (3103), Råde (3112).\n');
  expect((await admin(['--domain', 'moss.no', '--municipality', '3103', '--remove'])).said).toBe('moss.no belongs to Råde (3112).\n');
  const refused = await admin(['kari@moss.no', '--role', 'editor', '--municipality', '3103']);
  expect([refused.code, refused.said]).toEqual([1, expect.stringContaining('The domain of this email belongs to another municipality')]);
  expect((await admin(['kari@moss.no', '--role', 'editor', '--municipality', '3112'])).code).toBe(0);
  expect((await admin(['ola@moss.no'])).code).toBe(0);
  expect((await admin(['--domain', 'moss.no', '--municipality', '3103', '--remove'])).said).toContain(
    'moss.no does not belong to municipality 3103.',
  );
  expect((await admin(['--domain', 'no', '--municipality', '3103'])).said).toContain('This is no domain');
  expect(
    rows("SELECT kind, noun_id AS which FROM events WHERE noun = 'mail_domain' ORDER BY id").map(({ kind, which }) => `${kind} ${which}`),
  ).toEqual(['create moss.no/3103', 'create moss.no/3112', 'remove moss.no/3103']);
});

test('an address that nobody holds is said to be so', async () => {
  await admin(['kari@moss.no', ...oslofjord]);
  for (const what of ['--end', '--free']) expect((await admin(['nobody@moss.no', what])).said).toBe('No sign-in holds nobody@moss.no.\n');
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
