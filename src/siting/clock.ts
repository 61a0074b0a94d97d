import type { SolveOptions } from './problem.ts';

export interface Clock {
  elapsed: () => number;
  stopped: () => boolean;
  /** options for a step on the way: what is left of the time, and neither warm start nor progress */
  remaining: () => SolveOptions;
}

/** Starts the time budget of the options; without their `now` no time passes. */
export function startClock(options: SolveOptions): Clock {
  const { now, timeBudgetMs = Infinity, seed, nodeLimit } = options;
  const start = now ? now() : 0;
  const elapsed = () => (now ? now() - start : 0);
  return {
    elapsed,
    stopped: () => elapsed() > timeBudgetMs,
    remaining: () => ({ seed, nodeLimit, now, timeBudgetMs: timeBudgetMs < Infinity ? Math.max(1, timeBudgetMs - elapsed()) : undefined }),
  };
}
