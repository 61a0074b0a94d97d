/** What was worked out last, by key, as promises: who asks meanwhile for the same waits for the same. */
export class Kept<Value> {
  readonly #entries = new Map<string, { value: Promise<Value>; madeAt: number }>();
  readonly #most: number;
  readonly #forMs: number;

  /** Beyond `most`, the one asked for longest ago is forgotten; each is worked out anew after `forMs`. */
  constructor(most: number, forMs = Infinity) {
    this.#most = most;
    this.#forMs = forMs;
  }

  /** The value kept for `key`, or what `work` gives. What fails is not kept. `now` (ms) counts only where values grow old. */
  getOrStart(key: string, work: () => Promise<Value>, now = 0): Promise<Value> {
    const kept = this.#entries.get(key);
    const entry = kept && now - kept.madeAt < this.#forMs ? kept : { value: work(), madeAt: now };
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (entry !== kept) entry.value.catch(() => this.forget(key, entry.value));
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined && this.#entries.size > this.#most) this.#entries.delete(oldest);
    return entry.value;
  }

  /** The value kept for `key`, however old. */
  find(key: string): Promise<Value> | undefined {
    return this.#entries.get(key)?.value;
  }

  /** Drops the value, unless another has taken its place. */
  forget(key: string, value: Promise<Value>): void {
    if (this.#entries.get(key)?.value === value) this.#entries.delete(key);
  }
}
