import { solveCheapest } from '#siting/models/cheapest.ts';
import { solvePCentre } from '#siting/models/p-centre.ts';
import { solvePMedian } from '#siting/models/p-median.ts';
import type { SitingProblem, SitingResult } from '#siting/problem.ts';
import { seededRandom } from '#siting/random.ts';

function places(n: number, p: number, seed: number): SitingProblem {
  const random = seededRandom(seed);
  const at = Array.from({ length: n }, () => [random() * 1_000, random() * 1_000]);
  const cost = new Float64Array(n * n);
  at.forEach(([x, y], i) => at.forEach(([u, v], j) => (cost[i * n + j] = Math.floor(Math.sqrt((x - u) ** 2 + (y - v) ** 2)))));
  const weights = Float64Array.from({ length: n }, () => 1 + Math.floor(random() * 50));
  const siteCost = Float64Array.from({ length: n }, () => Math.floor(random() * 9_000));
  return { demands: n, sites: n, p, cost, weights, siteCost };
}

const told = ({ status, objective, bound, open, assignment, proof, nodes, certificate }: SitingResult) =>
  JSON.stringify({ status, objective, bound, open, assignment: [...assignment], proof, nodes, certificate });

/** Answers as text, from the same problems with the same seeds and node limits, wherever this runs. */
export function solveAll(): string[] {
  const limits = { seed: 7, timeBudgetMs: 1e9 };
  return [
    told(solvePMedian(places(120, 4, 1), limits)),
    told(solvePMedian(places(300, 8, 2), limits)),
    told(solvePMedian(places(300, 20, 3), { ...limits, nodeLimit: 2 })),
    told(solveCheapest(places(150, 1, 4), limits)),
    told(solvePCentre(places(80, 5, 5), limits)),
  ];
}
