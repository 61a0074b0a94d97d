/**
 * The curve: the best plan for p = 1 … K centres, and what each further centre saves.
 *
 * Each p is solved as in p-median.ts, starting from the multipliers and the plan of its neighbour. Exact, each with its certificate.
 */
import type { SitingProblem, SitingResult, SolveOptions } from '../problem.ts';
import { solvePMedian } from '../models/p-median.ts';

export interface CurvePoint {
  p: number;
  result: SitingResult;
  /** objective with one centre fewer minus this objective; undefined where there is none to compare with */
  marginalGain: number | undefined;
}

/** Solves p = `from` … `to`; `problem.p` is ignored. The time budget is shared by all. */
export function solveCurve(problem: SitingProblem, to: number, options: SolveOptions & { from?: number } = {}): CurvePoint[] {
  const points: CurvePoint[] = [];
  const { from = 1, now, timeBudgetMs, ...rest } = options;
  const began = now?.() ?? 0;
  let warm = options.warm;
  for (let p = from; p <= to; p++) {
    const left = timeBudgetMs === undefined || !now ? undefined : Math.max(0, timeBudgetMs - (now() - began));
    const result = solvePMedian({ ...problem, p }, { ...rest, now, timeBudgetMs: left, warm });
    const before = points.at(-1)?.result.objective ?? Infinity;
    points.push({ p, result, marginalGain: before < Infinity && result.objective < Infinity ? before - result.objective : undefined });
    if (result.open.length > 0) warm = { open: result.open, multipliers: result.multipliers };
  }
  return points;
}
