/** Who can be reached from where: the minutes between demands and the sites that may open. */
import { allowedSites, fillMinutesRow } from '../problem.ts';
import type { SitingProblem } from '../problem.ts';

export interface Reach {
  /** the sites that may open, ascending; column c of `minutes` is site siteOf[c] */
  siteOf: Int32Array;
  /** demands × columns, row by row; Infinity where the pair is absent; maxMinutes is not applied */
  minutes: Float64Array;
  /** columns of the required sites */
  required: number[];
  /** minutes from each demand to its nearest site that may open */
  nearest: Float64Array;
}

export function reachOf(problem: SitingProblem): Reach {
  const allowed = allowedSites(problem);
  const siteOf = Int32Array.from(allowed.keys()).filter((j) => allowed[j]);
  const columns = siteOf.length;
  const minutes = new Float64Array(problem.demands * columns);
  const nearest = new Float64Array(problem.demands).fill(Infinity);
  const row = new Float64Array(problem.sites);
  for (let i = 0; i < problem.demands; i++) {
    fillMinutesRow(problem, i, row);
    for (let c = 0; c < columns; c++) {
      const value = row[siteOf[c]];
      minutes[i * columns + c] = value;
      if (value < nearest[i]) nearest[i] = value;
    }
  }
  const required = [...new Set(problem.required)].map((j) => siteOf.indexOf(j));
  return { siteOf, minutes, required, nearest };
}

/** demands × columns, 1 where the column is within `limit` minutes. */
export function coversWithin({ minutes }: Reach, limit: number): Uint8Array {
  const covers = new Uint8Array(minutes.length);
  for (let k = 0; k < minutes.length; k++) covers[k] = minutes[k] <= limit && minutes[k] < Infinity ? 1 : 0;
  return covers;
}

/** The longest travel to the nearest of the chosen columns. */
export function radiusOf({ siteOf, minutes, nearest }: Reach, chosen: readonly number[]): number {
  let longest = 0;
  for (let i = 0; i < nearest.length; i++) {
    let shortest = Infinity;
    for (const c of chosen) shortest = Math.min(shortest, minutes[i * siteOf.length + c]);
    longest = Math.max(longest, shortest);
  }
  return longest;
}
