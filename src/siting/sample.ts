/** placeholder */
import type { SitingProblem } from './problem.ts';
export function findNearbyOpen(_problem: SitingProblem, _count: number, _seed: number): { open: number[]; depth: number } | undefined {
  return undefined;
}
