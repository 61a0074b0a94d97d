/**
 * What a set of open centres means: who is served from where, what it costs, and how far people travel.
 *
 * Each demand is served by its least-cost allowed open site; of equals, the lowest number. O(demands × sites).
 */
import { fillCostRow, fillMinutesRow, weightOf } from '../problem.ts';
import type { SitingProblem, TravelSummary } from '../problem.ts';

export interface Evaluation {
  /** Σ weight × cost + Σ siteCost; Infinity where a demand cannot be served */
  objective: number;
  assignment: Int32Array;
  second: Int32Array;
  travel: TravelSummary;
  uncovered: number[];
}

/** Serves every demand from the given open sites. */
export function evaluateOpenSites(problem: SitingProblem, open: readonly number[]): Evaluation {
  const { demands, sites } = problem;
  const assignment = new Int32Array(demands).fill(-1);
  const second = new Int32Array(demands).fill(-1);
  const minutes = new Float64Array(demands);
  const uncovered: number[] = [];
  const costs = new Float64Array(sites);
  const times = new Float64Array(sites);
  const ascending = [...open].sort((a, b) => a - b);
  let objective = 0;
  for (const j of ascending) objective += problem.siteCost ? problem.siteCost[j] : 0;
  for (let i = 0; i < demands; i++) {
    fillCostRow(problem, i, costs);
    let first = -1;
    let next = -1;
    for (const j of ascending) {
      if (costs[j] === Infinity) continue;
      if (first < 0 || costs[j] < costs[first]) {
        next = first;
        first = j;
      } else if (next < 0 || costs[j] < costs[next]) next = j;
    }
    assignment[i] = first;
    second[i] = next;
    if (first < 0) {
      uncovered.push(i);
      continue;
    }
    objective += weightOf(problem, i) * costs[first];
    fillMinutesRow(problem, i, times);
    minutes[i] = times[first];
  }
  if (uncovered.length > 0) objective = Infinity;
  return { objective, assignment, second, travel: summariseTravel(problem, assignment, minutes), uncovered };
}

/** Mean, median and 90th percentile over the weight served; a demand without weight counts for the longest only. */
function summariseTravel(problem: SitingProblem, assignment: Int32Array, minutes: Float64Array): TravelSummary {
  const served: number[] = [];
  let total = 0;
  let weighted = 0;
  for (let i = 0; i < problem.demands; i++) {
    if (assignment[i] < 0) continue;
    served.push(i);
    total += weightOf(problem, i);
    weighted += weightOf(problem, i) * minutes[i];
  }
  served.sort((a, b) => minutes[a] - minutes[b] || a - b);
  const atShare = (share: number) => {
    let sum = 0;
    for (const i of served) {
      sum += weightOf(problem, i);
      if (sum >= share * total && sum > 0) return minutes[i];
    }
    return 0;
  };
  const farthestDemand = served.at(-1) ?? -1;
  return {
    mean: total > 0 ? weighted / total : 0,
    median: atShare(0.5),
    p90: atShare(0.9),
    longest: farthestDemand < 0 ? 0 : minutes[farthestDemand],
    farthestDemand,
  };
}
