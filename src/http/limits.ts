import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** What is counted; docs/decisions/0071 says why so many. */
export type Counter = AddressCounter | AccountCounter;
type AddressCounter = 'visits' | 'entering' | 'unknown';
export type AccountCounter = 'requests' | 'profiles' | 'depth';
/** What somebody had too much of; `waiting` is no count, but requests of theirs that still wait. */
export type Limit = Counter | 'waiting';

/** Whether it counts what an account does, which the auditor may read. */
export const isOfAccount = (limit: Limit): limit is AccountCounter => limit === 'requests' || limit === 'profiles' || limit === 'depth';

/** The most within so many seconds, by address or by account. */
const limits: Record<Counter, { most: number; seconds: number }> = {
  /** A visitor's pages that are made for them. */
  visits: { most: 60, seconds: 60 },
  /** Passwords sent that opened nothing. */
  entering: { most: 120, seconds: 60 },
  /** Sessions shown that nobody has. */
  unknown: { most: 300, seconds: 60 },
  requests: { most: 600, seconds: 60 },
  profiles: { most: 300, seconds: 3_600 },
  // Nobody pages further than search/contract.ts says; counted only so that it is told once an hour.
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
    Object.entries(limits).map(([limit, { most, seconds }]) => [
      limit,
      new RateLimiterMemory({ keyPrefix: '', points: most, duration: seconds }),
    ]),
  );

  /** Counts one more for `key`; null where that is still within the limit. */
  async count(limit: Counter, key: string): Promise<Refused | null> {
    try {
      await this.#counters.get(limit)?.consume(key);
      return null;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      return refusedBy(limit, refused, refused.consumedPoints === limits[limit].most + 1);
    }
  }

  /** The refusal of one more for `key`, without counting it; null where there is room. */
  async reached(limit: Counter, key: string): Promise<Refused | null> {
    const so = await this.#counters.get(limit)?.get(key);
    return so && so.consumedPoints >= limits[limit].most ? refusedBy(limit, so, false) : null;
  }

  /** Takes one back that turned out to cost nothing. */
  async giveBack(limit: Counter, key: string): Promise<void> {
    await this.#counters.get(limit)?.reward(key);
  }
}

function refusedBy(limit: Counter, { msBeforeNext }: RateLimiterRes, first: boolean): Refused {
  return { limit, retryAfterSeconds: Math.ceil(msBeforeNext / 1_000), first };
}
