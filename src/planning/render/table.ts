/** The map as a table: the same order, numbers and colours. */
import type { Instead } from '#planning/answer.ts';
import { inHostOrder } from '#planning/facts.ts';
import { minutes, number, percent, thousands } from '#i18n/format.ts';
import { plan } from '#i18n/plan.ts';
import { hostLetters } from '#map/drawing/host-order.ts';
import { minuteClass } from '#map/drawing/scale.ts';
import { needBar } from './bars.ts';
import { type Markup, html } from '#markup/html.ts';
import { type PlanView, placeNames, sum } from './view.ts';
import { itemAt } from '#lists/item-at.ts';

export function tableMarkup(view: PlanView): Markup {
  const { facts, answer, locale } = view;
  const t = plan[locale];
  const { outcome, need, withCentreIn } = answer;
  const own = facts.municipalities.map(({ ownHours }) => ownHours);
  const names = placeNames(facts);
  const letters = hostLetters(outcome.hosts.map((host) => itemAt(facts.municipalities, host)));
  const letterOf = (i: number) => letters.get(itemAt(facts.municipalities, i).code);
  const isCompared = withCentreIn.length > 0;
  const showsMoney = withCentreIn.some(({ money }) => money);
  const most = Math.max(...need, ...own);
  const rank = (i: number) =>
    outcome.hosts.includes(i) ? inHostOrder(facts, outcome.hosts).indexOf(i) : outcome.hosts.length + itemAt(outcome.minutesTo, i);
  const order = names.map((_, i) => i).sort((a, b) => rank(a) - rank(b));
  const ifHere = (tried: Instead) =>
    html`${showsMoney && html`<td class="number">${tried.money ? thousands(locale, tried.money.cost) : '–'}</td>`}
      <td class="number">${minutes(locale, tried.meanMinutes)}</td>
      <td class="number">${minutes(locale, tried.longestMinutes)}</td>`;
  return html`<h2 class="small-heading">${t.table}</h2>
    <p class="small quiet" id="table-note">${t.tableNote}</p>
    <div class="scroller" role="region" aria-label="${t.table}" tabindex="0">
      <table class="ds-table plan-table" aria-describedby="table-note">
        <thead>
          ${
            isCompared &&
            html`<tr>
              <td colspan="5"></td>
              <th colspan="${showsMoney ? 3 : 2}" scope="colgroup" class="number">${answer.centres === 1 ? t.ifHere : t.ifAmong}</th>
            </tr>`
          }
          <tr>
            <th scope="col">${t.columns.municipality}</th>
            <th scope="col">${t.columns.travel}</th>
            <th scope="col" class="number">${t.columns.need}</th>
            <th scope="col" class="number">${t.columns.own}</th>
            <th scope="col">${t.columns.against}</th>
            ${showsMoney && html`<th scope="col" class="number">${t.columns.cost}</th>`}${
              isCompared &&
              html`<th scope="col" class="number">${t.columns.mean}</th>
                <th scope="col" class="number">${t.columns.longest}</th>`
            }
          </tr>
        </thead>
        <tbody>
          ${order.map((i) => {
            const isHost = outcome.hosts.includes(i);
            const letter = letterOf(i);
            const [needed, owned, minutesAway] = [itemAt(need, i), itemAt(own, i), itemAt(outcome.minutesTo, i)];
            return html`<tr class="${isHost ? 'host-tint' : ''}" data-code="${itemAt(facts.municipalities, i).code}">
              <th scope="row">
                ${
                  isHost &&
                  html`<svg class="centre-mark" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
                    <circle cx="6" cy="6" r="4.5" />
                  </svg> `
                }${names[i]}${letter && ` (${letter})`}
              </th>
              <td class="travel">
                ${
                  isHost
                    ? t.centre
                    : html`<svg class="dash minutes-${minuteClass(minutesAway)}" width="18" height="4" aria-hidden="true">
                          <rect width="18" height="4" rx="2" />
                        </svg>
                        ${minutes(locale, minutesAway)} ${letterOf(itemAt(outcome.hostOf, i))}`
                }
              </td>
              <td class="number">${number(locale, needed)}</td>
              <td class="number">${number(locale, owned)}</td>
              <td>${needBar(view, needed, owned, most)}</td>
              ${isCompared && ifHere(itemAt(withCentreIn, i))}
            </tr>`;
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${t.network}</th>
            <td>${t.meanTravel(minutes(locale, outcome.meanMinutes))}</td>
            <td class="number">${number(locale, sum(need))}</td>
            <td class="number">${number(locale, sum(own))}</td>
            <td>${sum(need) > 0 && percent(locale, sum(own) / sum(need))}</td>
            ${isCompared && html`<td colspan="${showsMoney ? 3 : 2}"></td>`}
          </tr>
        </tfoot>
      </table>
    </div>`;
}
