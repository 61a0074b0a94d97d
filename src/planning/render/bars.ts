/** Bars on one scale for the whole page: plum for travel, light rust for missing hours, a rust tick where they end. */
import { number, thousands } from '#i18n/format.ts';
import { plan } from '#i18n/plan.ts';
import { type Markup, html } from '#markup/html.ts';
import { type Measure, type PlanView, hostNames, measureOf, placeNames, wholeThousands } from './view.ts';
import { itemAt } from '#lists/item-at.ts';

const track = 200;
const tick = 2;

interface Row {
  name: Markup | string;
  measure: Measure;
  isAnswer?: boolean;
  hasMark?: boolean;
  isAlone?: boolean;
}

/** The answer, what comes next, and each on its own. */
export function alternativeBars(view: PlanView): Markup {
  const { facts, answer, locale } = view;
  const t = plan[locale];
  const rows: Row[] = [answer.outcome, ...answer.alternatives].map((outcome, k) => ({
    name: hostNames(facts, outcome.hosts),
    measure: measureOf(view, outcome),
    isAnswer: k === 0,
    hasMark: k === 0,
  }));
  const alone = aloneOf(view);
  if (alone) rows.push({ name: t.alone, measure: alone, isAlone: true });
  return html`<h2 class="small-heading">${headingOf(view)}</h2>
    <p class="key" aria-hidden="true">
      ${(answer.aim !== 'cost' || answer.outcome.money !== undefined) && keyOf('travel', t.keyTravel)}${
        answer.aim === 'cost' && keyOf('missing', t.keyMissing)
      }${alone && keyOf('alone', t.keyAlone)}
    </p>
    ${barList(rows, scaleOf(view), alone?.total)} ${answer.aim === 'cost' && html`<p class="source">${t.payLeftOut}</p>`}`;
}

function keyOf(part: 'travel' | 'missing' | 'alone', says: string): Markup {
  return html`<span><span class="swatch ${part}"></span>${says}</span>`;
}

/** The best with one centre, with two, with three … */
export function centresBars(view: PlanView): Markup {
  const { facts, answer, locale } = view;
  const t = plan[locale];
  const names = placeNames(facts);
  const rows = answer.byCentres.map((outcome, k): Row => {
    const before = answer.byCentres[k - 1]?.hosts ?? [];
    const [added, ...others] = outcome.hosts.filter((host) => !before.includes(host));
    const isOneMore = k > 0 && added !== undefined && others.length === 0;
    const name = isOneMore ? `+ ${itemAt(names, added)}` : hostNames(facts, outcome.hosts);
    return {
      name: html`<span class="count">${k + 1}</span> ${name}`,
      measure: measureOf(view, outcome),
      isAnswer: k + 1 === answer.centres,
    };
  });
  return html`<h2 class="small-heading">${t.withMore}</h2>
    ${leastSentence(view)}${barList(rows, scaleOf(view))}
    <p class="source">${t.withMoreNote}</p>`;
}

function leastSentence({ answer, locale }: PlanView): Markup | undefined {
  const costs = answer.byCentres.map(({ money }) => money?.cost);
  if (answer.aim !== 'cost' || !answer.byCentresProven || costs.some((cost) => cost === undefined)) return undefined;
  const shown = costs.map((cost) => wholeThousands(cost ?? 0));
  const least = Math.min(...shown);
  return html`<p class="small quiet">${plan[locale].withMoreLeast(shown.indexOf(least) + 1, itemAt(shown, 0) - least)}</p>`;
}

function headingOf({ answer, locale }: PlanView): string {
  const t = plan[locale];
  if (answer.aim === 'travel') return t.barsMean;
  if (answer.aim === 'farthest') return t.barsLongest;
  return answer.outcome.money ? t.barsCost : t.barsHours;
}

function aloneOf({ answer, locale }: PlanView): Measure | undefined {
  if (answer.aim !== 'cost') return undefined;
  const { cost, missingHours } = answer.alone;
  if (cost !== undefined) return { travel: 0, missing: cost, total: cost, figure: thousands(locale, cost) };
  return { travel: 0, missing: missingHours, total: missingHours, figure: number(locale, missingHours) };
}

function scaleOf(view: PlanView): number {
  const { outcome, alternatives, byCentres } = view.answer;
  const totals = [outcome, ...alternatives, ...byCentres].map((each) => measureOf(view, each).total);
  return (track - tick) / Math.max(1, ...totals, aloneOf(view)?.total ?? 0);
}

function barList(rows: readonly Row[], scale: number, dashed?: number): Markup {
  const at = (value: number) => Math.round(value * scale * 10) / 10;
  const line = dashed !== undefined && html`<path class="dashed" d="M${at(dashed)} 0V28" />`;
  return html`<ul class="plain bars">
    ${rows.map(
      ({ name, measure, isAnswer, hasMark, isAlone }) =>
        html`<li class="${isAnswer ? 'host-tint best' : isAlone ? 'alone' : ''}">
          <span class="name"
            >${
              hasMark &&
              html`<svg class="centre-mark" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                <circle cx="6" cy="6" r="4.5" />
              </svg> `
            }${name}</span
          ><svg class="bar" viewBox="0 0 ${track} 28" height="28" preserveAspectRatio="none" aria-hidden="true">
            <rect class="travel" x="0" y="8" width="${at(measure.travel)}" height="12" />
            <rect class="missing" x="${at(measure.travel)}" y="8" width="${at(measure.missing)}" height="12" />
            ${measure.missing > 0 && html`<rect class="tick" x="${at(measure.total)}" y="8" width="${tick}" height="12" />`}${line}</svg
          ><span class="value">${measure.figure}</span>
        </li>`,
    )}
  </ul>`;
}

/** The bar of a table row: own hours in teal towards the need, what is missing in light rust. */
export function needBar({ locale }: PlanView, need: number, own: number, most: number): Markup {
  const width = 120;
  const at = (value: number) => Math.round(Math.min(1, value / Math.max(1, most)) * (width - tick) * 10) / 10;
  return html`<svg
    class="bar need-bar"
    viewBox="0 0 ${width} 12"
    height="12"
    preserveAspectRatio="none"
    role="img"
    aria-label="${plan[locale].ownOfNeed(own, need)}"
  >
    ${need > own && html`<rect class="missing" x="${at(own)}" y="3" width="${at(need) - at(own)}" height="6" />`}
    <rect class="own" x="0" y="3" width="${at(own)}" height="6" />
    <rect class="tick" x="${at(need)}" y="0" width="${tick}" height="12" />
  </svg>`;
}
