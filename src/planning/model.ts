/**
 * Facts and assumptions as numbers, and what any set of hosts costs under them.
 *
 *   need n_i          hours a year: what was asked in the address, else stated, else floor + per 1,000 inhabitants
 *   own hours s_j     hours a year
 *   travel            n_i × in-person share ÷ hours of a visit × 2 × minutes_ij ÷ 60 × cost of an hour, NOK a year
 *   missing at host   max(0, H − s_j), H the hours of a core team: given, else Σ n_i ÷ number of centres
 *   cost of hosts     Σ_i travel to the nearest host + premium × Σ_hosts missing, NOK a year
 */
import type { Assumptions } from './assumptions.ts';
import type { PlanFacts } from './facts.ts';
import { needHours } from './need.ts';
import type { PlanQuestion } from './question.ts';
import { estimateMinutes } from '#geography/travel-estimate.ts';
import { itemAt } from '#lists/item-at.ts';

export interface PlanModel {
  municipalities: number;
  centres: number;
  /** hours a year per municipality */
  need: Float64Array;
  own: Float64Array;
  /** one-way, from × to, row by row */
  minutes: Float64Array;
  /** NOK a year for one hour of need and one minute of travel */
  nokPerNeedMinute: number;
  /** NOK an hour */
  premium: number;
  /** H, hours a year of one core team */
  coreHours: number;
}

/** NOK a year. */
export interface Money {
  travel: number;
  missing: number;
  cost: number;
}

/** What a set of hosts gives. Municipalities by their position in the facts. */
export interface Outcome {
  hosts: number[];
  /** host of each municipality: a host itself, else the nearest, of equals the first */
  hostOf: number[];
  minutesTo: number[];
  /** absent where the reader may not see money */
  money?: Money;
  /** per host, in the order of `hosts` */
  missingHours: number[];
  /** weighted by need */
  meanMinutes: number;
  longestMinutes: number;
  /** the municipality that travels longest */
  farthest: number;
  /** Σ need × minutes, hours times minutes a year */
  needMinutes: number;
}

export function modelOf(facts: PlanFacts, question: PlanQuestion): PlanModel {
  const { assumptions, centres } = question;
  const need = needOf(facts, assumptions);
  return {
    municipalities: need.length,
    centres,
    need,
    own: Float64Array.from(facts.municipalities, ({ ownHours }) => ownHours),
    minutes: estimateMinutes(facts.municipalities, assumptions),
    nokPerNeedMinute: nokPerNeedMinute(assumptions),
    premium: assumptions.premium,
    coreHours: coreHoursOf(assumptions, need, centres),
  };
}

/** Hours a year, municipality by municipality. */
export function needOf({ municipalities }: PlanFacts, { needFloor, needPer1000, need }: Assumptions): Float64Array {
  const rule = { needFloorHours: needFloor, needHoursPer1000: needPer1000 };
  return Float64Array.from(municipalities, ({ code, population, statedHours }) => needHours(rule, population, need[code] ?? statedHours));
}

function nokPerNeedMinute({ inPersonPercent, visitHours, hourCost }: Assumptions): number {
  return ((inPersonPercent / 100 / visitHours) * 2 * hourCost) / 60;
}

export function coreHoursOf({ coreHours }: Assumptions, need: Float64Array, centres: number): number {
  return coreHours ?? need.reduce((sum, hours) => sum + hours, 0) / centres;
}

/** Hours a year that a host lacks for its core team. */
export function missingAt({ coreHours, own }: PlanModel, host: number): number {
  return Math.max(0, coreHours - itemAt(own, host));
}

/** What it gives to have the centres in these municipalities. */
export function outcomeOf(model: PlanModel, hosts: readonly number[]): Outcome {
  const n = model.municipalities;
  const sorted = [...hosts].sort((a, b) => a - b);
  const hostOf: number[] = [];
  const minutesTo: number[] = [];
  let needMinutes = 0;
  let totalNeed = 0;
  let farthest = 0;
  let longestMinutes = 0;
  model.need.forEach((need, i) => {
    const minutesOf = (host: number) => model.minutes[i * n + host] ?? Infinity;
    let nearest = sorted.includes(i) ? i : itemAt(sorted, 0);
    for (const host of sorted) if (minutesOf(host) < minutesOf(nearest)) nearest = host;
    const minutes = minutesOf(nearest);
    hostOf.push(nearest);
    minutesTo.push(minutes);
    needMinutes += need * minutes;
    totalNeed += need;
    if (minutes > longestMinutes) [farthest, longestMinutes] = [i, minutes];
  });
  const missingHours = sorted.map((host) => missingAt(model, host));
  const travel = needMinutes * model.nokPerNeedMinute;
  const missing = missingHours.reduce((sum, hours) => sum + hours, 0) * model.premium;
  return {
    hosts: sorted,
    hostOf,
    minutesTo,
    money: { travel, missing, cost: travel + missing },
    missingHours,
    meanMinutes: totalNeed > 0 ? needMinutes / totalNeed : 0,
    longestMinutes,
    farthest,
    needMinutes,
  };
}

/** Hours and NOK a year where every municipality covers its own need by itself: no travel, no core team. */
export function eachOnItsOwn(model: PlanModel): { missingHours: number; cost: number } {
  const missingHours = model.need.reduce((sum, need, i) => sum + Math.max(0, need - itemAt(model.own, i)), 0);
  return { missingHours, cost: missingHours * model.premium };
}
