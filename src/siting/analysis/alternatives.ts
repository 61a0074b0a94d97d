/**
 * Alternatives: the r next best host sets of a p-median, and what it costs to force each site in or out.
 *
 * The next best sets by partition (Murty, Operations Research 16, 1968; Lawler, Management Science 18, 1972): with S = {s₁ … s_p}
 * taken, every other set leaves out a first s_k while holding s₁ … s_{k−1}, so the next best is the best of p smaller problems, each
 * solved exactly and itself partitioned when its turn comes: at most p problems a set. The price of a site is the best objective
 * with it required (or excluded, where it is open) less the best of all: one problem a site.
 */
import { solvePMedian } from '../models/p-median.ts';
import { allowedSites } from '../problem.ts';
import type { SitingProblem, SitingResult, SolveOptions } from '../problem.ts';
import { startClock } from '../clock.ts';

export interface AlternativesOptions extends SolveOptions {
  /** how many next best sets */
  count?: number;
  /** the sites to price; default all that may open */
  priced?: readonly number[];
  /** the best set, where the same problem has been solved already */
  best?: SitingResult;
}

const defaultAlternativesOptions = { count: 5 };

export interface Alternative {
  /** ascending */
  open: number[];
  objective: number;
  /** objective less that of the best set, in the unit of the problem, ≥ 0 */
  regret: number;
  /** false when time ran out before it was certain that no better set comes before this one */
  proven: boolean;
}

export interface SitePrice {
  site: number;
  /** is the site open in the best set */
  open: boolean;
  /** cost of closing it where it is open, of opening it where it is closed; Infinity where no plan does so */
  price: number;
  /** the best set that does */
  instead: number[];
  proven: boolean;
}

export interface Alternatives {
  best: SitingResult;
  /** in order of objective, the best itself left out */
  next: Alternative[];
  /** in order of the sites; required sites and those without time left are not listed */
  prices: SitePrice[];
  /** everything asked for was found and proven */
  complete: boolean;
  ms: number;
}

/** A part of all host sets, with its best. */
interface Part {
  required: number[];
  excluded: number[];
  best: SitingResult;
}

export function rankAlternatives(problem: SitingProblem, options: AlternativesOptions = {}): Alternatives {
  const { count, priced, best: known, onProgress: _, ...rest } = { ...defaultAlternativesOptions, ...options };
  const clock = startClock(rest);
  const best = known ?? solvePMedian(problem, rest);
  const next: Alternative[] = [];
  const prices: SitePrice[] = [];
  let complete = best.status !== 'feasible';
  if (best.open.length === 0) return { best, next, prices, complete, ms: clock.elapsed() };
  const warm = { open: best.open, multipliers: best.multipliers };
  const solve = (required: number[], excluded: number[]) =>
    solvePMedian({ ...problem, required, excluded }, { ...clock.remaining(), warm });

  const required = [...new Set(problem.required)];
  const excluded = [...(problem.excluded ?? [])];
  const parts: Part[] = count > 0 ? split({ required, excluded, best }) : [];
  while (next.length < count && parts.length > 0 && !clock.stopped()) {
    let least = 0;
    for (let k = 1; k < parts.length; k++) if (parts[k].best.objective < parts[least].best.objective) least = k;
    const [part] = parts.splice(least, 1);
    const proven =
      part.best.status === 'optimal' && parts.every((other) => other.best.bound >= part.best.objective || other.best.status === 'optimal');
    next.push({ open: part.best.open, objective: part.best.objective, regret: part.best.objective - best.objective, proven });
    if (next.length < count) parts.push(...split(part));
  }
  if (next.length < count && parts.length > 0) complete = false;

  const allowed = allowedSites(problem);
  const isOpen = new Set(best.open);
  for (const site of priced ?? allowed.keys()) {
    if (!allowed[site] || required.includes(site)) continue;
    if (clock.stopped()) {
      complete = false;
      break;
    }
    const open = isOpen.has(site);
    const forced = open ? solve(required, [...excluded, site]) : solve([...required, site], excluded);
    const price = Math.max(0, forced.objective - best.objective);
    prices.push({ site, open, price, instead: forced.open, proven: forced.status !== 'feasible' });
  }
  if (next.some(({ proven }) => !proven) || prices.some(({ proven }) => !proven)) complete = false;
  return { best, next, prices, complete, ms: clock.elapsed() };

  /** All sets of the part but its best, as parts that do not overlap; those without any plan are left out. */
  function split(part: Part): Part[] {
    const found: Part[] = [];
    const held = [...part.required];
    for (const site of part.best.open) {
      if (part.required.includes(site)) continue;
      if (clock.stopped()) {
        complete = false;
        break;
      }
      const smaller = { required: [...held], excluded: [...part.excluded, site] };
      const solved = solve(smaller.required, smaller.excluded);
      if (solved.open.length > 0) found.push({ ...smaller, best: solved });
      held.push(site);
    }
    return found;
  }
}
