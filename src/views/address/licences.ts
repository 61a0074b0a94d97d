/** What the address of the licences asks for; what it does not understand it leaves out. */
import { type LicenceFilter, licenceSorts, renewalDays } from '#db/queries/licences.ts';
import { transferRights } from '#db/schema/licences.ts';
import { written } from './written.ts';

const mostValues = 30;
const longestText = 200;

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

/** The address that asks this, without what it does not ask for. */
export function licencesAddress(filter: Partial<LicenceFilter>): string {
  return written('/licences', {
    q: filter.text,
    seats: filter.seats,
    renewal: filter.withinDays,
    transfer: filter.transfer,
    municipality: filter.municipalities,
    category: filter.categories,
    sort: filter.sort !== 'notice' && filter.sort,
    page: (filter.page ?? 1) > 1 && filter.page,
  });
}

/** How many filters narrow the list. */
export function countLicenceFilters({ seats, transfer, municipalities, categories, withinDays }: LicenceFilter): number {
  return seats.length + transfer.length + municipalities.length + categories.length + (withinDays === null ? 0 : 1);
}
