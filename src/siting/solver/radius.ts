/**
 * The least radius: how short the longest travel can be made with p sites.
 *
 * It is among the distinct times. Bisection over them, each asked of set covering (Minieka, "The m-center problem", SIAM
 * Review 12, 1970): O(log(demands × sites)) coverings. Exact.
 */
import { fewestColumns } from './covering.ts';
import { coversWithin, radiusOf } from './reach.ts';
import type { Reach } from './reach.ts';

export interface Radius {
  /** longest travel of `open`, minutes; Infinity where p sites cannot serve everybody at any length */
  minutes: number;
  /** no p sites do better than this */
  bound: number;
  open: number[];
  nodes: number;
}

/** The least radius of p sites, whatever `maxMinutes` says. */
export function findLeastRadius(reach: Reach, p: number, stopped: () => boolean): Radius {
  const { siteOf, minutes, nearest, required } = reach;
  const columns = siteOf.length;
  const demands = nearest.length;
  const times = distinctTimes(minutes, nearest);
  let open: number[] = [];
  let nodes = 0;
  let low = 0;
  let high = times.length;
  // the first question is whether p sites reach everybody at all
  let middle = times.length - 1;
  while (low < high && !stopped()) {
    const covering = fewestColumns({
      rows: demands,
      columns,
      covers: coversWithin(reach, times[middle]),
      required,
      atMost: p,
      anyWill: true,
      stopped,
    });
    nodes += covering.nodes;
    if (covering.chosen) {
      open = covering.chosen.map((column) => siteOf[column]);
      high = times.indexOf(radiusOf(reach, covering.chosen));
    } else if (!covering.complete) break;
    else low = middle + 1;
    middle = (low + high) >> 1;
  }
  return { minutes: times[high] ?? Infinity, bound: times[low] ?? Infinity, open, nodes };
}

/** The times that may be the radius: none shorter than what the remotest demand needs. */
function distinctTimes(minutes: Float64Array, nearest: Float64Array): Float64Array {
  let least = 0;
  for (let i = 0; i < nearest.length; i++) least = Math.max(least, nearest[i]);
  const sorted = minutes.filter((value) => value >= least && value < Infinity).sort();
  return sorted.filter((value, k) => k === 0 || value !== sorted[k - 1]);
}
