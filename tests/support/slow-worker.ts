/** Started by worker-pool.test.ts: answers, fails, ends or never answers, as it is told. */
import { parentPort, threadId } from 'node:worker_threads';

const handlers = {
  echo: (word: string) => `${word} from ${threadId}`,
  fail: (word: string): string => {
    throw new RangeError(word);
  },
  end: (code: number): string => process.exit(code),
  never: (_: null): string => {
    for (;;);
  },
  fillMemory: (_: null): string => {
    for (const kept: unknown[] = []; ;) kept.push(new Array(1_000).fill({ kept }));
  },
};

export type SlowHandlers = typeof handlers;

parentPort!.on('message', ({ name, input }: { name: keyof SlowHandlers; input: never }) => {
  try {
    parentPort!.postMessage({ result: handlers[name](input) });
  } catch (error) {
    parentPort!.postMessage({ error });
  }
});
