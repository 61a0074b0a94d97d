/** Whether those who are signed in still get their pages while visitors flood the server. */
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { startServer } from '../tests/support/server.ts';
import { quantile, round } from './benchmark.ts';
import type { Visitors } from './load-visitors.ts';
import { itemAt } from '#lists/item-at.ts';

const pages = ['/experts?q=gdpr', '/', '/topics', '/experts?q=personvern+jurist'];
const everyMs = 100;
const flood = { atOnce: 1_500, forMs: 8_000, seed: 8 };

/** Figures of signed-in pages, one every 100 ms, while 1,500 visitors ask at once and again for eight seconds. */
export async function measureFlood(): Promise<{ flood_signed_in_503: number; flood_signed_in_p95_ms: number }> {
  const server = await startServer({ demo: true });
  const cookie = await server.signIn('staff');
  const read = async (path: string) => {
    const begun = performance.now();
    const answer = await fetch(server.url + path, { headers: { cookie } });
    await answer.text();
    return { status: answer.status, ms: performance.now() - begun };
  };
  for (const page of pages) await read(page);
  const visitors = new Worker(new URL('./load-visitors.ts', import.meta.url), {
    workerData: { url: server.url, ...flood } satisfies Visitors,
  });
  let floods = true;
  const ended = once(visitors, 'message').then(([answers]) => {
    floods = false;
    console.error(`visitors got ${JSON.stringify(answers)}`);
  });
  const reads: ReturnType<typeof read>[] = [];
  while (floods) {
    reads.push(read(itemAt(pages, reads.length % pages.length)));
    await setTimeout(everyMs);
  }
  await ended;
  const answers = await Promise.all(reads);
  await server.close();
  const unforeseen = answers.find(({ status }) => status !== 200 && status !== 503);
  if (unforeseen) throw new Error(`A signed-in page answered ${unforeseen.status}`);
  return {
    flood_signed_in_503: answers.filter(({ status }) => status === 503).length,
    flood_signed_in_p95_ms: round(
      quantile(
        answers.map(({ ms }) => ms),
        0.95,
      ),
    ),
  };
}
