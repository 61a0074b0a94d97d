/** Runs in the browser worker of siting-chromium.ts: solves, and posts the milliseconds of each problem. */
import { solvePMedian } from '#siting/models/p-median.ts';
import { planeProblem } from './siting-plane.ts';

const times: number[] = [];
for (let p = 1; p <= 10; p++) solvePMedian(planeProblem(356, p, 1));
for (let seed = 1; seed <= 20; seed++) {
  const problem = planeProblem(356, 1, seed);
  for (let p = 1; p <= 10; p++) {
    const began = performance.now();
    const { status } = solvePMedian({ ...problem, p });
    if (status !== 'optimal') throw new Error(`n 356, seed ${seed}, p ${p}: ${status} where a proof was expected`);
    times.push(performance.now() - began);
  }
}
postMessage(times);
