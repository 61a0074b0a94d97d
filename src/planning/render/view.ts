/** What every part of the plan page is drawn from, on the server and in the browser alike. */
import type { NoAnswer, PlanAnswer } from '#planning/answer.ts';
import { type PlanFacts, inHostOrder } from '#planning/facts.ts';
import type { SeenPlan } from '#planning/money.ts';
import type { Outcome } from '#planning/model.ts';
import { shortNames } from '#geography/place-names.ts';
import { minutes, number, thousands } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { itemAt } from '#lists/item-at.ts';

export interface PlanView extends SeenPlan {
  facts: PlanFacts;
  locale: Locale;
}

export function isAnswer(answer: PlanAnswer | NoAnswer): answer is PlanAnswer {
  return answer.status !== 'infeasible';
}

export function isFound(plan: SeenPlan<PlanAnswer | NoAnswer>): plan is SeenPlan {
  return isAnswer(plan.answer);
}

/** Names without the county that tells two apart, unless both are in the network. */
export function placeNames({ municipalities }: PlanFacts): string[] {
  return shortNames(municipalities.map(({ name }) => name));
}

/** `Vestby`, `Vestby + Moss`: the one with most own hours first. */
export function hostNames(facts: PlanFacts, hosts: readonly number[]): string {
  return hostNameList(facts, hosts).join(' + ');
}

/** The same one by one. */
export function hostNameList(facts: PlanFacts, hosts: readonly number[]): string[] {
  const names = placeNames(facts);
  return inHostOrder(facts, hosts).map((host) => itemAt(names, host));
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Whole thousands, so that differences are those of the figures shown. */
export function wholeThousands(nok: number): number {
  return Math.round(nok / 1000) * 1000;
}

/** What a reader sees of an outcome: kroner where they may, else hours or minutes. */
export interface Measure {
  /** parts of one bar, in the unit of `total` */
  travel: number;
  missing: number;
  total: number;
  figure: string;
}

/** Kroner for the lowest cost, hours missing in their place for those who may not see money, else minutes. */
export function measureOf(
  { answer, locale }: Pick<PlanView, 'answer' | 'locale'>,
  { money, missingHours, meanMinutes, longestMinutes }: Outcome,
): Measure {
  if (answer.aim === 'travel') return { travel: meanMinutes, missing: 0, total: meanMinutes, figure: minutes(locale, meanMinutes) };
  if (answer.aim === 'farthest')
    return { travel: longestMinutes, missing: 0, total: longestMinutes, figure: minutes(locale, longestMinutes) };
  if (money && answer.outcome.money)
    return { travel: money.travel, missing: money.missing, total: money.cost, figure: thousands(locale, money.cost) };
  const missing = sum(missingHours);
  return { travel: 0, missing, total: missing, figure: number(locale, missing) };
}
