/** Seeded places on a plane; needs nothing but the solver's own modules, so that it runs in a browser too. */
import type { SitingProblem } from '#siting/problem.ts';
import { seededRandom } from '#siting/random.ts';

/** n places drawn evenly on a square of 1,000 by 1,000; costs are the straight distances. */
export function planeProblem(n: number, p: number, seed: number): SitingProblem {
  const random = seededRandom(seed);
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    x[i] = random() * 1000;
    y[i] = random() * 1000;
  }
  const cost = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) cost[i * n + j] = Math.sqrt((x[i] - x[j]) ** 2 + (y[i] - y[j]) ** 2);
  return { demands: n, sites: n, p, cost };
}
