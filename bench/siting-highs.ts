/** Against HiGHS in WebAssembly, a general solver: same problem, same core, same process, no gap allowed. */
import { solvePMedian } from '#siting/p-median.ts';
import { solveByHighs } from '../tests/siting/highs.ts';
import { quantile, round } from './benchmark.ts';
import type { Figures } from './benchmark.ts';
import { planeProblem } from './siting-plane.ts';

export async function benchHighs(say: (line: string) => void): Promise<Figures> {
  const ratios: number[] = [];
  for (const n of [200, 300, 400])
    for (const seed of [1, 2, 3]) {
      const problem = planeProblem(n, 5, seed);
      solvePMedian({ ...problem, p: 4 });
      const began = performance.now();
      const result = solvePMedian(problem);
      const ours = performance.now() - began;
      const highs = await solveByHighs(problem);
      if (Math.abs(highs.objective - result.objective) > 1e-6 * result.objective)
        throw new Error(`HiGHS found ${highs.objective} where this solver proved ${result.objective} (n ${n}, seed ${seed})`);
      ratios.push(highs.ms / ours);
      say(`n ${n} seed ${seed}: HiGHS ${(highs.ms / 1000).toFixed(2)} s, this solver ${ours.toFixed(1)} ms, ratio ${(highs.ms / ours).toFixed(0)}`);
    }
  return { highs_ratio_min: round(Math.min(...ratios)), highs_ratio_median: round(quantile(ratios, 0.5)) };
}
