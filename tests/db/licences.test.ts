import { afterAll, describe, expect, it } from 'vitest';
import type { Role, Viewer } from '#access/viewer.ts';
import { readLicenceFilter } from '#views/address/licences.ts';
import { licencesPage, seesAllMoney } from '#views/licences/matching.ts';
import { holding } from '../support/accounts.ts';
import { openDemoDatabase } from '../support/database.ts';

const now = new Date('2026-11-22T12:00:00Z');
const today = '2026-11-22';
const database = await openDemoDatabase(now);
afterAll(() => database.close());

const viewer = (role: Role, municipalityCode: string | null, networkIds = ['demo']): Viewer => ({
  accountId: 'a',
  name: '',
  roles: holding(role, municipalityCode, networkIds[0] ?? null),
  personId: null,
  municipalityCode,
  networkIds,
  networkId: networkIds[0] ?? '',
});
const planner = viewer('planner', '3112');

const see = (who: Viewer, address = '') =>
  licencesPage(database.read, who, readLicenceFilter(new URLSearchParams(address), seesAllMoney(who)), today);

describe('licences', () => {
  it('are all there for a planner, with what they cost and what idle seats cost of it', async () => {
    const { count, seats, idle, costs, rows } = await see(planner);
    const [sums] = (
      await database.client.execute('select sum(seats) as seats, sum(seats - seats_used) as idle, sum(cost_per_year) as cost from licences')
    ).rows;
    expect({ count, seats, idle }).toEqual({ count: 60, seats: sums.seats, idle: sums.idle });
    expect(costs).toHaveLength(1);
    expect(costs[0].costPerYear).toBe(sums.cost);
    expect(costs[0].idleCostPerYear).toBeLessThan(costs[0].costPerYear);
    expect(rows.every(({ costPerYear }) => costPerYear !== null)).toBe(true);
  });

  it('tell staff nothing of money, not even by their order', async () => {
    const staff = viewer('staff', '3116');
    const { rows, costs, showsMoney } = await see(staff, 'sort=cost');
    expect(showsMoney).toBe(false);
    expect(costs).toEqual([]);
    expect(rows.some(({ costPerYear }) => costPerYear !== null)).toBe(false);
    expect(rows).toEqual((await see(staff)).rows);
  });

  it('tell an editor the cost of their own municipality and of no other', async () => {
    const { rows, costs } = await see(viewer('editor', '3103'), 'sort=municipality&page=1');
    expect(new Set(rows.filter(({ costPerYear }) => costPerYear !== null).map(({ municipalityCode }) => municipalityCode))).toEqual(
      new Set(['3103']),
    );
    const [{ cost }] = (await database.client.execute(`select sum(cost_per_year) as cost from licences where municipality_code = '3103'`))
      .rows;
    expect(costs.map(({ costPerYear }) => costPerYear)).toEqual([cost]);
  });

  it('of another network are not to be seen', async () => {
    expect((await see(viewer('planner', '0301', []))).count).toBe(0);
    expect((await see(viewer('planner', '3103', []))).count).toBe(17);
  });

  it.each(['seats=idle', 'seats=lendable', 'renewal=90', 'transfer=consent', 'municipality=3118', 'category=Automation'])(
    'count in the facet what choosing %s leaves',
    async (choice) => {
      const other = 'transfer=allowed&transfer=consent';
      const [name, value] = choice.split('=') as ['seats' | 'renewal' | 'transfer' | 'municipality' | 'category', string];
      const before = await see(planner, name === 'transfer' ? '' : other);
      const after = await see(planner, name === 'transfer' ? choice : `${other}&${choice}`);
      expect(after.count).toBe(before.facets[name].get(value));
    },
  );

  it('are found by product, vendor, kind and topic in either language, whatever the case', async () => {
    for (const text of ['målepunkt', 'MÅLEPUNKT', 'hydrolin', 'water', 'vann og avløp']) {
      const { rows } = await see(planner, `q=${encodeURIComponent(text)}`);
      expect(
        rows.map(({ name }) => name),
        text,
      ).toContain('Målepunkt');
    }
    expect((await see(planner, 'q=%25')).count).toBe(0);
  });

  it('stand with the notice that can still be given first, soonest first', async () => {
    const notices = (await see(planner)).rows.map(({ noticeBy }) => noticeBy).filter((day) => day !== null);
    const inTime = notices.filter((day) => day >= today);
    expect(notices.slice(0, inTime.length)).toEqual(inTime.toSorted());
  });

  it('take an address that makes no sense for one that asks for nothing', async () => {
    expect((await see(planner, 'page=-3&renewal=7&seats=many&sort=luck&transfer=perhaps')).count).toBe(60);
  });
});
