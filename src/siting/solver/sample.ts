/**
 * Roughly where the centres go, from a seeded sample of demands and the sites nearest to them: enough to say how far a list need reach.
 *
 * With the fifth nearest of these sites as its limit, a list holds some 5 ÷ p of all sites, and the multipliers of a good bound,
 * which lie between the nearest and the second nearest centre, still find room below it. Heuristic; costs O(sample²).
 */
import { allowedSites, fillCostRow, weightOf } from '../problem.ts';
import type { SitingProblem } from '../problem.ts';
import { buildCandidateLists } from './candidate-lists.ts';
import { Interchange } from './interchange.ts';
import { seededRandom } from '../random.ts';

const defaultOptions = {
  /** demands and sites in the sample, and for each centre at least so many */
  size: 150,
  perCentre: 6,
  /** lists reach to this many of the sample's centres … */
  depth: 5,
  /** … or, where there are more pairs than this, to so many, for the memory's sake */
  manyPairs: 30_000_000,
  leastDepth: 2,
};

/** Open sites to limit lists by; undefined where whole lists are short or needed. */
export function findNearbyOpen(problem: SitingProblem, count: number, seed: number): { open: number[]; depth: number } | undefined {
  const { size, perCentre, depth, manyPairs, leastDepth } = defaultOptions;
  const wanted = Math.max(size, perCentre * count);
  if (count <= depth || problem.sites <= wanted) return undefined;
  const reach = problem.demands * problem.sites > manyPairs ? leastDepth : depth;
  const random = seededRandom(seed);
  const rows = drawDemands(problem, wanted, random);
  const required = new Set(problem.required ?? []);
  const columns = Int32Array.from(sitesNear(problem, rows, wanted));
  const { lists } = buildCandidateLists(problem, undefined, rows, columns);
  const interchange = new Interchange(
    lists,
    Uint8Array.from(columns, (j) => (required.has(j) ? 1 : 0)),
    false,
  );
  interchange.greedy(count);
  interchange.improve();
  return { open: Array.from(interchange.open.subarray(0, interchange.openCount), (j) => columns[j]), depth: reach };
}

/** So many demands, each at most once, the heavier the likelier (Efraimidis and Spirakis 2006); all, where there are no more. */
export function drawDemands(problem: SitingProblem, count: number, random: () => number): Int32Array {
  const key = Float64Array.from(
    { length: problem.demands },
    (_, i) => -Math.log(1 - random()) / (weightOf(problem, i) || Number.MIN_VALUE),
  );
  const order = Int32Array.from(key.keys()).sort((a, b) => key[a] - key[b] || a - b);
  return order.slice(0, count);
}

/** The required sites, and the cheapest allowed one of each of the demands, at most `count` more. */
export function sitesNear(problem: SitingProblem, demands: Int32Array, count: number): number[] {
  const allowed = allowedSites(problem);
  const kept = new Set(problem.required ?? []);
  const most = kept.size + count;
  const row = new Float64Array(problem.sites);
  for (const demand of demands) {
    if (kept.size >= most) break;
    fillCostRow(problem, demand, row);
    let nearest = -1;
    for (let j = 0; j < row.length; j++) if (allowed[j] && row[j] < (nearest < 0 ? Infinity : row[nearest])) nearest = j;
    if (nearest >= 0) kept.add(nearest);
  }
  for (let j = 0; kept.size < most && j < problem.sites; j++) if (allowed[j]) kept.add(j);
  return [...kept];
}
