/** What it would mean to move a centre: the same plan with another host, beside the best. */
import { type Outcome, modelOf, outcomeOf } from '#planning/model.ts';
import { type MoneyShown, withoutMoney } from '#planning/money.ts';
import { plan } from '#i18n/plan.ts';
import { type PlanView, sum } from './view.ts';

/** The outcome with one host moved; undefined where the new one is a host already. */
export function triedOutcome({ facts, question, answer, shown }: PlanView, from: number, to: number): Outcome | undefined {
  const { hosts } = answer.outcome;
  if (hosts.includes(to)) return undefined;
  const outcome = outcomeOf(
    modelOf(facts, question),
    hosts.map((host) => (host === from ? to : host)),
  );
  return seesMoney(shown, to, hosts.length) ? outcome : withoutMoney(outcome);
}

function seesMoney(shown: MoneyShown, to: number, centres: number): boolean {
  return shown === 'all' || (shown !== 'none' && centres === 1 && shown.ownMunicipality === to);
}

export function triedLines({ answer, locale }: PlanView, tried: Outcome): string[] {
  const t = plan[locale];
  const { money, missingHours } = answer.outcome;
  const hoursLine = t.triedHours(sum(tried.missingHours), sum(tried.missingHours) - sum(missingHours));
  const travelLine = t.triedTravel(tried.meanMinutes, tried.longestMinutes);
  return tried.money
    ? [t.triedMoney(tried.money.cost, money && tried.money.cost - money.cost), hoursLine, travelLine]
    : [hoursLine, travelLine];
}
