/** Visitors who all come at once, in a thread of their own so that what they wait for is not measured on the clock of those signed in. */
import { Agent, request } from 'node:http';
import { parentPort, workerData } from 'node:worker_threads';
import { seededRandom } from '#siting/random.ts';

export interface Visitors {
  url: string;
  /** How many ask at the same moment. */
  atOnce: number;
  /** They all come once more until so many milliseconds have passed. */
  forMs: number;
  seed: number;
}

const { url, atOnce, forMs, seed }: Visitors = workerData;
const random = seededRandom(seed);
const agent = new Agent({ keepAlive: true, maxSockets: atOnce });

/** The front page mostly; some with what no page reads in the address, some with a session that nobody has. */
function ask(): { path: string; headers: Record<string, string> } {
  const kind = random();
  const number = Math.floor(random() * 1e9);
  if (kind < 0.8) return { path: '/', headers: {} };
  if (kind < 0.9) return { path: `/?visit=${number}`, headers: {} };
  return { path: '/', headers: { cookie: `session=nobody${number}` } };
}

const visit = () =>
  new Promise<number>((answered) => {
    const { path, headers } = ask();
    request(url + path, { agent, headers }, (answer) => answer.resume().on('end', () => answered(answer.statusCode ?? 0)))
      .on('error', () => answered(0))
      .end();
  });

const begun = performance.now();
const answers: Record<number, number> = {};
do {
  for (const status of await Promise.all(Array.from({ length: atOnce }, visit))) answers[status] = (answers[status] ?? 0) + 1;
} while (performance.now() - begun < forMs);
agent.destroy();
parentPort?.postMessage(answers);
