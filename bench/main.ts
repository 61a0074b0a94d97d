/** The main job: how quick the pages are, what they ship, and whether edits are kept. */
import { startServer } from '../tests/support/server.ts';
import type { Benchmark } from './benchmark.ts';
import { fiftyAtOnce, killLost } from './main-edits.ts';
import { javascriptKb, p95 } from './main-pages.ts';
import { makeReaders } from './main-readers.ts';
import { itemAt } from '#lists/item-at.ts';

const users = 20;
const pages = ['/', '/experts?q=gdpr', '/plan?topic=gdpr&centres=1&aim=cost'];

const main: Benchmark = async ({ say }) => {
  process.env.NODE_OPTIONS = `--import=${new URL('./loop-delay.ts', import.meta.url).href}`;
  const server = await startServer({ demo: true });
  const planner = await server.signIn('planner');
  const planners = await makeReaders(server, 'planner', users);
  const times: number[] = [];
  for (const page of pages) times.push(await p95(server, planners, page));
  say('pages timed');
  const sizes = await javascriptKb(server, planner, pages);
  say('JavaScript weighed');
  const { lost, loopP99Ms } = await fiftyAtOnce(server, await makeReaders(server, 'editor', 3), await server.signIn('staff'));
  await server.close();
  const kill_lost = await killLost(say);
  return {
    home_p95_ms: itemAt(times, 0),
    experts_p95_ms: itemAt(times, 1),
    plan_p95_ms: itemAt(times, 2),
    home_js_kb: itemAt(sizes, 0),
    experts_js_kb: itemAt(sizes, 1),
    plan_js_kb: itemAt(sizes, 2),
    edits_lost: lost,
    loop_p99_ms: loopP99Ms,
    kill_lost,
  };
};

export default main;
