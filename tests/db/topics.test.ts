import { afterAll, describe, expect, it } from 'vitest';
import { hoursToSpare } from '#planning/cover.ts';
import { findMunicipality } from '#db/queries/municipalities.ts';
import { listHolders, listTopics } from '#db/queries/topics.ts';
import type { ViewerPlace } from '#access/viewer.ts';
import { networkCover, sortCover } from '#views/cover.ts';
import { openDemoDatabase } from '../support/database.ts';

const now = new Date('2026-11-22T12:00:00Z');
const today = '2026-11-22';
const database = await openDemoDatabase(now);
afterAll(() => database.close());

const inSkiptvet: ViewerPlace = { personId: null, municipalityCode: '3116', networkIds: ['demo'] };
const inVestby: ViewerPlace = { ...inSkiptvet, municipalityCode: '3216' };
const elsewhere: ViewerPlace = { personId: null, municipalityCode: '0301', networkIds: [] };

async function audienceOf(familyName: string, section: 'topics' | 'hours', audience: string) {
  await database.client.execute({ sql: `update people set ${section}_audience = ? where family_name = ?`, args: [audience, familyName] });
}
const holders = async (viewer: ViewerPlace) =>
  new Map((await listHolders(database.read, viewer, 'gdpr', today)).map((holder) => [holder.familyName, holder]));

describe('a topic', () => {
  it('adds up need and own hours over the network, alike for everybody', async () => {
    const gdpr = (await networkCover(database.read, 'demo', now)).find(({ slug }) => slug === 'gdpr')!;
    expect(gdpr.ownHours).toBe(2376);
    expect(Math.round(gdpr.need)).toBe(2573);
    expect(hoursToSpare(gdpr)).toBe(-197);
    expect(gdpr.municipalities.map(({ name }) => name)).toEqual(['Indre Østfold', 'Moss', 'Råde', 'Skiptvet', 'Vestby', 'Våler (Østfold)']);
  });

  it('is found by what people call it', async () => {
    for (const [text, slug] of [
      ['personvernombud', 'gdpr'],
      ['KLOAKK', 'water'],
      ['rpa', 'automation'],
      ['ØKONOMIPLAN', 'budgeting'],
    ]) {
      expect(
        (await listTopics(database.read, text)).map((topic) => topic.slug),
        text,
      ).toContain(slug);
    }
    expect(await listTopics(database.read, 'zzzz')).toEqual([]);
  });

  it('stands with the least cover first where that is asked for', async () => {
    const sorted = sortCover(await networkCover(database.read, 'demo', now), 'short', 'en');
    const spare = sorted.map(hoursToSpare);
    expect(spare).toEqual(spare.toSorted((a, b) => a - b));
  });

  it('shows its people and their hours only to the audience they chose', async () => {
    expect((await holders(inSkiptvet)).size).toBe(9);
    expect((await holders(elsewhere)).size).toBe(0);
    await audienceOf('Warsame', 'topics', 'municipality');
    await audienceOf('Haugli', 'topics', 'nobody');
    await audienceOf('Fjeldheim', 'hours', 'municipality');
    const [abroad, atHome] = [await holders(inSkiptvet), await holders(inVestby)];
    expect([abroad.has('Warsame'), atHome.has('Warsame')]).toEqual([false, true]);
    expect([abroad.has('Haugli'), atHome.has('Haugli')]).toEqual([false, false]);
    expect(abroad.get('Fjeldheim')).toMatchObject({ agreedHours: null, hoursLeft: null });
    expect(atHome.get('Fjeldheim')).toMatchObject({ agreedHours: 30, hoursLeft: 30 });
  });

  it('names nobody who is protected or has left', async () => {
    await database.client.execute(`update people set protected = 1 where family_name = 'Røsnes'`);
    await database.client.execute(`update people set active = 0 where family_name = 'Kvernmo'`);
    const seen = await holders(inVestby);
    expect([seen.has('Røsnes'), seen.has('Kvernmo')]).toEqual([false, false]);
  });
});

describe('a municipality', () => {
  it('has a page for its own people and for those who share a network with it', async () => {
    expect(await findMunicipality(database.read, inSkiptvet, '3103')).toMatchObject({ name: 'Moss', population: 53207 });
    expect(await findMunicipality(database.read, elsewhere, '0301')).toMatchObject({ name: 'Oslo' });
    expect(await findMunicipality(database.read, inSkiptvet, '0301')).toBeUndefined();
    expect(await findMunicipality(database.read, elsewhere, '3103')).toBeUndefined();
  });
});
