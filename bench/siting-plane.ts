/** Seeded places on a plane; needs nothing but the solver's own modules, so that it runs in a browser too. */
import type { SitingProblem } from '#siting/problem.ts';
import { seededRandom } from '#siting/random.ts';

/** n places drawn evenly on a square of 1,000 by 1,000; costs are the straight distances. */
export function planeProblem(n: number, p: number, seed: number): SitingProblem {
  const random = seededRandom(seed);
  const places = Array.from({ length: n }, () => ({ x: random() * 1000, y: random() * 1000 }));
  const cost = new Float64Array(n * n);
  places.forEach((from, i) => {
    places.forEach((to, j) => {
      cost[i * n + j] = Math.sqrt((from.x - to.x) ** 2 + (from.y - to.y) ** 2);
    });
  });
  return { demands: n, sites: n, p, cost };
}
