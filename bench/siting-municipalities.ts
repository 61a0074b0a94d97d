/** As many places as Norway has municipalities, drawn or real, with 1 to 10 centres: what a control that moves must answer. */
import { solveCurve } from '#siting/analysis/curve.ts';
import { solvePMedian } from '#siting/models/p-median.ts';
import { quantile, round } from './benchmark.ts';
import type { Figures } from './benchmark.ts';
import { norwayProblem } from './siting-instances.ts';
import { planeProblem } from './siting-plane.ts';
import { itemAt } from '#lists/item-at.ts';

const now = () => performance.now();

export async function benchMunicipalities(say: (line: string) => void): Promise<Figures> {
  const norway = norwayProblem(1);
  const problems = Array.from({ length: 20 }, (_, k) => planeProblem(356, 1, k + 1));
  if (norway) problems.push(norway);
  for (let p = 1; p <= 10; p++) solvePMedian({ ...itemAt(problems, 0), p });
  const times: number[] = [];
  let proven = 0;
  for (const problem of problems)
    for (let p = 1; p <= 10; p++) {
      const began = now();
      const result = solvePMedian({ ...problem, p });
      times.push(now() - began);
      if (result.status === 'optimal') proven++;
    }
  const curves: number[] = [];
  for (const problem of problems) {
    const began = now();
    solveCurve(problem, 10);
    curves.push((now() - began) / 1000);
  }
  say(
    `n 356: ${proven} of ${times.length} proven, worst ${Math.max(...times).toFixed(0)} ms; curves ${curves.map((s) => s.toFixed(2)).join(' ')} s`,
  );
  return {
    n356_proven: proven,
    n356_solved: times.length,
    n356_p50_ms: round(quantile(times, 0.5)),
    n356_p95_ms: round(quantile(times, 0.95)),
    n356_worst_ms: round(Math.max(...times)),
    curve_s: round(quantile(curves, 0.5)),
    curve_worst_s: round(Math.max(...curves)),
    curve_norway_s: norway ? round(itemAt(curves, curves.length - 1)) : null,
  };
}
