import { FairQueue } from './fair-queue.ts';

export { BusyError } from './fair-queue.ts';

/** What a busy answer says in its Retry-After. */
export const retryAfterSeconds = 5;

/** Costly work, one piece at a time, with room between the pieces for whoever asks for something small. */
export class PacedQueue {
  readonly #queue: FairQueue;
  #moving = false;

  constructor(mostWaiting: number, mostEach = mostWaiting) {
    this.#queue = new FairQueue({ most: mostWaiting, mostEach });
  }

  /** Whether as much of `whose` waits as may. */
  isFull(whose: string): boolean {
    return this.#queue.isFull(whose);
  }

  /** Those who wait take turns. Throws BusyError where too many wait before this one. */
  async run<T>(work: () => T, whose = ''): Promise<T> {
    const turn = this.#queue.join(whose);
    void this.#move();
    await turn;
    return work();
  }

  async #move(): Promise<void> {
    if (this.#moving) return;
    this.#moving = true;
    while (this.#queue.waiting > 0) {
      await pause();
      this.#queue.next();
    }
    this.#moving = false;
  }
}

/**
 * The event loop takes one new connection a round: between two pieces it goes round often enough to take those of everybody who came
 * at once, or whoever asks for something small would wait behind all of them. Rounds without work take a few microseconds each.
 */
const roundsBetween = 50;

async function pause(): Promise<void> {
  for (let round = 0; round < roundsBetween; round++) await new Promise((resume) => setImmediate(resume));
}
