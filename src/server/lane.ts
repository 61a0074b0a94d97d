/** More wait already than can be served in a reasonable time. */
export class BusyError extends Error {
  override name = 'BusyError';
}

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
    const turn = this.#last.then(() => new Promise((resume) => setImmediate(resume)));
    this.#last = turn;
    await turn;
    this.#waiting -= 1;
    return work();
  }
}
