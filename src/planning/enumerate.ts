/** Every set of hosts against every other, for the small networks in which that takes no time: n municipalities, k hosts. */
import { type PlanModel, missingAt } from './model.ts';
import type { Aim } from './question.ts';
import { itemAt } from '#lists/item-at.ts';

/** Number of ways to choose k of n. */
export function setCount(n: number, k: number): number {
  let count = 1;
  for (let step = 1; step <= k; step++) count = (count * (n - k + step)) / step;
  return k > n ? 0 : Math.round(count);
}

/** Every choice of k of n, ascending, in lexicographic order. */
export function hostSets(n: number, k: number): number[][] {
  const sets: number[][] = [];
  const extend = (chosen: number[], from: number) => {
    if (chosen.length === k) sets.push(chosen);
    else for (let next = from; next <= n - (k - chosen.length); next++) extend([...chosen, next], next + 1);
  };
  extend([], 0);
  return sets;
}

/** What an aim minimises, and what decides between equals: NOK, need × minutes, or minutes of the longest journey. */
export interface Worth {
  value: number;
  tie: number;
}

export function worthOf(model: PlanModel, aim: Aim, hosts: readonly number[]): Worth {
  const { municipalities: n, minutes, need } = model;
  let needMinutes = 0;
  let longest = 0;
  need.forEach((hours, i) => {
    let nearest = Infinity;
    for (const j of hosts) nearest = Math.min(nearest, minutes[i * n + j] ?? Infinity);
    needMinutes += hours * nearest;
    longest = Math.max(longest, nearest);
  });
  if (aim === 'travel') return { value: needMinutes, tie: 0 };
  if (aim === 'farthest') return { value: longest, tie: needMinutes };
  let missing = 0;
  for (const j of hosts) missing += missingAt(model, j);
  return { value: needMinutes * model.nokPerNeedMinute + missing * model.premium, tie: needMinutes };
}

export function isBetter(a: Worth, b: Worth): boolean {
  return a.value < b.value || (a.value === b.value && a.tie < b.tie);
}

/** The best of the sets; the first of equals. */
export function bestOf(sets: readonly number[][], model: PlanModel, aim: Aim): number[] {
  let best = itemAt(sets, 0);
  let bestWorth = worthOf(model, aim, best);
  for (const hosts of sets) {
    const worth = worthOf(model, aim, hosts);
    if (isBetter(worth, bestWorth)) [best, bestWorth] = [hosts, worth];
  }
  return best;
}
