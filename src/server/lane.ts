/** More wait already than can be served in a reasonable time. */
export class BusyError extends Error {
  override name = 'BusyError';
}

/** What a busy answer says in its Retry-After. */
export const retryAfterSeconds = 5;

/** Costly work, one piece at a time, with room between the pieces for whoever asks for something small. */
export class Lane {
  readonly #mostWaiting: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(mostWaiting: number) {
    this.#mostWaiting = mostWaiting;
  }

  /** Throws BusyError where `mostWaiting` wait before this one. */
  async run<T>(work: () => T): Promise<T> {
    if (this.#waiting >= this.#mostWaiting) throw new BusyError(`${this.#waiting} wait already. Try again in a few seconds.`);
    this.#waiting += 1;
    const turn = this.#last.then(pause);
    this.#last = turn;
    await turn;
    this.#waiting -= 1;
    return work();
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
