import { LRUCache } from 'lru-cache';

interface Entry<Value> {
  value: Promise<Value>;
  madeAt: number;
}

/** What was worked out last, by key, as promises: who asks meanwhile for the same waits for the same. */
export class Kept<Value> {
  readonly #entries: LRUCache<string, Entry<Value>>;
  readonly #forMs: number;

  /** Beyond `most`, the one asked for longest ago is forgotten; each is worked out anew after `forMs`. */
  constructor(most: number, forMs = Infinity) {
    this.#entries = new LRUCache({ max: most });
    this.#forMs = forMs;
  }

  /** The value kept for `key`, or what `work` gives. What fails is not kept. `now` (ms) counts only where values grow old. */
  getOrStart(key: string, work: () => Promise<Value>, now = 0): Promise<Value> {
    const kept = this.#entries.get(key);
    if (kept && now - kept.madeAt < this.#forMs) return kept.value;
    const value = work();
    this.#entries.set(key, { value, madeAt: now });
    value.catch(() => this.forget(key, value));
    return value;
  }

  /** The value kept for `key`, however old. */
  find(key: string): Promise<Value> | undefined {
    return this.#entries.peek(key)?.value;
  }

  /** Drops the value, unless another has taken its place. */
  forget(key: string, value: Promise<Value>): void {
    if (this.#entries.peek(key)?.value === value) this.#entries.delete(key);
  }
}
