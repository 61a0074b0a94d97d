import { licencePolicy } from '#access/licences.ts';
import { may, mayEverywhere, placesOf } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import {
  countLicenceFacets,
  type LicenceFilter,
  type LicenceSum,
  licencesPerPage,
  listLicenceCategories,
  listLicences,
  listLicencesOutOfUse,
  sumMatchingLicences,
} from '#db/queries/licences.ts';
import { listMembers, listMunicipalities } from '#db/queries/municipalities.ts';

/** Sees what every licence costs: only they may sort by it, for the order would tell it to others. */
export const seesAllMoney = (viewer: Viewer) => mayEverywhere(viewer, 'seeMoney');

/** The licences that match, their sums and facets, with the money that this viewer may see and no more. */
export async function licencesPage(db: Queryable, viewer: Viewer, filter: LicenceFilter, today: string) {
  const sums = await sumMatchingLicences(db, viewer, filter, today);
  const rows = await listLicences(db, viewer, filter, today);
  const priced = sums.filter(({ municipalityCode }) => licencePolicy.money(viewer, municipalityCode));
  const count = total(sums, 'count');
  const edited = placesOf(viewer, 'edit');
  return {
    rows: rows.map(({ costPerYear, ...row }) => ({
      ...row,
      costPerYear: licencePolicy.money(viewer, row.municipalityCode) ? costPerYear : null,
      editable: licencePolicy.edit(viewer, row.municipalityCode),
    })),
    edits: edited.length > 0,
    edited: edited.length > 1 ? await listMunicipalities(db, edited) : [],
    outOfUse: edited.length > 0 ? await listLicencesOutOfUse(db, viewer) : [],
    count,
    seats: total(sums, 'seats'),
    idle: total(sums, 'idle'),
    lendable: total(sums, 'lendable'),
    showsMoney: may(viewer, 'seeMoney'),
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
