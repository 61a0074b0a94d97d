import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { appendOnlyTriggers } from '#db/append-only.ts';
import { freePort, startServer } from '../support/server.ts';
import { openDemoDatabase } from '../support/database.ts';
import { type Clone, makeClone } from '../support/clone.ts';

let clone: Clone;
let file: string;
let count = 0;

beforeAll(async () => {
  clone = await makeClone();
  mkdirSync(join(clone.folder, 'data'));
});
afterAll(() => clone.remove());

beforeEach(async () => {
  const demo = await openDemoDatabase();
  file = join(clone.folder, `data/${(count += 1)}.db`);
  copyFileSync(demo.file!, file);
  demo.close();
});

/** What somebody with the file in hand could do: the triggers taken away, something altered, the triggers put back. */
function tamper(statement: string): void {
  const database = new DatabaseSync(file);
  const triggers = database.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  database.exec(statement);
  for (const { sql } of triggers) database.exec(String(sql));
  database.close();
}

const verify = () => clone.run('src/commands/verify.ts', [], { DATABASE_URL: `file:${file}` });
const demo = async () => clone.run('src/commands/demo.ts', ['--port', String(await freePort())], { DATABASE_URL: `file:${file}` });
const lastEvent = () => {
  const database = new DatabaseSync(file);
  const { id } = database.prepare('SELECT max(id) AS id FROM events').get()!;
  database.close();
  return Number(id);
};
const oneSentence = /^The record does not hold at event \d+: .*Restore a backup in which it holds .*\n$/;

test('a whole record is said to hold', async () => {
  const { code, said } = await verify();
  expect(said).toBe(`The record holds: ${lastEvent()} events, each as it was written.\n`);
  expect(code).toBe(0);
});

test('an event that was altered is named by the command, and neither a command nor a server starts on it', async () => {
  const altered = lastEvent();
  tamper(`UPDATE events SET actor = 'somebody else' WHERE id = ${altered}`);
  for (const { code, said } of [await verify(), await demo()]) {
    expect(said).toMatch(oneSentence);
    expect(said).toContain(`at event ${altered}: `);
    expect(code).toBe(1);
  }
  const database = await openDemoDatabase();
  await database.client.execute('DROP TRIGGER events_are_never_altered');
  await database.client.execute("UPDATE events SET actor = 'somebody else' WHERE id = (SELECT max(id) FROM events)");
  await database.client.execute(appendOnlyTriggers.events_are_never_altered);
  await expect(startServer({ demo: true, database })).rejects.toThrow(/The record does not hold at event/);
  database.close();
});

test('a trigger of somebody else on the record is named', async () => {
  const database = new DatabaseSync(file);
  database.exec('CREATE TRIGGER hides_what_was_done AFTER INSERT ON events BEGIN SELECT 1; END');
  database.close();
  for (const { code, said } of [await verify(), await demo()]) {
    expect(said).toMatch(/^The trigger hides_what_was_done acts on the record and is none of this program's\. .*\n$/);
    expect(code).toBe(1);
  }
});

test('where there is no database none is made', async () => {
  const { code, said } = await clone.run('src/commands/verify.ts', [], { DATABASE_URL: `file:${clone.folder}/nowhere.db` });
  expect(said).toMatch(/^There is no database at .*nowhere\.db\. Set DATABASE_URL/);
  expect(code).toBe(1);
});
