/** Values that may be a little old: each is made once, then kept for a while, and no more of them than a number. */
export class Kept<Value> {
  readonly #entries = new Map<string, { value: Promise<Value>; madeAt: number }>();
  readonly #most: number;
  readonly #forMs: number;

  constructor(most: number, forMs: number) {
    this.#most = most;
    this.#forMs = forMs;
  }

  /** The value kept for `key`, or what `make` gives, which those who ask meanwhile wait for; a value that fails is made again. */
  get(key: string, now: number, make: () => Promise<Value>): Promise<Value> {
    const kept = this.#entries.get(key);
    if (kept && now - kept.madeAt < this.#forMs) return kept.value;
    const value = make();
    this.#entries.delete(key);
    this.#entries.set(key, { value, madeAt: now });
    value.catch(() => this.forget(key, value));
    if (this.#entries.size > this.#most) this.#entries.delete([...this.#entries.keys()][0]);
    return value;
  }

  /** Drops the value, unless another has taken its place. */
  forget(key: string, value: Promise<Value>): void {
    if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
  }
}
