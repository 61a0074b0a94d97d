import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** What somebody had too much of; docs/decisions/0071 says why so many. */
export type Limit = 'visits' | 'requests' | 'profiles' | 'depth';

/** The most within so many seconds. A visitor's uncached pages count by address, the rest by account. */
const limits: Record<Limit, { most: number; seconds: number }> = {
  visits: { most: 60, seconds: 60 },
  requests: { most: 600, seconds: 60 },
  profiles: { most: 300, seconds: 3_600 },
  // Nobody pages further than search/engine.ts says; counted only so that it is told once an hour.
  depth: { most: 0, seconds: 3_600 },
};

/** A limit that is reached: when to come back, and whether this is the first request of its window that is refused. */
export interface Refused {
  limit: Limit;
  retryAfterSeconds: number;
  first: boolean;
}

/** Counts what is asked, in memory: a restart forgives. */
export class Counters {
  readonly #counters = new Map(
    Object.entries(limits).map(([limit, { most, seconds }]) => [limit, new RateLimiterMemory({ keyPrefix: '', points: most, duration: seconds })]),
  );

  /** Counts one more for `key`; null where that is still within the limit. */
  async count(limit: Limit, key: string): Promise<Refused | null> {
    try {
      await this.#counters.get(limit)?.consume(key);
      return null;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return { limit, retryAfterSeconds: Math.ceil(refused.msBeforeNext / 1_000), first: refused.consumedPoints === limits[limit].most + 1 };
    }
  }

  /** Takes one back that turned out to cost nothing. */
  async giveBack(limit: Limit, key: string): Promise<void> {
    await this.#counters.get(limit)?.reward(key);
  }
}
