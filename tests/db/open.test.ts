import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { DatabaseUnusableError } from '#db/faults.ts';
import { type Database, openDatabase } from '#db/open.ts';
import { facts } from '#db/schema/networks.ts';
import { openTestDatabase } from '../support/database.ts';

const folderBeside = (database: Database) => join(dirname(database.file!), randomUUID());
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('opening a database', () => {
  test('a new database, its log and its folder are for this user alone', async () => {
    const folder = folderBeside(await openTestDatabase());
    const database = await openDatabase(`file:${folder}/new base.db`);
    await database.client.execute('CREATE TABLE t (x)');
    expect(mode(folder)).toBe('700');
    for (const suffix of ['', '-wal', '-shm']) expect(mode(`${folder}/new base.db${suffix}`)).toBe('600');
    database.close();
  });

  test('every pooled connection writes through to the disk, holds foreign keys and wipes what it deletes', async () => {
    const { client } = await openTestDatabase();
    for (const [pragma, expected] of [
      ['synchronous', 2],
      ['foreign_keys', 1],
      ['secure_delete', 1],
    ] as const) {
      const results = await Promise.all(Array.from({ length: 8 }, () => client.execute(`PRAGMA ${pragma}`)));
      expect(results.map(({ rows }) => Number(rows[0][0]))).toEqual(Array(8).fill(expected));
    }
    expect((await client.execute('PRAGMA journal_mode')).rows[0][0]).toBe('wal');
  });

  test.each([
    [
      'a file that is no database',
      (path: string) => writeFileSync(path, 'This is a letter, not a database. '.repeat(200)),
      /is not an SQLite database.*restore/,
    ],
    ['a folder in the place of the file', (path: string) => mkdirSync(path), /cannot be opened for writing.*DATABASE_URL/],
  ])('%s is refused with what, where and what to do, and left as it is', async (_, spoil, message) => {
    const path = folderBeside(await openTestDatabase());
    spoil(path);
    const opened = openDatabase(`file:${path}`);
    await expect(opened).rejects.toBeInstanceOf(DatabaseUnusableError);
    await expect(opened).rejects.toThrow(message);
    await expect(opened).rejects.toThrow(path);
    expect(existsSync(path)).toBe(true);
  });

  test('a database with a damaged page is refused before anything is written', async () => {
    const database = await openTestDatabase();
    await database.client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    const bytes = readFileSync(database.file!);
    bytes.fill(0x5a, 4096 * 3, 4096 * 8);
    writeFileSync(database.file!, bytes);
    await expect(openDatabase(`file:${database.file}`)).rejects.toThrow(/is damaged/);
    expect(readFileSync(database.file!).equals(bytes)).toBe(true);
  });

  test('a server that cannot be reached is named without its password', async () => {
    const opened = openDatabase('http://someone:secret@127.0.0.1:9');
    await expect(opened).rejects.toThrow(DatabaseUnusableError);
    await expect(opened).rejects.not.toThrow(/secret/);
  });

  test.skipIf(process.platform === 'win32').each([
    ['file', 0o444, 0o755],
    ['folder', 0o644, 0o555],
  ])('a database in a %s that may only be read is refused', async (_, modeOfFile, modeOfFolder) => {
    const made = await openTestDatabase();
    await made.client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    made.close();
    const folder = mkdtempSync(join(tmpdir(), 'allmenning-read-only-'));
    const path = join(folder, 'base.db');
    copyFileSync(made.file!, path);
    if (isRoot()) for (const owned of [path, folder]) chownSync(owned, nobody, nobody);
    chmodSync(path, modeOfFile);
    chmodSync(folder, modeOfFolder);
    try {
      await expect(asPlainUser(() => openDatabase(`file:${path}`))).rejects.toThrow(
        /base\.db cannot be opened for writing .*Let this user write to the file and its folder/,
      );
    } finally {
      chmodSync(folder, 0o700);
      rmSync(folder, { recursive: true });
    }
  });
});

const nobody = 65_534;
const isRoot = () => process.geteuid!() === 0;

/** Modes do not bind root, who is nobody for as long as `work` takes. */
async function asPlainUser<T>(work: () => Promise<T>): Promise<T> {
  if (!isRoot()) return work();
  process.seteuid!(nobody);
  try {
    return await work();
  } finally {
    process.seteuid!(0);
  }
}

describe('writing', () => {
  test('50 writes at once are all kept, one after the other', async () => {
    const database = await openTestDatabase();
    await database.write((tx) => tx.insert(facts).values({ key: 'count', value: '0' }));
    let open = 0;
    let mostOpen = 0;
    await Promise.all(
      Array.from({ length: 50 }, () =>
        database.write(async (tx) => {
          mostOpen = Math.max(mostOpen, ++open);
          const [{ value }] = await tx.select().from(facts);
          await tx.update(facts).set({ value: String(Number(value) + 1) });
          open -= 1;
        }),
      ),
    );
    expect(mostOpen).toBe(1);
    expect(await database.read.select().from(facts)).toEqual([{ key: 'count', value: '50' }]);
  });

  test('a write that fails leaves nothing behind and does not stop the next', async () => {
    const database = await openTestDatabase();
    const failing = database.write(async (tx) => {
      await tx.insert(facts).values({ key: 'half', value: '1' });
      throw new Error('changed my mind');
    });
    const next = database.write((tx) => tx.insert(facts).values({ key: 'whole', value: '1' }));
    await expect(failing).rejects.toThrow('changed my mind');
    await next;
    expect((await database.read.select().from(facts)).map(({ key }) => key)).toEqual(['whole']);
  });

  test('what is being written is not read until it is whole', async () => {
    const database = await openTestDatabase();
    await database.write(async (tx) => {
      await tx.insert(facts).values({ key: 'secret', value: '1' });
      expect(await database.read.select().from(facts)).toEqual([]);
    });
    expect(await database.read.get(sql`SELECT count(*) AS n FROM facts`)).toMatchObject({ n: 1 });
  });
});
