/**
 * A head start for large problems: all demands, but only the sites nearest to a seeded draw of them.
 *
 * The bound's multipliers say what each demand pays for being served, which hardly depends on whether a site stands here or a
 * little further. So they are climbed on lists some ten times shorter, and the whole problem starts from them. The plan found on
 * the way says how far the whole lists need reach. Heuristic: neither enters a proof but as a starting point.
 */
import type { SitingProblem } from '../problem.ts';
import { buildCandidateLists } from './candidate-lists.ts';
import { Incumbent } from './incumbent.ts';
import { Lagrangian } from './lagrangian.ts';
import { seededRandom } from '../random.ts';
import { drawDemands, sitesNear } from './sample.ts';
import { multiplierUnits } from '../scaling.ts';

const defaultOptions = {
  /** problems with more pairs get a coarse start */
  fromPairs: 8_000_000,
  /** sites drawn, and for each centre at least so many */
  sites: 500,
  perCentre: 12,
  /** lists reach to so many of the sample's centres */
  depth: 5,
  rounds: 20,
  stepsPerRound: 10,
  pace: { step: 1.2, keep: 0.8, patience: 8, shorten: 0.8 },
};

export interface CoarseStart {
  open: number[];
  /** in the problem's unit */
  multipliers: Float64Array;
}

export function startCoarsely(
  problem: SitingProblem,
  count: number,
  near: { open: number[]; depth: number },
  seed: number,
): CoarseStart | undefined {
  const wanted = Math.max(defaultOptions.sites, defaultOptions.perCentre * count);
  if (problem.demands * problem.sites < defaultOptions.fromPairs || problem.sites < 3 * wanted) return undefined;
  const demands = drawDemands(problem, wanted, seededRandom(seed + 1));
  const columns = new Set([...near.open, ...sitesNear(problem, demands, wanted)]);
  const reach = { open: near.open, depth: Math.min(defaultOptions.depth, near.open.length) };
  const { lists, scale, unserved } = buildCandidateLists(problem, reach, undefined, Int32Array.from(columns));
  const incumbent = new Incumbent(problem, lists, scale, count, unserved);
  incumbent.improveFrom(near.open, near.open.length);
  if (!incumbent.open) return undefined;
  const { nearest, next } = incumbent.weigh(incumbent.open);
  const lagrangian = new Lagrangian(lists.demands, lists.sites);
  const from = nearest.map((cost, i) => Math.round((cost + Math.min(next[i], lists.cap[i])) / 2));
  lagrangian.scaleSteps(from);
  lagrangian.load(lists, count, 0, from, defaultOptions.pace);
  const chosen = new Int32Array(lists.sites);
  for (let round = 0; round < defaultOptions.rounds; round++) {
    lagrangian.climb(defaultOptions.stepsPerRound, Infinity, incumbent.value);
    for (let k = 0; k < lagrangian.chosenCount; k++) chosen[k] = lists.siteId[lagrangian.chosen[k]];
    if (round % 4 === 3) incumbent.improveFrom(chosen, lagrangian.chosenCount);
  }
  return { open: incumbent.open, multipliers: lagrangian.best.map((value) => value / (scale * multiplierUnits)) };
}
