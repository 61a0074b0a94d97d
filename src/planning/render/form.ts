/** What stands in an empty field of the form: the default that it means. */
import { assumptionSpecs, defaultAssumptions } from '#planning/assumptions.ts';
import type { PlanFacts } from '#planning/facts.ts';
import { coreHoursOf, needOf } from '#planning/model.ts';
import type { ParameterProblem } from '#planning/parameters.ts';
import type { PlanQuestion } from '#planning/question.ts';
import { number } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { ownWord } from '#i18n/own-words.ts';
import { plan } from '#i18n/plan.ts';
import { placeNames } from './view.ts';
import { itemAt } from '#lists/item-at.ts';

/** By parameter name: each assumption, and `need.CODE` of each municipality. */
export function fieldDefaults(facts: PlanFacts, question: PlanQuestion, locale: Locale): Record<string, string> {
  const { assumptions, centres } = question;
  const usual = defaultAssumptions(facts.topic);
  const coreHours = coreHoursOf(usual, needOf(facts, assumptions), centres);
  const fields = assumptionSpecs.map(({ name }) => [name, number(locale, usual[name] ?? Math.round(coreHours), 2)]);
  const unasked = needOf(facts, { ...assumptions, need: {} });
  const needs = facts.municipalities.map(({ code }, i) => [`need.${code}`, number(locale, itemAt(unasked, i))]);
  return Object.fromEntries([...fields, ...needs]);
}

/** The same words in the summary and at the field. */
export function problemSentence({ parameter, value, expected }: ParameterProblem, facts: PlanFacts, locale: Locale): string {
  const t = plan[locale];
  const municipality = facts.municipalities.findIndex(({ code }) => parameter === `need.${code}`);
  const spec = assumptionSpecs.find(({ name }) => name === parameter);
  const label =
    municipality >= 0
      ? t.needOf(itemAt(placeNames(facts), municipality))
      : spec
        ? t[spec.name].name
        : (ownWord(t.parameters, parameter) ?? parameter);
  if (expected.kind === 'oneOf') return t.notAChoice(label, value);
  return t.notUnderstood(label, value, expected.least, expected.most);
}
