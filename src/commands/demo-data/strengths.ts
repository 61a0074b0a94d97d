import type { StarterTopic } from '#db/reference/topics.ts';
import type { Dice } from './dice.ts';
import { type Code, codes, places } from './places.ts';
import { itemAt } from '#lists/item-at.ts';

/** Hours a month that a municipality's experts share in a topic. */
export type Strength = Partial<Record<Code, number>>;

const { moss, råde, våler, skiptvet, indreØstfold, vestby } = codes;

/** Topics whose strength the worked examples and the home page rest on; the rest is left to chance. */
export const knownStrengths: Record<string, Strength> = {
  gdpr: { [vestby]: 150, [moss]: 50, [råde]: 6, [indreØstfold]: 10 },
  water: { [moss]: 73, [råde]: 18, [våler]: 18, [skiptvet]: 9, [indreØstfold]: 82, [vestby]: 36 },
  automation: { [indreØstfold]: 245, [moss]: 20, [vestby]: 18 },
  'sign-language': { [moss]: 12, [indreØstfold]: 12 },
  'security-incident-response': { [moss]: 16, [vestby]: 12 },
  'child-welfare-law': { [moss]: 40, [indreØstfold]: 32, [vestby]: 24 },
  'water-modelling': { [indreØstfold]: 24, [moss]: 16 },
  'universal-design': { [moss]: 30, [indreØstfold]: 18, [skiptvet]: 6 },
  'climate-accounting': { [vestby]: 21 },
  'maps-gis': { [moss]: 90, [indreØstfold]: 62, [vestby]: 40, [råde]: 14, [våler]: 11 },
  procurement: { [moss]: 96, [indreØstfold]: 70, [vestby]: 46, [råde]: 12, [skiptvet]: 8, [våler]: 4 },
  'welfare-technology': { [indreØstfold]: 70, [moss]: 66, [vestby]: 40, [råde]: 16, [våler]: 8, [skiptvet]: 8 },
  'digital-archives': { [moss]: 60, [indreØstfold]: 45, [vestby]: 34, [råde]: 14, [våler]: 10 },
};

/** Shares of the network's need that its experts cover, the commoner the oftener. */
const covers = [0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.8, 0.9, 1, 1.1, 1.25];

const monthsPerYear = 11;

/**
 * Hours a month in a topic that nothing rests on, spread over the municipalities that have somebody for it: one stands
 * out and, where there are enough of them, one has nothing.
 */
export function chanceStrength(topic: StarterTopic, populations: ReadonlyMap<string, number>, staffed: Code[], fate: Dice): Strength {
  const need = places.reduce((sum, { code }) => sum + topic.needFloorHours + (topic.needHoursPer1000 * populations.get(code)!) / 1000, 0);
  const hoursPerMonth = (need * fate.pick(covers)) / monthsPerYear;
  const [strong, ...rest] = fate.shuffle(staffed);
  const without = staffed.length > 3 ? rest[0] : undefined;
  const giving = staffed.filter((code) => code !== without);
  const shares = giving.map((code) => Math.sqrt(populations.get(code)!) * (code === strong ? 3 : 0.3 + fate.share()));
  const sum = shares.reduce((total, share) => total + share, 0);
  return Object.fromEntries(giving.map((code, index) => [code, Math.round((hoursPerMonth * itemAt(shares, index)) / sum)]));
}
