const windowMs = 15 * 60_000;
const wrongAllowed = 10;
const mostKeys = 50_000;

/** Wrong passwords of late, by account and address. In memory: a restart forgives, and no two servers share it. */
export class Brake {
  #wrong = new Map<string, { count: number; since: number }>();

  holds(key: string, now: number): boolean {
    const entry = this.#wrong.get(key);
    return entry !== undefined && now - entry.since < windowMs && entry.count >= wrongAllowed;
  }

  countWrong(key: string, now: number): void {
    const entry = this.#wrong.get(key);
    const goesOn = entry !== undefined && now - entry.since < windowMs;
    this.#wrong.delete(key);
    this.#wrong.set(key, goesOn ? { count: entry.count + 1, since: entry.since } : { count: 1, since: now });
    if (this.#wrong.size > mostKeys) this.#forgetOldest();
  }

  forgive(key: string): void {
    this.#wrong.delete(key);
  }

  #forgetOldest(): void {
    const [oldest] = this.#wrong.keys();
    this.#wrong.delete(oldest);
  }
}
