import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Weakness } from './guessing.ts';
import { BusyError } from '#workers/paced-queue.ts';
import { Seats } from '#workers/seats.ts';

export type { Weakness };

export interface Question {
  id: number;
  password: string;
  about: string[];
}

export interface Answer {
  id: number;
  weakness: Weakness | null;
}

interface Waiting {
  answered(weakness: Weakness | null): void;
  failed(error: Error): void;
}

const idleMs = 60_000;
/** Together a wait of two seconds at worst. */
const mostWaiting = 20;
/** Of one account or invitation: a form that is sent by a double click. */
const seats = new Seats(2);
/** From the sources, which lie beside every build: what is built is one thread's. */
const file = createRequire(import.meta.url).resolve('#identity/guessing-worker.ts');

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let idle: NodeJS.Timeout | undefined;
let lastId = 0;

/**
 * Why others would guess a password soon; null where they would not. Asked in a thread of its own, which begins at the first
 * question and ends, with its 80 MB of words, a minute after the last: the lists take a third of a second to load. `whose` is the account or
 * invitation that it is for. Throws BusyError where two of theirs, or twenty in all, are under way.
 */
export async function findWeakness(password: string, about: string[], whose: string | null): Promise<Weakness | null> {
  if (waiting.size >= mostWaiting) throw new BusyError(`${waiting.size} passwords are being judged already. Try again in a few seconds.`);
  const leave = whose === null ? () => undefined : seats.take(whose);
  return ask(password, about).finally(leave);
}

function ask(password: string, about: string[]): Promise<Weakness | null> {
  worker ??= begin();
  clearTimeout(idle);
  const id = (lastId += 1);
  const answer = new Promise<Weakness | null>((answered, failed) => waiting.set(id, { answered, failed }));
  worker.ref();
  worker.postMessage({ id, password, about } satisfies Question);
  return answer;
}

function begin(): Worker {
  const begun = new Worker(file);
  begun.on('message', ({ id, weakness }: Answer) => {
    waiting.get(id)?.answered(weakness);
    waiting.delete(id);
    if (waiting.size === 0) rest(begun);
  });
  begun.on('error', (error: Error) => {
    forget(begun);
    for (const { failed } of waiting.values()) failed(error);
    waiting.clear();
  });
  return begun;
}

/** Keeps no process alive for it. */
function rest(resting: Worker): void {
  resting.unref();
  idle = setTimeout(() => {
    forget(resting);
    void resting.terminate();
  }, idleMs).unref();
}

function forget(ended: Worker): void {
  if (worker === ended) worker = undefined;
}
