/** What it would mean to move a centre, in words. */
import type { Outcome } from '#planning/model.ts';
import { plan } from '#i18n/plan.ts';
import { type PlanView, sum } from './view.ts';

export function triedLines({ answer, locale }: PlanView, tried: Outcome): string[] {
  const t = plan[locale];
  const { money, missingHours } = answer.outcome;
  const hoursLine = t.triedHours(sum(tried.missingHours), sum(tried.missingHours) - sum(missingHours));
  const travelLine = t.triedTravel(tried.meanMinutes, tried.longestMinutes);
  return tried.money
    ? [t.triedMoney(tried.money.cost, money && tried.money.cost - money.cost), hoursLine, travelLine]
    : [hoursLine, travelLine];
}
