/** Thousands of places: 4,000 on a plane, and the 10,000 most populous French communes in a process of their own. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { solvePMedian } from '#siting/models/p-median.ts';
import { round } from './benchmark.ts';
import type { Figures } from './benchmark.ts';
import { planeProblem } from './siting-plane.ts';
import type { CommunesOutcome } from './siting-communes.ts';

const now = () => performance.now();

export async function benchLarge(say: (line: string) => void): Promise<Figures> {
  let worst = 0;
  let proven = 0;
  for (const p of [10, 50, 100]) {
    const result = solvePMedian(planeProblem(4000, p, 1), { now, timeBudgetMs: 60_000 });
    worst = Math.max(worst, result.ms / 1000);
    if (result.status === 'optimal') proven++;
    say(
      `n 4000 p ${p}: ${result.status} ${result.objective.toFixed(1)}, gap ${result.gap.toExponential(1)}, ${result.nodes} nodes, ${(result.ms / 1000).toFixed(1)} s`,
    );
  }
  return { n4000_proven: proven, n4000_worst_s: round(worst) };
}

/** Seconds until the gap was at most a thousandth, or the whole time where it never was. */
export async function benchCommunes(say: (line: string) => void): Promise<Figures> {
  const file = fileURLToPath(new URL('./siting-communes.ts', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [file], { maxBuffer: 1 << 24 });
  const outcome = JSON.parse(stdout) as CommunesOutcome | null;
  if (!outcome) return { communes10000_gap: null, communes10000_s: null, communes10000_rss_mb: null };
  say(`communes: gap over time ${outcome.trace.map(([seconds, gap]) => `${seconds.toFixed(1)} s ${gap.toExponential(1)}`).join(', ')}`);
  return { communes10000_gap: round(outcome.gap), communes10000_s: round(outcome.seconds), communes10000_rss_mb: outcome.residentMb };
}
