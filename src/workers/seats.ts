import { BusyError } from './paced-queue.ts';

/** How much each account has running or waiting. */
export class Seats {
  readonly #mostEach: number;
  readonly #taken = new Map<string, number>();

  constructor(mostEach: number) {
    this.#mostEach = mostEach;
  }

  /** Takes one for `account` until the function returned is called; throws BusyError where it has as many as it may. */
  take(account: string): () => void {
    const taken = this.#taken.get(account) ?? 0;
    if (taken >= this.#mostEach) throw new BusyError(`${taken} of yours are being worked out already. Try again when they are there.`);
    this.#taken.set(account, taken + 1);
    return () => {
      const left = this.#taken.get(account)! - 1;
      if (left === 0) this.#taken.delete(account);
      else this.#taken.set(account, left);
    };
  }
}
