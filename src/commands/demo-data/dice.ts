import { seededRandom } from '#siting/random.ts';
import { itemAt } from '#lists/item-at.ts';

/** Chance that falls the same way every time. */
export interface Dice {
  /** In [0, 1). */
  share(): number;
  chance(probability: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  shuffle<T>(items: readonly T[]): T[];
}

export function dice(seed: number): Dice {
  const share = seededRandom(seed);
  const between = (low: number, high: number) => low + Math.floor(share() * (high - low + 1));
  return {
    share,
    between,
    chance: (probability) => share() < probability,
    pick: (items) => itemAt(items, between(0, items.length - 1)),
    shuffle(items) {
      const shuffled = [...items];
      for (let last = shuffled.length - 1; last > 0; last--) {
        const other = between(0, last);
        [shuffled[last], shuffled[other]] = [itemAt(shuffled, other), itemAt(shuffled, last)];
      }
      return shuffled;
    },
  };
}
