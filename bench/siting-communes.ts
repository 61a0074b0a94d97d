/** Solves the 10,000 most populous French communes with 10 centres for 30 seconds, and prints one line of JSON. */
import { readFileSync } from 'node:fs';
import { solvePMedian } from '#siting/models/p-median.ts';
import { communesProblem } from './siting-instances.ts';

export interface CommunesOutcome {
  gap: number;
  seconds: number;
  /** VmHWM, the most memory the process ever held */
  residentMb: number | null;
  /** seconds and gap, each time the gap had halved */
  trace: [number, number][];
}

const problem = communesProblem(10_000, 10);
console.log(JSON.stringify(problem ? solve(problem) : null));

function solve(given: NonNullable<typeof problem>): CommunesOutcome {
  const result = solvePMedian(given, { now: () => performance.now(), timeBudgetMs: 30_000 });
  const trace: [number, number][] = [];
  for (const { ms, bound, incumbent } of result.trace) {
    const gap = (incumbent - bound) / incumbent;
    if (gap < (trace.at(-1)?.[1] ?? Infinity) / 2) trace.push([ms / 1000, gap]);
  }
  const enough = result.trace.find(({ bound, incumbent }) => (incumbent - bound) / incumbent <= 0.001);
  return { gap: result.gap, seconds: (enough?.ms ?? result.ms) / 1000, residentMb: peakMemoryMb(), trace };
}

function peakMemoryMb(): number | null {
  try {
    const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
    return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
  } catch {
    return null;
  }
}
