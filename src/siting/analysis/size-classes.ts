/** How municipalities of each size travel: the plan must show what it does for the smallest, not only the average. */
import { fillMinutesRow, weightOf } from '../problem.ts';
import type { SitingProblem } from '../problem.ts';

/** Inhabitants below which a municipality is small, and at or above which it is large, as Statistics Norway groups them. */
const sizeLimits = [5_000, 20_000];

export interface SizeClass {
  /** inhabitants, inclusive */
  from: number;
  /** inhabitants, exclusive; Infinity for the largest */
  below: number;
  /** municipalities in the class that are served */
  served: number;
  /** municipalities in the class that nobody serves */
  uncovered: number;
  /** minutes to the host, weighted by need; 0 where nobody is served */
  meanMinutes: number;
  longestMinutes: number;
}

/** From the smallest class to the largest, every class listed. */
export function summariseSizes(problem: SitingProblem, assignment: Int32Array, inhabitants: ArrayLike<number>): SizeClass[] {
  const edges = [0, ...sizeLimits, Infinity];
  const row = new Float64Array(problem.sites);
  return edges.slice(1).map((below, k) => {
    const sizeClass: SizeClass = { from: edges[k], below, served: 0, uncovered: 0, meanMinutes: 0, longestMinutes: 0 };
    let weight = 0;
    let sum = 0;
    for (let i = 0; i < problem.demands; i++) {
      if (inhabitants[i] < sizeClass.from || inhabitants[i] >= below) continue;
      if (assignment[i] < 0) {
        sizeClass.uncovered++;
        continue;
      }
      fillMinutesRow(problem, i, row);
      const minutes = row[assignment[i]];
      sizeClass.served++;
      sizeClass.longestMinutes = Math.max(sizeClass.longestMinutes, minutes);
      weight += weightOf(problem, i);
      sum += weightOf(problem, i) * minutes;
    }
    sizeClass.meanMinutes = weight > 0 ? sum / weight : 0;
    return sizeClass;
  });
}
