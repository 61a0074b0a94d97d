import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { type LicenceFilter, licenceSorts } from '#db/queries/licences.ts';
import { date, money, number } from '#i18n/format.ts';
import { licences } from '#i18n/licences.ts';
import type { Locale } from '#i18n/locale.ts';
import { localDate } from '#time/oslo.ts';
import { countLicenceFilters, licencesAddress, readLicenceFilter } from '#views/address/licences.ts';
import { type FacetGroup, pagerOf } from '#views/lists.ts';
import { licencesPage, seesAllMoney } from './matching.ts';

type Matching = Awaited<ReturnType<typeof licencesPage>>;
export type ListedLicence = ReturnType<typeof rowOf>;

/** The page of the licences that its address asks for. */
export async function licenceList(db: Queryable, viewer: Viewer, params: URLSearchParams, locale: Locale, now: Date) {
  const t = licences[locale];
  const today = localDate(now);
  const seesAll = seesAllMoney(viewer);
  const filter = readLicenceFilter(params, seesAll);
  const found = await licencesPage(db, viewer, filter, today);
  const narrowed = countLicenceFilters(filter);
  const asksForSome = narrowed > 0 || filter.text !== '';
  return {
    text: filter.text,
    narrowed,
    asksForSome,
    count: found.count,
    heading: found.count > 0 ? t.heading(found.count, found.idle) : asksForSome ? t.none : t.noneYet,
    sums: [
      { name: t.seats, figure: number(locale, found.seats) },
      { name: t.lendableSeats, figure: number(locale, found.lendable) },
      ...found.costs.flatMap(({ currency, costPerYear, idleCostPerYear }) => [
        { name: t.cost, figure: money(locale, costPerYear, currency) },
        { name: t.idleCost, figure: money(locale, idleCostPerYear, currency) },
      ]),
    ],
    showsMoney: found.showsMoney,
    ownMoneyOnly: found.showsMoney && !seesAll,
    rows: found.rows.map((row) => rowOf(row, today, locale)),
    facets: facetsOf(found, filter, locale),
    sorts: licenceSorts
      .filter((sort) => sort !== 'cost' || seesAll)
      .map((sort) => ({ value: sort, label: t.sorts[sort], chosen: sort === filter.sort })),
    edits: found.edits,
    edited: found.edited,
    outOfUse: found.outOfUse,
    pager: pagerOf(filter.page, found.pages, (page) => licencesAddress({ ...filter, page })),
  };
}

/** From here on the days to give notice are counted. */
const soonDays = 30;

function rowOf(licence: Matching['rows'][number], today: string, locale: Locale) {
  const t = licences[locale];
  const { renewsOn, noticeBy, transferRights, lendable, idle, seats, seatsUsed, costPerYear, currency } = licence;
  const daysUntil = (day: string) => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
  const noticeDays = noticeBy ? daysUntil(noticeBy) : null;
  const lends = transferRights === 'allowed' || transferRights === 'consent';
  return {
    ...licence,
    topic: locale === 'nb' ? licence.topicNb : licence.topicEn,
    bar: t.bar(seats - idle, lendable, idle - lendable),
    used: seatsUsed > seats ? t.overUsed(seatsUsed, seats) : t.idleOf(idle, seats),
    cost: costPerYear === null ? '–' : currency === 'NOK' ? number(locale, costPerYear) : money(locale, costPerYear, currency),
    renewal: renewsOn ? `${date(locale, renewsOn, 'short')}, ${t.inDays(daysUntil(renewsOn))}` : t.noRenewal,
    notice: renewsOn && noticeBy && noticeDays !== null ? noticeOf(noticeBy, noticeDays) : null,
    lending: lendable > 0 ? t.lendable(lendable) : lends ? t.noneIdle : t.transfer[transferRights].toLocaleLowerCase('nb'),
  };
  function noticeOf(by: string, days: number) {
    if (days < 0) return { text: t.noticePast, soon: false };
    return days <= soonDays ? { text: t.noticeDays(days), soon: true } : { text: t.noticeBy(date(locale, by, 'short')), soon: false };
  }
}

function facetsOf({ facets, categories, municipalities }: Matching, filter: LicenceFilter, locale: Locale): FacetGroup[] {
  const t = licences[locale];
  const option = (counts: Map<string, number>, chosen: readonly string[]) => (value: string, label: string) => ({
    value,
    label,
    count: counts.get(value) ?? 0,
    checked: chosen.includes(value),
  });
  const seats = option(facets.seats, filter.seats);
  const renewal = option(facets.renewal, [String(filter.withinDays)]);
  const transfer = option(facets.transfer, filter.transfer);
  const place = option(facets.municipality, filter.municipalities);
  const kind = option(facets.category, filter.categories);
  const days = [...facets.renewal.keys()];
  return (
    [
      { name: 'seats', type: 'checkbox', options: [seats('idle', t.hasIdle), seats('lendable', t.canLend)] },
      {
        name: 'renewal',
        type: 'radio',
        options: [
          { value: '', label: t.anyTime, count: null, checked: filter.withinDays === null },
          ...days.map((within) => renewal(within, t.within(Number(within)))),
        ],
      },
      { name: 'transfer', type: 'checkbox', options: Object.entries(t.transfer).map(([right, label]) => transfer(right, label)) },
      { name: 'municipality', type: 'checkbox', options: municipalities.map(({ code, name }) => place(code, name)) },
      { name: 'category', type: 'checkbox', options: categories.map((category) => kind(category, category || t.noCategory)) },
    ] as const
  ).map((group) => ({ ...group, options: [...group.options], title: t.facets[group.name], open: true }));
}
