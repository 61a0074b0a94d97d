/** How sure the answer is: draws, switching values, and what it rests on. */
import type { AssumptionName, Certainty } from '#planning/assumptions.ts';
import type { SwitchingValue } from '#planning/switching-values.ts';
import { hours, inWords, list, number, thousands } from '#i18n/format.ts';
import { planUncertainty } from '#i18n/plan-uncertainty.ts';
import { certaintyMarkup } from './figures.ts';
import { type Markup, html } from '#markup/html.ts';
import { type PlanView, hostNameList, hostNames, placeNames } from './view.ts';
import { itemAt } from '#lists/item-at.ts';

const track = 200;
const mostRows = 6;
const verySure = 0.95;
const fairlySure = 0.7;

export function uncertaintyLead(view: PlanView): Markup {
  const { facts, answer, uncertainty, locale } = view;
  const t = planUncertainty[locale];
  if (!uncertainty) return html`${t.inBrowser}`;
  const { draws, best, money } = uncertainty;
  const { hosts, times } = itemAt(best, 0);
  const won = times === draws ? t.inAll(t.best[answer.aim], draws) : t.inSome(t.best[answer.aim], times, draws);
  const degree = times >= verySure * draws ? 'very' : times >= fairlySure * draws ? 'fairly' : 'not';
  const names = list(locale, hostNameList(facts, hosts));
  const tens = (value: number) => number(locale, Math.round(value / 10_000) * 10_000);
  return html`${t.where[degree](names, won, hosts.length > 1)}
  ${money && t.howMuch(locale === 'en' ? `NOK ${tens(money.cost[0])}` : tens(money.cost[0]), locale === 'en' ? tens(money.cost[1]) : `${tens(money.cost[1])} kr`)}`;
}

/** How often each choice was best; with one centre every place is named, with more those that ever were. */
export function drawsMarkup(view: PlanView): Markup {
  const { facts, answer, uncertainty, locale } = view;
  const t = planUncertainty[locale];
  if (!uncertainty) return html``;
  const never = answer.alternatives.filter(({ hosts }) => !uncertainty.best.some((won) => won.hosts.join() === hosts.join()));
  const rows = [...uncertainty.best, ...never.map(({ hosts }) => ({ hosts, times: 0 }))].slice(0, mostRows);
  return html`<p class="small quiet">${t.wrongNote(t.best[answer.aim], uncertainty.draws)}</p>
    <ul class="plain bars draws">
      ${rows.map(
        ({ hosts, times }) =>
          html`<li class="${hosts.join() === answer.outcome.hosts.join() ? 'best' : ''}">
            <span class="name">${hostNames(facts, hosts)}</span
            ><svg class="bar" viewBox="0 0 ${track} 12" height="12" preserveAspectRatio="none" aria-hidden="true">
              <rect class="empty" width="${track}" height="12" />
              <rect class="won" width="${Math.round((times / uncertainty.draws) * track * 10) / 10}" height="12" /></svg
            ><span class="value">${number(locale, times)}</span>
          </li>`,
      )}
    </ul>`;
}

export function drawsNote({ answer, uncertainty, locale }: PlanView): Markup {
  const t = planUncertainty[locale];
  if (!uncertainty) return html``;
  const { draws, money, atWorst, wrongPercent } = uncertainty;
  return html`<p class="small quiet slider-note">${t.upTo(wrongPercent)}</p>
    <p>
      ${money && `${t.cheaperThanAlone(money.drawsCheaperThanAlone, draws)} `}${t.atWorst(atWorst.wrongPercent, atWorst.timesBest, draws, t.best[answer.aim])}
    </p>`;
}

export function switchingMarkup(view: PlanView): Markup {
  const { facts, answer, switching, locale } = view;
  const t = planUncertainty[locale];
  if (!switching) return html``;
  const heading = html`<h3>${answer.centres === 1 ? t.move : t.moveMany}</h3>`;
  if (switching.length === 0)
    return html`${heading}
      <p>${answer.possible === 1 ? t.nowhereToMove : t.onlyTravel}</p>`;
  const names = placeNames(facts);
  const written = (row: SwitchingValue, value: number) => {
    // Rounded away from today's value: at the figure shown the centre has moved.
    const whole = value < row.now ? Math.floor(value) : Math.ceil(value);
    if (row.kind === 'inPersonPercent') return `${number(locale, whole)}\u00a0%`;
    if (row.kind !== 'premium' && row.kind !== 'hourCost') return hours(locale, whole);
    return locale === 'nb' ? `${number(locale, whole)}\u00a0kr` : `NOK\u00a0${number(locale, whole)}`;
  };
  const now = (row: SwitchingValue) => written({ ...row, now: Infinity }, row.now + 0.5);
  const line = (what: string, now: string, switchesAt: string | undefined, hosts: number[] | undefined) =>
    html`<tr>
      <th scope="row">${what}</th>
      <td class="number">${now}</td>
      <td class="number">${switchesAt ?? t.never}</td>
      <td>${hosts ? hostNames(facts, hosts) : '–'}</td>
    </tr>`;
  return html`${heading}
    <p class="small quiet">${t.moveNote}</p>
    <table class="ds-table plan-table switching">
      <thead>
        <tr>
          <th scope="col">${t.columns.what}</th>
          <th scope="col" class="number">${t.columns.now}</th>
          <th scope="col" class="number">${t.columns.switchesAt}</th>
          <th scope="col">${t.columns.then}</th>
        </tr>
      </thead>
      <tbody>
        ${switching.map((row) => {
          const name = itemAt(names, row.municipality ?? 0);
          const own = line(
            t.kinds[row.kind](name),
            now(row),
            row.switchesAt === undefined ? undefined : written(row, row.switchesAt),
            row.hosts,
          );
          return row.kind === 'ownHours' ? html`${expertsLine(row)}${own}` : own;
        })}
      </tbody>
    </table>`;

  /** The same switching value in people, where each shares alike. */
  function expertsLine({ municipality = 0, now, switchesAt, hosts }: SwitchingValue): Markup | undefined {
    const { sharing } = itemAt(facts.municipalities, municipality);
    if (sharing === 0 || switchesAt === undefined || switchesAt > now) return undefined;
    return line(t.kinds.experts(itemAt(names, municipality)), String(sharing), t.left(Math.floor((switchesAt / now) * sharing)), hosts);
  }
}

export function restsMarkup(view: PlanView): Markup {
  const { facts, question, answer, locale } = view;
  const t = planUncertainty[locale];
  const { assumptions } = question;
  const all = answer.needSource.length;
  const stated = answer.needSource.filter((source) => source !== 'estimated').length;
  const sharing = facts.municipalities.reduce((sum, municipality) => sum + municipality.sharing, 0);
  const { hourCost, premium } = assumptions;
  const visits = t.visitsRests(number(locale, assumptions.inPersonPercent, 1), number(locale, assumptions.visitHours, 1));
  const prices = hourCost !== undefined && premium !== undefined ? t.pricesRest(thousandsOf(hourCost), thousandsOf(premium)) : undefined;
  const rows: { name: string; input: AssumptionName | 'needs'; certainty: Certainty; rests: string }[] = [
    {
      name: t.need,
      input: 'needs',
      certainty: 'estimated',
      rests:
        stated === all
          ? t.needAllStated(all)
          : t.needRests(stated, all, hours(locale, assumptions.needFloor), hours(locale, assumptions.needPer1000)),
    },
    {
      name: t.travel,
      input: 'circuity',
      certainty: 'estimated',
      rests: t.travelRests(number(locale, assumptions.circuity, 2), number(locale, assumptions.speedKmh)),
    },
    {
      name: prices ? t.visits : t.visitsOnly,
      input: 'inPersonPercent',
      certainty: 'assumed',
      rests: prices ? `${visits}; ${prices}` : visits,
    },
    {
      name: t.coreTeam,
      input: 'coreHours',
      certainty: 'assumed',
      rests: assumptions.coreHours === undefined ? t.coreShared : t.coreGiven(hours(locale, assumptions.coreHours)),
    },
  ];
  const own = html`<li>
    <span class="rest">${t.ownHours}</span> ${certaintyMarkup('agreed', locale)}
    <p class="small quiet">${t.ownRests(t.people(inWords(locale, sharing), sharing === 1))}</p>
  </li>`;
  return html`<ul class="plain rests">
    ${rows.map(
      ({ name, input, certainty, rests }, k) =>
        html`<li>
            <a class="ds-link" href="#${input}">${name}</a> ${certaintyMarkup(certainty, locale)}
            <p class="small quiet">${rests}</p>
          </li>
          ${k === 0 && own}`,
    )}
  </ul>`;

  function thousandsOf(nok: number): string {
    return nok >= 1000 ? thousands(locale, nok) : number(locale, nok);
  }
}
