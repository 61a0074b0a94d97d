/** Against HiGHS in WebAssembly, a general solver: same problem, same core, same process, no gap allowed. */
import { solvePMedian } from '#siting/models/p-median.ts';
import { solveByHighs } from '../tests/siting/highs.ts';
import { quantile, round } from './benchmark.ts';
import type { Figures } from './benchmark.ts';
import { planeProblem } from './siting-plane.ts';

export async function benchHighs(say: (line: string) => void): Promise<Figures> {
  const ratios: number[] = [];
  for (const n of [200, 300, 400])
    for (const seed of [1, 2, 3]) {
      const problem = planeProblem(n, 5, seed);
      for (let p = 2; p < 5; p++) solvePMedian({ ...problem, p });
      const { ms: ours, result } = medianOf(5, () => solvePMedian(problem));
      const highs = await solveByHighs(problem);
      if (Math.abs(highs.objective - result.objective) > 1e-6 * result.objective)
        throw new Error(`HiGHS found ${highs.objective} where this solver proved ${result.objective} (n ${n}, seed ${seed})`);
      ratios.push(highs.ms / ours);
      say(
        `n ${n} seed ${seed}: HiGHS ${(highs.ms / 1000).toFixed(2)} s, this solver ${ours.toFixed(1)} ms, ratio ${(highs.ms / ours).toFixed(0)}`,
      );
    }
  return { highs_ratio_min: round(Math.min(...ratios)), highs_ratio_median: round(quantile(ratios, 0.5)) };
}

/** The median time of several runs, for ours are short; HiGHS runs once. */
function medianOf<T>(runs: number, run: () => T): { ms: number; result: T } {
  let result = run();
  const times = Array.from({ length: runs }, () => {
    const began = performance.now();
    result = run();
    return performance.now() - began;
  });
  return { ms: quantile(times, 0.5), result };
}
