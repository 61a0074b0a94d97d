/** Users of a running demonstration, each in an account of their own, who ask for one page after another. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { createClient, type InValue } from '@libsql/client';
import { itemAt } from '#lists/item-at.ts';
import type { CheckedOut } from './pages-demonstration.ts';

export interface Users {
  url: string;
  cookies: string[];
}

/**
 * Each enters by the demonstration's own door, all to the account behind it; then the sessions are moved to copies of that account, one each,
 * whatever columns it has at this commit, so that nothing here need know how sessions are made. First all enter, then all are moved: the
 * door asks for a role, and would open to a copy as well.
 */
export async function signInUsers({ url, file }: CheckedOut, count: number): Promise<Users> {
  const cookies: string[] = [];
  while (cookies.length < count) cookies.push(await enter(url));
  const client = createClient({ url: `file:${file}`, timeout: 5_000 });
  const rowsOf = async (sql: string, args: InValue[] = []) => (await client.execute({ sql, args })).rows as Record<string, InValue>[];
  for (const { rowid, account_id: id = null } of await rowsOf('SELECT rowid, account_id FROM sessions')) {
    const copy = { ...itemAt(await rowsOf('SELECT * FROM accounts WHERE id = ?', [id]), 0), id: randomUUID() };
    await insert(client, 'accounts', { ...copy, email: `${copy.id}@bench.example`, person_id: null });
    if ((await rowsOf("SELECT 1 FROM sqlite_master WHERE name = 'account_roles'")).length > 0) {
      for (const role of await rowsOf('SELECT * FROM account_roles WHERE account_id = ?', [id]))
        await insert(client, 'account_roles', { ...role, account_id: copy.id });
    }
    await client.execute({ sql: 'UPDATE sessions SET account_id = ? WHERE rowid = ?', args: [copy.id, rowid ?? null] });
  }
  const accounts = (await rowsOf('SELECT DISTINCT account_id FROM sessions')).length;
  client.close();
  if (accounts !== count) throw new Error(`${count} users are signed in to ${accounts} accounts`);
  const users = { url, cookies };
  await checkPage(users);
  return users;
}

async function enter(url: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in/demo`, {
    method: 'POST',
    body: new URLSearchParams({ as: 'planner' }),
    headers: { origin: url },
    redirect: 'manual',
  });
  const cookie = answer.headers.getSetCookie().find((value) => value.startsWith('session='));
  if (!cookie) throw new Error(`Entering gave ${answer.status} and no session`);
  return cookie.replace(/;.*$/, '');
}

async function insert(client: ReturnType<typeof createClient>, table: string, row: Record<string, InValue>): Promise<void> {
  const names = Object.keys(row);
  await client.execute({
    sql: `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    args: Object.values(row),
  });
}

/** That pages are those of somebody who is signed in. */
async function checkPage({ url, cookies }: Users): Promise<void> {
  for (const cookie of cookies) {
    const answer = await fetch(url, { headers: { cookie } });
    const page = await answer.text();
    if (answer.status !== 200 || !page.includes('action="/sign-out"') || !page.includes('</html>'))
      throw new Error(`A user got ${answer.status} and no page of their own`);
  }
}

/** Every user asks for `path`, again and again, until `forMs` have passed; the last answers are waited for. */
export async function askFor({ url, cookies }: Users, path: string, forMs: number): Promise<{ answers: number; seconds: number }> {
  // Of its own: a server ends connections that rest for five seconds.
  const agent = new Agent({ keepAlive: true });
  const begun = performance.now();
  let answers = 0;
  await Promise.all(
    cookies.map(async (cookie) => {
      while (performance.now() - begun < forMs) {
        await ask(url + path, cookie, agent);
        answers++;
      }
    }),
  );
  const seconds = (performance.now() - begun) / 1_000;
  agent.destroy();
  return { answers, seconds };
}

/** Takes the answer as it travels to a browser, to its end. */
async function ask(address: string, cookie: string, agent: Agent): Promise<void> {
  const request = get(address, { agent, headers: { cookie, 'accept-encoding': 'gzip, deflate, br, zstd' } });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) bytes += chunk.length;
  if (answer.statusCode !== 200 || bytes === 0)
    throw new Error(`${address} answered ${answer.statusCode} with ${bytes} bytes, Retry-After ${answer.headers['retry-after']}`);
}
