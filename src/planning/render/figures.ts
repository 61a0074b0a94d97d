/** The figures, each with its likely range and how certain it is, and what the plan does for the smallest. */
import type { Certainty } from '#planning/assumptions.ts';
import type { Range } from '#planning/uncertainty.ts';
import { number, thousands } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { plan } from '#i18n/plan.ts';
import { type Markup, html } from '#markup/html.ts';
import { type PlanView, placeNames, sum, wholeThousands } from './view.ts';
import { itemAt } from '#lists/item-at.ts';

const certaintySigns: Record<Certainty, string> = { agreed: '●', estimated: '◐', assumed: '○' };

export function certaintyMarkup(certainty: Certainty, locale: Locale): Markup {
  return html`<span class="certainty"
    ><span aria-hidden="true">${certaintySigns[certainty]}</span> ${plan[locale].certainties[certainty]}</span
  >`;
}

interface Figure {
  label: string;
  value: string;
  unit: string;
  range?: Range;
  /** how the ends of the range are written */
  write: (value: number) => string;
  certainty: Certainty;
}

export function figuresMarkup(view: PlanView): Markup {
  const { locale } = view;
  return html`<dl class="figures">
    ${figuresOf(view).map(
      ({ label, value, unit, range, write, certainty }) =>
        html`<div>
          <dt>
            ${label}<span class="range"
              >${
                range && html`<span>${plan[locale].likely(write(range[0]), write(range[1]))}</span>`
              }${certaintyMarkup(certainty, locale)}</span
            >
          </dt>
          <dd class="figure">${value} <small>${unit}</small></dd>
        </div>`,
    )}
  </dl>`;
}

function figuresOf({ facts, answer, uncertainty, locale }: PlanView): Figure[] {
  const t = plan[locale].figures;
  const { outcome, alone, centres } = answer;
  const names = placeNames(facts);
  const nok = locale === 'nb' ? 'kr' : 'NOK';
  const whole = (value: number) => number(locale, Math.round(value));
  const figures: Figure[] = [];
  if (outcome.money && alone.cost !== undefined) {
    const tens = (value: number) => number(locale, Math.round(value / 10_000) * 10_000);
    const saved = wholeThousands(alone.cost) - wholeThousands(outcome.money.cost);
    const aloneText = thousands(locale, alone.cost);
    const savedRange = uncertainty?.money?.saved;
    figures.push(
      {
        label: t.cost,
        value: thousands(locale, outcome.money.cost),
        unit: nok,
        range: uncertainty?.money?.cost,
        write: tens,
        certainty: 'assumed',
      },
      saved >= 0
        ? { label: t.saved(aloneText), value: number(locale, saved), unit: nok, range: savedRange, write: tens, certainty: 'assumed' }
        : {
            label: t.dearer(aloneText),
            value: number(locale, -saved),
            unit: nok,
            range: savedRange && [-savedRange[1], -savedRange[0]],
            write: tens,
            certainty: 'assumed',
          },
    );
  }
  const hourUnit = locale === 'nb' ? 't' : 'h';
  const nearestTen = (value: number) => number(locale, Math.round(value / 10) * 10);
  figures.push(
    {
      label: t.missing(centres),
      value: whole(sum(outcome.missingHours)),
      unit: hourUnit,
      range: uncertainty?.missingHours,
      write: nearestTen,
      certainty: 'estimated',
    },
    {
      label: t.mean,
      value: whole(outcome.meanMinutes),
      unit: 'min',
      range: uncertainty?.meanMinutes,
      write: whole,
      certainty: 'estimated',
    },
    {
      label: t.longest(itemAt(names, outcome.farthest)),
      value: whole(outcome.longestMinutes),
      unit: 'min',
      range: uncertainty?.longestMinutes,
      write: whole,
      certainty: 'estimated',
    },
  );
  return figures;
}

export function smallestMarkup({ facts, question, answer, locale }: PlanView): Markup {
  const t = plan[locale];
  const { smallest, outcome, need } = answer;
  const { population, experts } = itemAt(facts.municipalities, smallest);
  const name = itemAt(placeNames(facts), smallest);
  const ownNeed = itemAt(need, smallest);
  const byTelephone = ownNeed * (1 - question.assumptions.inPersonPercent / 100);
  const says = outcome.hosts.includes(smallest)
    ? t.smallestHost(name, population)
    : t.smallestServed(name, population, experts, ownNeed, byTelephone, itemAt(outcome.minutesTo, smallest));
  return html`<p><strong>${t.smallest}</strong> ${says}</p>`;
}
