import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '#db/open.ts';
import { openTestDatabase } from '../support/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

const countNetworks = "SELECT count(*) AS networks FROM networks WHERE name LIKE 'Kept%'";
const add = (id: string) => database.client.execute({ sql: 'INSERT INTO networks (id, name) VALUES (?, ?)', args: [id, `Kept ${id}`] });

test('a statement that is kept reads what was written since, by whomever', async () => {
  const networks = async () => (await database.client.execute(countNetworks)).rows[0].networks;
  expect(await networks()).toBe(0);
  await add('one');
  expect(await networks()).toBe(1);
  const other = createClient({ url: `file:${database.file}` });
  await other.execute("INSERT INTO networks (id, name) VALUES ('two', 'Kept two')");
  other.close();
  expect(await networks()).toBe(2);
});

test('rows are as libSQL gives them, for columns without a name of their own too', async () => {
  const sql = "SELECT 1 AS one, 'a' AS x, NULL AS y, 'b' AS x, 2.5 AS z, count(*), x'0102' AS bytes FROM networks WHERE id = ? OR ? = 1";
  const args = ['one', false];
  const theirs = createClient({ url: `file:${database.file}` });
  const [expected] = (await theirs.execute({ sql, args })).rows;
  const [given] = (await database.client.execute({ sql, args })).rows;
  theirs.close();
  expect({ ...given }).toEqual({ ...expected });
  expect(Array.from(given)).toEqual(Array.from(expected));
});

test('a question that fails says why in the words of the database, and the next is answered', async () => {
  await expect(database.client.execute('SELECT nothing FROM networks')).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
  await expect(database.client.execute({ sql: 'SELECT abs(?)', args: ['-9223372036854775808'] })).resolves.toBeDefined();
  expect((await database.client.execute(countNetworks)).rows).toHaveLength(1);
});

test('a column that was added is seen by statements that were prepared before', async () => {
  const all = 'SELECT * FROM kept_columns';
  await database.client.execute('CREATE TABLE kept_columns (a)');
  await database.client.execute("INSERT INTO kept_columns VALUES ('a')");
  expect({ ...(await database.client.execute(all)).rows[0] }).toEqual({ a: 'a' });
  await database.client.execute("ALTER TABLE kept_columns ADD COLUMN b DEFAULT 'b'");
  expect({ ...(await database.client.execute(all)).rows[0] }).toEqual({ a: 'a', b: 'b' });
});

test('answers stay whole while memory is collected between and beside them', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const sql = 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) SELECT i FROM n';
  for (let turn = 0; turn < 20; turn++) {
    const answers = await Promise.all([950, 1_000, 350].map((most) => database.client.execute({ sql, args: [most] })));
    collect();
    expect(answers.map(({ rows }) => rows.length)).toEqual([950, 1_000, 350]);
    expect(answers[1].rows.at(-1)?.i).toBe(1_000);
  }
});
