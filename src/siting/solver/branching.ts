/**
 * On which sites a node is split: sets of neighbours of which "one is open" is as likely as "none is".
 *
 * A single site splits badly: all plans without it are nearly all plans. The sites nearest to a demand, as many as are chosen half
 * of the time, split evenly: either the centre sits among them, or the demand travels further. Elloumi's radius variables (2010)
 * say the same of one demand. Sets of which one must be open are kept disjoint, so that the bound still sorts sites only:
 * a new set lies within one of them or outside all.
 */
import { FREE, OPEN } from './candidate-lists.ts';
import type { CandidateLists } from './candidate-lists.ts';

/** How many sets to look at, and how many of them are single sites. */
export interface Wanted {
  sets: number;
  singles: number;
}

/** Sets of free sites, numbered as in the lists, most doubtful first. `groupOf` is -1 for sites in no group. */
export function doubtfulSets(lists: CandidateLists, fractional: Float64Array, groupOf: Int32Array, wanted: Wanted): number[][] {
  const { sites, demands, start, site } = lists;
  const groupSize = new Int32Array(sites);
  for (let j = 0; j < sites; j++) if (groupOf[j] >= 0) groupSize[groupOf[j]]++;
  const isNews = (set: number[]) => groupOf[set[0]] < 0 || groupSize[groupOf[set[0]]] > set.length;
  const apart = (j: number) => Math.abs(fractional[j] - 0.5);
  const bySite = Array.from({ length: sites }, (_, j) => j).sort((a, b) => apart(a) - apart(b) || a - b);
  const sets = bySite
    .slice(0, wanted.singles)
    .map((j) => [j])
    .filter(isNews);
  const found: { apart: number; demand: number; end: number }[] = [];
  for (let i = 0; i < demands; i++) {
    const group = groupOf[site[start[i]]];
    let [sum, least, end] = [0, Infinity, start[i]];
    for (let k = start[i]; k < start[i + 1] - 1 && sum < 0.5; k++) {
      if (groupOf[site[k]] !== group) continue;
      sum += fractional[site[k]];
      if (Math.abs(sum - 0.5) >= least) continue;
      least = Math.abs(sum - 0.5);
      end = k + 1;
    }
    if (end > start[i]) found.push({ apart: least, demand: i, end });
  }
  found.sort((a, b) => a.apart - b.apart || a.demand - b.demand);
  for (const { demand, end } of found) {
    if (sets.length >= wanted.sets) break;
    const set: number[] = [];
    for (let k = start[demand]; k < end; k++) if (groupOf[site[k]] === groupOf[site[start[demand]]]) set.push(site[k]);
    if (isNews(set) && !sets.some((other) => overlap(set, other))) sets.push(set);
  }
  return sets.length > 0 ? sets : [[bySite.find((j) => isNews([j])) ?? bySite[0]]];
}

/** Do they share half of the smaller one? */
function overlap(one: number[], other: number[]): boolean {
  return 2 * one.filter((j) => other.includes(j)).length >= Math.min(one.length, other.length);
}

/** One more group; one that it lies within says no more. */
export function withGroup(groups: number[][], group: number[]): number[][] {
  return [...groups.filter((other) => !other.includes(group[0])), group];
}

/** Groups without an open site, and only their free sites; an empty one can no longer be met. `state` is per site of the problem. */
export function unmetGroups(groups: number[][], state: Uint8Array): number[][] {
  return groups.filter((group) => group.every((j) => state[j] !== OPEN)).map((group) => group.filter((j) => state[j] === FREE));
}
