import { licencePolicy } from '#access/licences.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import {
  countLicenceFacets,
  type LicenceFilter,
  type LicenceSum,
  licenceSorts,
  licencesPerPage,
  listLicenceCategories,
  listLicences,
  listLicencesOutOfUse,
  renewalDays,
  sumMatchingLicences,
} from '#db/queries/licences.ts';
import { listMembers } from '#db/queries/municipalities.ts';
import { transferRights } from '#db/schema/licences.ts';

const mostValues = 30;
const longestText = 200;

/** The filter that an address asks for; what it does not understand it leaves out. */
export function readLicenceFilter(params: URLSearchParams, seesMoney: boolean): LicenceFilter {
  const all = (name: string) => params.getAll(name).slice(0, mostValues);
  const within = Number(params.get('renewal'));
  const page = Number(params.get('page') ?? 1);
  const sort = licenceSorts.find((name) => name === params.get('sort')) ?? 'notice';
  return {
    text: params.get('q')?.trim().slice(0, longestText) ?? '',
    seats: (['idle', 'lendable'] as const).filter((value) => params.getAll('seats').includes(value)),
    withinDays: renewalDays.find((days) => days === within) ?? null,
    transfer: transferRights.filter((right) => params.getAll('transfer').includes(right)),
    municipalities: all('municipality').filter(Boolean),
    categories: all('category').filter(Boolean),
    sort: sort === 'cost' && !seesMoney ? 'notice' : sort,
    page: Number.isInteger(page) && page > 0 && page < 10_000 ? page : 1,
  };
}

/** The address of a filter, without what it does not ask for. */
export function licencesAddress(filter: LicenceFilter): string {
  const params = new URLSearchParams();
  if (filter.text) params.set('q', filter.text);
  for (const value of filter.seats) params.append('seats', value);
  if (filter.withinDays !== null) params.set('renewal', String(filter.withinDays));
  for (const value of filter.transfer) params.append('transfer', value);
  for (const value of filter.municipalities) params.append('municipality', value);
  for (const value of filter.categories) params.append('category', value);
  if (filter.sort !== 'notice') params.set('sort', filter.sort);
  if (filter.page > 1) params.set('page', String(filter.page));
  return params.size > 0 ? `/licences?${params}` : '/licences';
}

/** Sees what every licence costs: only they may sort by it, for the order would tell it to others. */
export const seesAllMoney = (viewer: Viewer) => licencePolicy.money(viewer, 'anywhere');
const seesOwnMoney = (viewer: Viewer) => viewer.municipalityCode !== null && licencePolicy.money(viewer, viewer.municipalityCode);

/** The licences that match, their sums and facets, with the money that this viewer may see and no more. */
export async function licencesPage(db: Queryable, viewer: Viewer, filter: LicenceFilter, today: string) {
  const sums = await sumMatchingLicences(db, viewer, filter, today);
  const rows = await listLicences(db, viewer, filter, today);
  const priced = sums.filter(({ municipalityCode }) => licencePolicy.money(viewer, municipalityCode));
  const count = total(sums, 'count');
  const edits = licencePolicy.edit(viewer, viewer.municipalityCode ?? '');
  return {
    rows: rows.map(({ costPerYear, ...row }) => ({
      ...row,
      costPerYear: licencePolicy.money(viewer, row.municipalityCode) ? costPerYear : null,
      editable: licencePolicy.edit(viewer, row.municipalityCode),
    })),
    edits,
    outOfUse: edits ? await listLicencesOutOfUse(db, viewer) : [],
    count,
    seats: total(sums, 'seats'),
    idle: total(sums, 'idle'),
    lendable: total(sums, 'lendable'),
    showsMoney: seesAllMoney(viewer) || seesOwnMoney(viewer),
    costs: byCurrency(priced),
    facets: await countLicenceFacets(db, viewer, filter, today),
    categories: await listLicenceCategories(db, viewer),
    municipalities: await listMembers(db, viewer.networkId),
    pages: Math.max(1, Math.ceil(count / licencesPerPage)),
  };
}

type Total = 'count' | 'seats' | 'idle' | 'lendable' | 'costPerYear' | 'idleCostPerYear';

const total = (sums: LicenceSum[], of: Total) => sums.reduce((sum, row) => sum + row[of], 0);

function byCurrency(sums: LicenceSum[]) {
  return [...new Set(sums.map(({ currency }) => currency))].sort().map((currency) => {
    const own = sums.filter((row) => row.currency === currency);
    return { currency, costPerYear: total(own, 'costPerYear'), idleCostPerYear: total(own, 'idleCostPerYear') };
  });
}
