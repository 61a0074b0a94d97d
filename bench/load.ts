/**
 * Whether the server still answers at once while 100 plans of a large network are asked for, from fifty accounts and from one, and whether
 * those who are signed in get their pages while visitors flood it.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { openDemoDatabase } from '../tests/support/database.ts';
import { startServer, type TestServer } from '../tests/support/server.ts';
import { addLargeNetwork } from '../tests/support/large-network.ts';
import type { Benchmark } from './benchmark.ts';
import { measureFlood } from './load-flood.ts';
import { itemAt } from '#lists/item-at.ts';

const sizes = [25, 51, 357];
const plansAtOnce = 100;
const planners = 50;
const aims = ['cost', 'travel', 'farthest'];

/** No two alike, so that none is known from the one before. */
function questions(from: number): string[] {
  return Array.from(
    { length: plansAtOnce },
    (_, k) => `/plan?topic=gdpr&centres=${1 + (k % 6)}&aim=${aims[k % 3]}&speedKmh=${from + k / 10}`,
  );
}

const load: Benchmark = async ({ say }) => {
  const healthz: Record<string, number> = {};
  let refused = 0;
  for (const size of sizes) {
    const database = await openDemoDatabase();
    const { cookies } = await addLargeNetwork(database, { municipalities: size, planners });
    const server = await startServer({ demo: true, database });
    const longest = await watchHealthz(server, async () => {
      const byMany = await askAll(server, questions(50), cookies);
      const byOne = await askAll(server, questions(70), cookies.slice(0, 1));
      say(`n ${size}, of 100 plans at once from ${planners} accounts: ${said(byMany)}; from one: ${said(byOne)}`);
      refused += [...byMany.statuses, ...byOne.statuses].filter((status) => status === 503).length;
    });
    healthz[`n${size}_healthz_max_ms`] = longest;
    await server.close();
  }
  return { ...healthz, plans_503: refused, ...(await measureFlood()) };
};

export default load;

interface Answers {
  statuses: number[];
  seconds: number;
}

async function askAll(server: TestServer, paths: string[], cookies: string[]): Promise<Answers> {
  const begun = performance.now();
  const statuses = await Promise.all(
    paths.map(async (path, k) => {
      const answer = await fetch(server.url + path, { headers: { cookie: itemAt(cookies, k % cookies.length) } });
      await answer.arrayBuffer();
      if (![200, 429, 503].includes(answer.status)) throw new Error(`${path} answered ${answer.status}`);
      return answer.status;
    }),
  );
  return { statuses, seconds: (performance.now() - begun) / 1_000 };
}

function said({ statuses, seconds }: Answers): string {
  return `${statuses.filter((status) => status === 200).length} answered, ${statuses.filter((status) => status === 503).length} told to come back, ${statuses.filter((status) => status === 429).length} that they ask too much, all within ${seconds.toFixed(1)} s`;
}

/** The longest that /healthz took while `work` went on, in milliseconds; asked from a process of its own. */
async function watchHealthz(server: TestServer, work: () => Promise<void>): Promise<number> {
  const asker = spawn(process.execPath, ['bench/load-healthz.ts', server.url], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: asker.stdout });
  await once(lines, 'line');
  await work();
  const told = once(lines, 'line');
  asker.stdin.write('\n');
  const [longest] = await told;
  return Number(longest);
}
