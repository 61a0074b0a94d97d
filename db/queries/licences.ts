import { and, asc, eq, gt, inArray, lte, or, type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '#db/open.ts';
import { licences, type TransferRights } from '#db/schema/licences.ts';
import { municipalities, networkMembers } from '#db/schema/networks.ts';
import { topics } from '#db/schema/topics.ts';
import { placesOf } from '#access/roles.ts';
import type { Viewer, ViewerPlace } from '#access/viewer.ts';
import { contains } from './text.ts';
import { itemAt } from '#lists/item-at.ts';

export const licenceSorts = ['notice', 'name', 'municipality', 'idle', 'cost'] as const;
export type LicenceSort = (typeof licenceSorts)[number];
export const renewalDays = [30, 90, 180] as const;

/** What is asked for; an empty list or null asks for nothing. */
export interface LicenceFilter {
  text: string;
  seats: ('idle' | 'lendable')[];
  /** Renewed within so many days from `today`. */
  withinDays: number | null;
  transfer: TransferRights[];
  municipalities: string[];
  categories: string[];
  sort: LicenceSort;
  /** 1 is the first. */
  page: number;
}

export const licencesPerPage = 25;

const idle = sql<number>`max(0, ${licences.seats} - ${licences.seatsUsed})`;
const lendable = sql<number>`(case when ${licences.shareable} then min(${licences.shareableSeats}, ${idle}) else 0 end)`;
const noticeBy = sql<string | null>`date(${licences.renewsOn}, '-' || ${licences.noticeDays} || ' days')`;

/** The licences that the viewer may know of: active, of their own municipality or one that shares a network with it. */
function near(viewer: ViewerPlace): SQL {
  const inNetworks = sql`${licences.municipalityCode} in (select ${networkMembers.municipalityCode} from ${networkMembers} where ${inArray(networkMembers.networkId, viewer.networkIds)})`;
  return and(eq(licences.active, true), or(eq(licences.municipalityCode, viewer.municipalityCode ?? ''), inNetworks))!;
}

type FacetName = 'seats' | 'renewal' | 'transfer' | 'municipality' | 'category';

/** The conditions of a filter, one for each facet, so that a facet can be counted without its own. */
function conditions(filter: LicenceFilter, today: string): Record<FacetName, SQL | undefined> {
  const { seats, withinDays, transfer, categories } = filter;
  return {
    seats: and(seats.includes('idle') ? gt(idle, 0) : undefined, seats.includes('lendable') ? gt(lendable, 0) : undefined),
    renewal: withinDays === null ? undefined : within(today, withinDays),
    transfer: transfer.length > 0 ? inArray(licences.transferRights, transfer) : undefined,
    municipality: filter.municipalities.length > 0 ? inArray(licences.municipalityCode, filter.municipalities) : undefined,
    category: categories.length > 0 ? inArray(licences.category, categories) : undefined,
  };
}

const within = (today: string, days: number) =>
  and(sql`${licences.renewsOn} >= ${today}`, lte(licences.renewsOn, sql`date(${today}, '+' || ${days} || ' days')`));

const searched = [licences.name, licences.manufacturer, licences.category, topics.labelEn, topics.labelNb];

function matching(viewer: ViewerPlace, filter: LicenceFilter, today: string, without?: FacetName): SQL {
  const { [without ?? 'none']: _, ...others } = conditions(filter, today) as Record<string, SQL | undefined>;
  return and(near(viewer), contains(filter.text, searched), ...Object.values(others))!;
}

function order(sort: LicenceSort, today: string): SQL[] {
  // Where it is too late to give notice, and where there is no date, nothing can be done: last.
  if (sort === 'notice') return [sql`coalesce(${noticeBy} < ${today}, 2)`, sql`${noticeBy}`];
  if (sort === 'municipality') return [asc(municipalities.nameRank)];
  if (sort === 'idle') return [sql`${idle} desc`];
  return sort === 'cost' ? [sql`${licences.costPerYear} desc`] : [];
}

/** One page of the licences that match. `today` is the local date. Cost is there for the caller to withhold: see src/access/licences.ts. */
export async function listLicences(db: Queryable, viewer: ViewerPlace, filter: LicenceFilter, today: string) {
  return db
    .select({
      id: licences.id,
      name: licences.name,
      manufacturer: licences.manufacturer,
      category: licences.category,
      municipalityCode: licences.municipalityCode,
      municipality: municipalities.name,
      seats: licences.seats,
      seatsUsed: licences.seatsUsed,
      idle,
      lendable,
      transferRights: licences.transferRights,
      costPerYear: licences.costPerYear,
      currency: licences.currency,
      renewsOn: licences.renewsOn,
      noticeBy,
      topicSlug: licences.topicSlug,
      topicEn: topics.labelEn,
      topicNb: topics.labelNb,
    })
    .from(licences)
    .innerJoin(municipalities, eq(municipalities.code, licences.municipalityCode))
    .leftJoin(topics, eq(topics.slug, licences.topicSlug))
    .where(matching(viewer, filter, today))
    .orderBy(...order(filter.sort, today), asc(licences.name), asc(municipalities.nameRank), asc(licences.id))
    .limit(licencesPerPage)
    .offset((filter.page - 1) * licencesPerPage);
}

export interface LicenceSum {
  municipalityCode: string;
  currency: string;
  count: number;
  seats: number;
  idle: number;
  lendable: number;
  costPerYear: number;
  /** The part of the cost that idle seats stand for. */
  idleCostPerYear: number;
}

/** Sums of the licences that match, by municipality and currency, so that a caller may add up the money a viewer may see. */
export async function sumMatchingLicences(db: Queryable, viewer: ViewerPlace, filter: LicenceFilter, today: string): Promise<LicenceSum[]> {
  return db
    .select({
      municipalityCode: licences.municipalityCode,
      currency: licences.currency,
      count: sql<number>`count(*)`,
      seats: sql<number>`sum(${licences.seats})`,
      idle: sql<number>`sum(${idle})`,
      lendable: sql<number>`sum(${lendable})`,
      costPerYear: sql<number>`sum(${licences.costPerYear})`,
      idleCostPerYear: sql<number>`sum(1.0 * ${licences.costPerYear} * ${idle} / max(${licences.seats}, 1))`,
    })
    .from(licences)
    .leftJoin(topics, eq(topics.slug, licences.topicSlug))
    .where(matching(viewer, filter, today))
    .groupBy(licences.municipalityCode, licences.currency)
    .orderBy(asc(licences.municipalityCode));
}

/** Licences and seats of one municipality, as far as the viewer may know of them. */
export async function sumLicences(db: Queryable, viewer: ViewerPlace, municipalityCode: string) {
  const sums = await db
    .select({
      count: sql<number>`count(*)`,
      seats: sql<number>`coalesce(sum(${licences.seats}), 0)`,
      idle: sql<number>`coalesce(sum(${idle}), 0)`,
      lendable: sql<number>`coalesce(sum(${lendable}), 0)`,
    })
    .from(licences)
    .where(and(near(viewer), eq(licences.municipalityCode, municipalityCode)));
  return itemAt(sums, 0);
}

/** How many licences each choice of a facet would leave, the other facets kept; choices that would leave none are missing. */
export async function countLicenceFacets(
  db: Queryable,
  viewer: ViewerPlace,
  filter: LicenceFilter,
  today: string,
): Promise<Record<FacetName, Map<string, number>>> {
  const choices: Record<'seats' | 'renewal', Record<string, SQL | undefined>> = {
    seats: { idle: gt(idle, 0), lendable: gt(lendable, 0) },
    renewal: Object.fromEntries(renewalDays.map((days) => [days, within(today, days)])),
  };
  return {
    seats: await countChoices('seats'),
    renewal: await countChoices('renewal'),
    transfer: await countBy('transfer', licences.transferRights),
    municipality: await countBy('municipality', licences.municipalityCode),
    category: await countBy('category', licences.category),
  };

  async function countChoices(facet: 'seats' | 'renewal') {
    const yes = (condition: SQL | undefined) => sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`;
    const rows = await db
      .select(Object.fromEntries(Object.entries(choices[facet]).map(([value, condition]) => [value, yes(condition)])))
      .from(licences)
      .leftJoin(topics, eq(topics.slug, licences.topicSlug))
      .where(matching(viewer, filter, today, facet));
    return new Map(Object.entries(itemAt(rows, 0)));
  }

  async function countBy(
    facet: FacetName,
    column: typeof licences.transferRights | typeof licences.municipalityCode | typeof licences.category,
  ) {
    const rows = await db
      .select({ value: sql<string>`${column}`, count: sql<number>`count(*)` })
      .from(licences)
      .leftJoin(topics, eq(topics.slug, licences.topicSlug))
      .where(matching(viewer, filter, today, facet))
      .groupBy(column)
      .orderBy(sql`2 desc`, column);
    return new Map(rows.map(({ value, count }) => [value, count]));
  }
}

/** Every category in use near the viewer, the commonest first. */
export async function listLicenceCategories(db: Queryable, viewer: ViewerPlace): Promise<string[]> {
  const rows = await db
    .select({ category: licences.category })
    .from(licences)
    .where(near(viewer))
    .groupBy(licences.category)
    .orderBy(sql`count(*) desc`, licences.category)
    .limit(30);
  return rows.map(({ category }) => category);
}

/** A licence of a municipality that the viewer edits, in use or not. */
export async function findLicenceForEditing(db: Queryable, viewer: Pick<Viewer, 'roles'>, licenceId: string) {
  const [licence] = await db
    .select()
    .from(licences)
    .where(and(eq(licences.id, licenceId), inArray(licences.municipalityCode, placesOf(viewer, 'edit'))))
    .limit(1);
  return licence;
}

/** What the municipalities that the viewer edits have taken out of use. */
export async function listLicencesOutOfUse(db: Queryable, viewer: Pick<Viewer, 'roles'>) {
  return db
    .select({ id: licences.id, name: licences.name })
    .from(licences)
    .where(and(eq(licences.active, false), inArray(licences.municipalityCode, placesOf(viewer, 'edit'))))
    .orderBy(asc(licences.name), asc(licences.id))
    .limit(1_000);
}
