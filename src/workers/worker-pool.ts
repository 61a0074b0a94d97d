/** Work that takes long, done beside the main thread, which hands it out and sends on what comes back. */
import { Worker } from 'node:worker_threads';
import { BusyError } from './paced-queue.ts';
import { Seats } from './seats.ts';

export interface PoolLimits {
  workers: number;
  /** of those signed in; visitors have a queue of their own, as long, whose turn comes when nobody else waits */
  mostWaiting: number;
  /** running or waiting */
  mostEach: number;
  /** megabytes of objects in a worker; one that needs more ends */
  mostMegabytes: number;
}

/** What a worker can be asked for, by name. */
export type Handlers = Record<string, (input: never) => unknown>;

/** Hands one piece of work to the worker whose turn it is. Throws BusyError, and ends the worker, when it takes longer than the patience. */
export type Ask<Does extends Handlers> = <Name extends keyof Does & string>(
  name: Name,
  input: Parameters<Does[Name]>[0],
  patienceMs: number,
) => Promise<Awaited<ReturnType<Does[Name]>>>;

/** What goes to a worker and comes back. */
export interface Order {
  name: string;
  input: unknown;
}
export type Delivery = { result: unknown } | { error: unknown };

export class WorkerPool<Does extends Handlers> {
  readonly #limits: PoolLimits;
  readonly #seats: Seats;
  readonly #idle: Hand[];
  readonly #readers: ((hand: Hand) => void)[] = [];
  readonly #visitors: ((hand: Hand) => void)[] = [];

  /** `file`: a module that answers orders with deliveries. Workers start when they are first needed. */
  constructor(file: string, limits: PoolLimits) {
    this.#limits = limits;
    this.#seats = new Seats(limits.mostEach);
    this.#idle = Array.from({ length: limits.workers }, () => new Hand(file, limits.mostMegabytes));
  }

  /**
   * Does `work` when a worker is free, which is its own until it is done. `account` is null for a visitor.
   * Throws BusyError at once where the queue is full, or the account has as much under way as it may.
   */
  async run<T>(account: string | null, work: (ask: Ask<Does>) => Promise<T>): Promise<T> {
    const leave = account === null ? () => undefined : this.#seats.take(account);
    try {
      const hand = await this.#turn(account === null ? this.#visitors : this.#readers);
      try {
        return await work(hand.ask as Ask<Does>);
      } finally {
        this.#release(hand);
      }
    } finally {
      leave();
    }
  }

  async #turn(queue: ((hand: Hand) => void)[]): Promise<Hand> {
    const hand = this.#idle.pop();
    if (hand) return hand;
    if (queue.length >= this.#limits.mostWaiting) throw new BusyError(`${queue.length} wait already. Try again in a few seconds.`);
    return new Promise((resume) => queue.push(resume));
  }

  #release(hand: Hand): void {
    const next = this.#readers.shift() ?? this.#visitors.shift();
    if (next) next(hand);
    else this.#idle.push(hand);
  }
}

/** One worker, and the next where it has ended. */
class Hand {
  readonly #file: string;
  readonly #mostMegabytes: number;
  #worker: Worker | undefined;

  constructor(file: string, mostMegabytes: number) {
    this.#file = file;
    this.#mostMegabytes = mostMegabytes;
  }

  readonly ask = (name: string, input: unknown, patienceMs: number): Promise<unknown> => {
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    return new Promise((resolve, reject) => {
      const settle = (): void => {
        clearTimeout(patience);
        worker.off('message', deliver).off('error', fail).off('exit', end);
        // An idle worker keeps no process from ending.
        worker.unref();
      };
      const deliver = (delivery: Delivery): void => {
        settle();
        if ('error' in delivery) reject(delivery.error);
        else resolve(delivery.result);
      };
      const fail = (error: Error): void => {
        settle();
        this.#worker = undefined;
        reject(error);
      };
      const end = (code: number): void => fail(new Error(`The worker for "${name}" ended with code ${code}.`));
      const patience = setTimeout(() => {
        fail(new BusyError('This took longer than there is time for. Try again in a few minutes.'));
        void worker.terminate();
      }, patienceMs);
      worker.on('message', deliver).on('error', fail).on('exit', end);
      worker.postMessage({ name, input } satisfies Order);
    });
  };

  #start(): Worker {
    const worker = new Worker(this.#file, { execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: this.#mostMegabytes } });
    // What happens to an idle worker: the next order starts another.
    worker.on('error', () => this.#forget(worker));
    worker.on('exit', () => this.#forget(worker));
    return worker;
  }

  #forget(worker: Worker): void {
    if (this.#worker === worker) this.#worker = undefined;
  }
}
