/**
 * Roughly where the centres go, from a seeded sample of demands and sites: enough to say how far a list need reach.
 *
 * With the fifth nearest of these sites as its limit, a list holds some 5 ÷ p of all sites, and the multipliers of a good bound,
 * which lie between the nearest and the second nearest centre, still find room below it. Heuristic; costs O(sample²).
 */
import { allowedSites } from './problem.ts';
import type { SitingProblem } from './problem.ts';
import { buildCandidateLists } from './candidate-lists.ts';
import { Interchange } from './interchange.ts';
import { seededRandom } from './random.ts';

export const defaultOptions = {
  /** demands and sites in the sample, and for each centre at least so many */
  size: 150,
  perCentre: 6,
  /** lists reach to this many of the sample's centres */
  depth: 5,
};

/** Open sites to limit lists by; undefined where whole lists are short or needed. */
export function findNearbyOpen(problem: SitingProblem, count: number, seed: number): { open: number[]; depth: number } | undefined {
  const { size, perCentre, depth } = defaultOptions;
  const wanted = Math.max(size, perCentre * count);
  if (count <= depth || problem.sites <= wanted) return undefined;
  const random = seededRandom(seed);
  const allowed = allowedSites(problem);
  const rows = drawn(Int32Array.from({ length: problem.demands }, (_, i) => i), wanted, random);
  const candidates = Int32Array.from(allowed.keys()).filter((j) => allowed[j]);
  const required = new Set(problem.required ?? []);
  const columns = Int32Array.from(new Set([...required, ...drawn(candidates, wanted, random)]));
  const { lists } = buildCandidateLists(problem, undefined, rows, columns);
  const interchange = new Interchange(lists, Uint8Array.from(columns, (j) => (required.has(j) ? 1 : 0)), false);
  interchange.greedy(count);
  interchange.improve();
  return { open: Array.from(interchange.open.subarray(0, interchange.openCount), (j) => columns[j]), depth };
}

/** So many of the values, each at most once, in the order drawn (Fisher and Yates 1938). */
function drawn(values: Int32Array, count: number, random: () => number): Int32Array {
  const length = Math.min(count, values.length);
  for (let k = 0; k < length; k++) {
    const other = k + Math.floor(random() * (values.length - k));
    [values[k], values[other]] = [values[other], values[k]];
  }
  return values.slice(0, length);
}
