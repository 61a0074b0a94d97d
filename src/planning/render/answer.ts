/** The answer in words: where, why there, and the proof. */
import type { Locale } from '#i18n/locale.ts';
import { list, minutes, money } from '#i18n/format.ts';
import { plan } from '#i18n/plan.ts';
import { type Markup, html } from '#markup/html.ts';
import { type PlanView, hostNameList, hostNames, placeNames, sum, wholeThousands } from './view.ts';
import type { NoAnswer } from '#planning/answer.ts';
import type { Outcome } from '#planning/model.ts';
import { addressOf } from '#planning/question.ts';
import { type AddressParameters, addressWith, writeAddress } from '#planning/parameters.ts';
import { itemAt } from '#lists/item-at.ts';

export function answerMarkup(view: PlanView): Markup {
  const { facts, answer, locale } = view;
  const hosts = hostNameList(facts, answer.outcome.hosts);
  const reasons = moreReasons(view);
  return html`<h1>${plan[locale].inPlaces(hosts)}</h1>
    <p class="lead">${leadSentence(view)}</p>
    ${reasons.length > 0 && html`<p>${reasons.join(' ')}</p>`}
    <div class="proof">
      <svg class="tick" width="20" height="20" viewBox="0 0 20 20" aria-hidden="true">
        <path d="M3 10.5l4.5 4.5L17 5" fill="none" stroke="currentColor" stroke-width="2" />
      </svg>
      <div>
        <p>${proofSentence(view)}</p>
        <details data-key="proof">
          <summary>${answer.status === 'optimal' ? plan[locale].seeProof : plan[locale].seeGap}</summary>
          ${proofDetails(view)}
        </details>
      </div>
    </div>`;
}

/** One sentence that says why here. */
function leadSentence({ facts, answer, locale }: PlanView): string {
  const t = plan[locale];
  const { outcome, centres, aim } = answer;
  const names = placeNames(facts);
  const { hosts, meanMinutes, longestMinutes, missingHours } = outcome;
  const farthest = itemAt(names, outcome.farthest);
  if (hosts.length === facts.municipalities.length) return t.everywhere;
  if (aim !== 'cost' && answer.status !== 'optimal') return t.leadSoFar(meanMinutes, longestMinutes, farthest);
  if (aim === 'travel') return t.leadTravel(meanMinutes, longestMinutes, farthest);
  if (aim === 'farthest') return t.leadFarthest(meanMinutes, longestMinutes, farthest);
  const experts = facts.municipalities.map((municipality) => municipality.experts);
  const short = hosts.filter((_, k) => itemAt(missingHours, k) >= 0.5);
  return t.leadCost(
    t.expertsThere(sum(hosts.map((host) => itemAt(experts, host))), sum(experts), centres),
    t.missingThere(sum(missingHours), centres > 1 && short.length < hosts.length ? short.map((host) => itemAt(names, host)) : []),
    t.away(meanMinutes, centres),
  );
}

function moreReasons(view: PlanView): string[] {
  const { facts, answer, locale } = view;
  const t = plan[locale];
  const { hosts, missingHours, money: paid } = answer.outcome;
  const reasons: string[] = [];
  const missing = Math.round(sum(missingHours));
  const others = facts.municipalities.flatMap(({ ownHours }, i) => (!hosts.includes(i) && ownHours > 0 ? [{ i, ownHours }] : []));
  const exist = Math.round(Math.min(missing, sum(others.map(({ ownHours }) => ownHours))));
  if (missing > 0 && hosts.length < facts.municipalities.length) {
    const where = hostNameList(
      facts,
      others.map(({ i }) => i),
    );
    reasons.push(exist > 0 ? t.elsewhere(missing, exist, where, missing - exist) : t.allRecruited(missing));
  }
  const alone = answer.alone.cost;
  if (paid === undefined || alone === undefined || answer.aim !== 'cost') return reasons;
  const dearer = answer.alternatives.length > 0 && answer.alternatives.every((other) => (other.money?.cost ?? 0) > alone);
  if (paid.cost > alone) reasons.push(t.noneCheaperThanAlone);
  else if (dearer && answer.centres === 1) reasons.push(t.othersCostMore);
  if (answer.centres > 1 && answer.byCentresProven) reasons.push(...otherNumbers(view, paid.cost));
  return reasons;
}

function otherNumbers({ answer, locale }: PlanView, cost: number): string[] {
  const t = plan[locale];
  const difference = (centres: number) => wholeThousands(answer.byCentres[centres - 1]?.money?.cost ?? NaN) - wholeThousands(cost);
  return [answer.centres - 1, answer.centres + 1].flatMap((centres) => {
    const more = difference(centres);
    if (Number.isNaN(more)) return [];
    return [more < 0 ? t.fewerSave(centres, -more) : t.fewerCost(centres, more)];
  });
}

function proofSentence(view: PlanView): Markup {
  const { facts, answer, locale } = view;
  const t = plan[locale];
  const [next] = answer.alternatives;
  const proven = answer.status === 'optimal';
  // Where the sets are too many the bound proves it, and they were not compared.
  const all = answer.possible === 1 || answer.allCompared ? t.compared(answer.possible, answer.centres) : '';
  const says = [
    proven && (next ? joined(all, nextSentence(next, view)) : answer.possible > 1 ? all && `${all}.` : all),
    t.gap(`${(answer.gap * 100).toFixed(1).replace('.', locale === 'nb' ? ',' : '.')}\u00a0%`),
  ];
  return html`<strong>${proven ? provenSentences(view) : t.notProven}</strong> ${says.filter(Boolean).join(' ')}`;

  function joined(all: string, next: string): string {
    return all ? `${all}; ${next}` : next.charAt(0).toUpperCase() + next.slice(1);
  }

  function nextSentence(next: Outcome, { answer: { outcome, aim } }: PlanView): string {
    const names = list(locale, hostNameList(facts, next.hosts));
    if (aim === 'cost') {
      if (!next.money || !outcome.money) return t.nextHidden(names);
      const more = wholeThousands(next.money.cost) - wholeThousands(outcome.money.cost);
      return more > 0 ? t.nextCosts(names, money(locale, more)) : t.nextEqual(names);
    }
    const [longer, shorter] = aim === 'travel' ? [next.meanMinutes, outcome.meanMinutes] : [next.longestMinutes, outcome.longestMinutes];
    const more = Math.round(longer) - Math.round(shorter);
    return more > 0 ? t.nextTakes(names, minutes(locale, more)) : t.nextEqual(names);
  }
}

/** Of what the answer is proven best; and where something else costs less, what. */
function provenSentences({ answer, locale }: PlanView): string {
  const t = plan[locale];
  const { aim, centres, outcome, byCentres, byCentresProven, alone } = answer;
  const proven = t.proven[aim](centres);
  const cost = outcome.money?.cost;
  if (aim !== 'cost' || cost === undefined) return proven;
  const costs = byCentres.map(({ money }) => money?.cost ?? Infinity);
  const least = Math.min(...costs);
  if (alone.cost !== undefined && alone.cost < Math.min(cost, least)) return `${proven} ${t.cheaperAlone}`;
  if (least < cost) return `${proven} ${t.cheaperCount(costs.indexOf(least) + 1)}`;
  return byCentresProven ? t.provenBest(centres) : proven;
}

function proofDetails({ facts, question, answer, locale }: PlanView): Markup {
  const t = plan[locale];
  const { objective, bound, aim, proof } = answer;
  const how = html`<p>
    ${answer.status !== 'optimal' ? t.proofUnfinished : proof === 'certificate' ? t.proofCertificate : t.proofSearch}
  </p>`;
  if (objective === null || bound === null)
    return html`${how}
      <p>${t.proofHidden}</p>`;
  return html`<dl>
      <dt>${t.proofValue}: ${hostNames(facts, answer.outcome.hosts)}</dt>
      <dd>${t.proofUnits[aim](objective)}</dd>
      <dt>${t.proofBound}</dt>
      <dd>${t.proofUnits[aim](bound)}</dd>
    </dl>
    ${how}
    ${
      answer.status === 'optimal' &&
      proof === 'certificate' &&
      html`<p>
        <a class="ds-link" href="/api/v1/plan/certificate?${addressOf(facts, question)}">${t.certificate}</a>
        ${t.certificateCheck} <code>npm run solve -- --check certificate.json</code>
      </p>`
    }`;
}

/** That nothing was begun, and how to ask again. */
export function busyMarkup(params: AddressParameters, locale: Locale): Markup {
  const t = plan[locale];
  return html`<h1>${t.busy}</h1>
    <p class="lead">${t.busyText}</p>
    <p><a class="ds-button" href="?${writeAddress(params)}">${t.tryAgain}</a></p>`;
}

/** What cannot be done, why, and the nearest that can. */
export function noAnswerMarkup(answer: NoAnswer, params: AddressParameters, locale: Locale): Markup {
  const t = plan[locale];
  const nearest = addressWith(params, 'centres', String(answer.mostCentres));
  return html`<h1>${t.infeasible(answer.centres)}</h1>
    <p class="lead">${t.infeasibleWhy(answer.mostCentres)}</p>
    ${answer.mostCentres > 0 && html`<p><a class="ds-button" href="?${nearest}">${t.useCentres(answer.mostCentres)}</a></p>`}`;
}
