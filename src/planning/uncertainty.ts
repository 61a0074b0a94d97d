/**
 * How sure a plan is: the same question asked again and again with needs, own hours and travel times wrong by up to ±x %.
 *
 * Each draw multiplies every need, every municipality's own hours and every pair's minutes by its own factor, drawn evenly from
 * [1 − x, 1 + x]; seeded, so that everybody sees the same. A likely range is the middle 8 of 10 draws.
 */
import type { PlanFacts } from './facts.ts';
import { type PlanModel, coreHoursOf, eachOnItsOwn, modelOf, outcomeOf } from './model.ts';
import { manySolves } from './problem.ts';
import { type PlanQuestion, mostWrongPercent } from './question.ts';
import { seededRandom } from '#siting/random.ts';
import { itemAt } from '#lists/item-at.ts';

export type Range = [least: number, most: number];

export interface Uncertainty {
  wrongPercent: number;
  draws: number;
  /** sets of hosts that were best in at least one draw, most often first */
  best: { hosts: number[]; times: number }[];
  /** per municipality: in how many draws it held a centre */
  timesHost: number[];
  missingHours: Range;
  meanMinutes: Range;
  longestMinutes: Range;
  /** absent where the reader may not see money */
  money?: { cost: Range; saved: Range; drawsCheaperThanAlone: number };
  /** the same with everything wrong by as much as can be asked */
  atWorst: { wrongPercent: number; timesBest: number };
}

const draws = 1_000;
const seed = 1;

/** Asks the question `draws` times with wrong figures; the ranges are those of `hosts`, whether best in a draw or not. */
export function uncertaintyOf(facts: PlanFacts, question: PlanQuestion, hosts: readonly number[]): Uncertainty {
  const { wrongPercent, aim } = question;
  const model = modelOf(facts, question);
  const solve = manySolves(model.municipalities, question.centres, aim);
  const chosen = hosts.join();
  const timesBest = new Map([[chosen, 0]]);
  const timesHost = facts.municipalities.map(() => 0);
  const drawn = { cost: [] as number[], saved: [] as number[], missing: [] as number[], mean: [] as number[], longest: [] as number[] };
  for (const wrong of drawModels(model, question, wrongPercent)) {
    const best = solve(wrong);
    timesBest.set(best.join(), (timesBest.get(best.join()) ?? 0) + 1);
    for (const host of best) timesHost[host] = itemAt(timesHost, host) + 1;
    const { money, missingHours, meanMinutes, longestMinutes } = outcomeOf(wrong, hosts);
    const cost = money?.cost ?? 0;
    drawn.cost.push(cost);
    drawn.saved.push(eachOnItsOwn(wrong).cost - cost);
    drawn.missing.push(missingHours.reduce((sum, hours) => sum + hours, 0));
    drawn.mean.push(meanMinutes);
    drawn.longest.push(longestMinutes);
  }
  let timesBestAtWorst = 0;
  for (const wrong of drawModels(model, question, mostWrongPercent)) if (solve(wrong).join() === chosen) timesBestAtWorst++;
  return {
    wrongPercent,
    draws,
    best: [...timesBest].map(([key, times]) => ({ hosts: key.split(',').map(Number), times })).sort((a, b) => b.times - a.times),
    timesHost,
    missingHours: middle(drawn.missing),
    meanMinutes: middle(drawn.mean),
    longestMinutes: middle(drawn.longest),
    money: { cost: middle(drawn.cost), saved: middle(drawn.saved), drawsCheaperThanAlone: drawn.saved.filter((nok) => nok > 0).length },
    atWorst: { wrongPercent: mostWrongPercent, timesBest: timesBestAtWorst },
  };
}

function* drawModels(model: PlanModel, { assumptions, centres }: PlanQuestion, wrongPercent: number): Generator<PlanModel> {
  const random = seededRandom(seed);
  const n = model.municipalities;
  const wrong = (value: number) => value * (1 + ((2 * random() - 1) * wrongPercent) / 100);
  for (let turn = 0; turn < draws; turn++) {
    const need = model.need.map(wrong);
    const own = model.own.map(wrong);
    const minutes = new Float64Array(n * n);
    for (let i = 0; i < n; i++)
      for (let j = i + 1; j < n; j++) minutes[i * n + j] = minutes[j * n + i] = wrong(itemAt(model.minutes, i * n + j));
    yield { ...model, need, own, minutes, coreHours: coreHoursOf(assumptions, need, centres) };
  }
}

function middle(values: number[]): Range {
  const sorted = values.sort((a, b) => a - b);
  const at = (share: number) => itemAt(sorted, Math.round(share * (sorted.length - 1)));
  return [at(0.1), at(0.9)];
}
