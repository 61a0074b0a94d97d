/** Whether edits are kept: 50 at once, and those acknowledged before the server is killed at a random moment. */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { verifyRecord } from '#changes/record/append.ts';
import { type Database, openDatabase } from '#db/open.ts';
import { seededRandom } from '#siting/random.ts';
import { startServer, type TestServer } from '../tests/support/server.ts';
import { itemAt } from '#lists/item-at.ts';

const post = (server: TestServer, cookie: string, path: string, fields: Record<string, string>) =>
  fetch(server.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { origin: server.url, cookie },
    redirect: 'manual',
  });

const newcomer = (familyName: string) => ({
  givenName: 'Prøve',
  familyName,
  title: '',
  department: '',
  email: `${familyName.toLowerCase()}@moss.example`,
  phone: '',
});
/** As if each had seen the one before: it is the keeping that is measured, not the asking back. */
const profile = (contactFor: string) => ({
  do: 'contact',
  'contact-version': '999999999999999',
  phone: '',
  languages: 'nb',
  contactFor,
  contactAudience: 'network',
});

/** An account may have 20 requests waiting: three editors add 30 people, and one person changes their profile 20 times. */
export async function fiftyAtOnce(server: TestServer, editors: string[], staff: string): Promise<{ lost: number; loopP99Ms: number }> {
  server.process.kill('SIGUSR2');
  await setTimeout(200);
  const before = server.log().length;
  const answers = await Promise.all([
    ...Array.from({ length: 30 }, (_, number) =>
      post(server, itemAt(editors, number % editors.length), '/people/new', newcomer(`Samtidig${number}`)),
    ),
    ...Array.from({ length: 20 }, (_, number) => post(server, staff, '/me', profile(`samtidig ${number}`))),
  ]);
  server.process.kill('SIGUSR2');
  await setTimeout(200);
  const loopP99Ms = Number(/loop_p99_ms ([\d.]+)/.exec(server.log().slice(before))?.[1]);
  const { rows } = await server.database.client.execute(
    `SELECT (SELECT count(*) FROM people WHERE family_name LIKE 'Samtidig%') AS created,
            (SELECT count(DISTINCT after) FROM event_values WHERE after LIKE '%samtidig %') AS changed`,
  );
  const written = itemAt(rows, 0);
  const kept = Math.min(answers.filter(({ status }) => status === 303).length, Number(written.created) + Number(written.changed));
  return { lost: 50 - kept, loopP99Ms };
}

const kills = 20;

/** Acknowledged edits that are not there, whole and found, after a restart; 20 kills at seeded random moments of editing. */
export async function killLost(say: (line: string) => void): Promise<number> {
  const random = seededRandom(4);
  let lost = 0;
  let server = await startServer({ demo: true });
  for (let kill = 0; kill < kills; kill++) {
    const editor = await server.signIn('editor');
    const acknowledged: string[] = [];
    await edit(server, editor, `Drept${kill}x`, acknowledged, 20 + random() * 500);
    if (server.process.exitCode === null && server.process.signalCode === null) await once(server.process, 'exit');
    const file = server.database.file!;
    server.database.close();
    const database = await openDatabase(`file:${file}`);
    const missing = await notInRows(database, acknowledged);
    server = await startServer({ demo: true, database });
    const unfound = await notFound(server, acknowledged);
    lost += new Set([...missing, ...unfound]).size;
    say(`kill ${kill + 1} of ${kills}: ${acknowledged.length} acknowledged, ${missing.length} missing, ${unfound.length} not found`);
  }
  await server.close();
  return lost;
}

/** Four editors' worth of edits, one after another each, until the server is killed, so long after the first is acknowledged. */
async function edit(server: TestServer, cookie: string, prefix: string, acknowledged: string[], killAfterMs: number): Promise<void> {
  await Promise.all(
    ['a', 'b', 'c', 'd'].map(async (letter) => {
      for (let number = 0; ; number++) {
        const name = `${prefix}${letter}${number}`;
        const status = await post(server, cookie, '/people/new', newcomer(name)).then(
          (answer) => answer.status,
          () => 0,
        );
        if (status === 0) return;
        if (status !== 303) throw new Error(`An edit answered ${status}`);
        if (acknowledged.push(name) === 1) void setTimeout(killAfterMs).then(() => server.process.kill('SIGKILL'));
      }
    }),
  );
}

async function notInRows(database: Database, names: string[]): Promise<string[]> {
  const { rows: check } = await database.client.execute('PRAGMA integrity_check');
  const integrity = check[0]?.integrity_check;
  if (integrity !== 'ok') throw new Error(`After a kill the database says: ${integrity}`);
  const verdict = await verifyRecord(database.read);
  if (!verdict.whole) throw new Error(`After a kill the record is broken at event ${verdict.eventId}: ${verdict.problem}`);
  const { rows } = await database.client.execute("SELECT family_name FROM people WHERE family_name LIKE 'Drept%'");
  const there = new Set(rows.map((row) => row.family_name));
  return names.filter((name) => !there.has(name));
}

async function notFound(server: TestServer, names: string[]): Promise<string[]> {
  const staff = await server.signIn('staff');
  const missing: string[] = [];
  for (const name of names) {
    const answer = await fetch(`${server.url}/api/v1/experts?q=${name}`, { headers: { cookie: staff } });
    const { hits }: { hits: { name: string }[] } = await answer.json();
    if (!hits.some((hit) => hit.name.endsWith(name))) missing.push(name);
  }
  return missing;
}
