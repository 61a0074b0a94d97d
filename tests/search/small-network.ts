import type { Database } from '#db/open.ts';
import { municipalities, networkMembers, networks } from '#db/schema/networks.ts';
import { expertise, people, promises } from '#db/schema/people.ts';
import { topics } from '#db/schema/topics.ts';
import type { ViewerPlace } from '#access/viewer.ts';
import { reindexAll } from '#search/fts5/indexing.ts';

/** Monday 23 November 2026, ten in the morning in Oslo. */
export const monday = new Date('2026-11-23T09:00:00Z');
const everyDay = { from: '08:00', to: '16:00', place: 'office' } as const;
export const workdays = { mon: everyDay, tue: everyDay, wed: everyDay, thu: everyDay, fri: everyDay };

export const inSkiptvet: ViewerPlace = { personId: null, municipalityCode: '3116', networkIds: ['fjord'] };
export const inVestby: ViewerPlace = { personId: null, municipalityCode: '3216', networkIds: ['fjord'] };
export const elsewhere: ViewerPlace = { personId: null, municipalityCode: '0301', networkIds: ['city'] };

export type NewPerson = Partial<typeof people.$inferInsert> & {
  id: string;
  knows?: (Partial<typeof expertise.$inferInsert> & { topicSlug: string })[];
  promised?: { topicSlug: string; hours: number }[];
};

/** Vestby and Skiptvet in one network, Oslo in another; three topics; the people given. */
export async function fillSmallNetwork(database: Database, persons: readonly NewPerson[]): Promise<void> {
  const place = { county: 'Akershus', population: 10_000, nameRank: 1 };
  const need = { needFloorHours: 0, needHoursPer1000: 1, inPersonShare: 0.2, visitHours: 3 };
  await database.write(async (tx) => {
    await tx.insert(municipalities).values([
      { code: '3216', name: 'Vestby', seat: 'Vestby', lat: 59.60511, lon: 10.75233, ...place },
      { code: '3116', name: 'Skiptvet', seat: 'Meieribyen', lat: 59.47453, lon: 11.16083, ...place },
      { code: '3103', name: 'Moss', seat: 'Moss', lat: 59.43403, lon: 10.65771, ...place },
      { code: '0301', name: 'Oslo', seat: 'Oslo', lat: 59.91, lon: 10.75, ...place },
    ]);
    await tx.insert(networks).values([
      { id: 'fjord', name: 'Fjord' },
      { id: 'city', name: 'City' },
    ]);
    await tx.insert(networkMembers).values([
      { networkId: 'fjord', municipalityCode: '3216' },
      { networkId: 'fjord', municipalityCode: '3116' },
      { networkId: 'fjord', municipalityCode: '3103' },
      { networkId: 'city', municipalityCode: '0301' },
    ]);
    await tx.insert(topics).values([
      {
        slug: 'gdpr',
        labelEn: 'Data protection (GDPR)',
        labelNb: 'Personvern (GDPR)',
        synonymsEn: ['privacy', 'data breach'],
        synonymsNb: ['personopplysninger'],
        ...need,
      },
      {
        slug: 'procurement',
        labelEn: 'Procurement',
        labelNb: 'Offentlige anskaffelser',
        labelNn: 'Offentlege innkjøp',
        synonymsNb: ['anskaffelse', 'innkjøp'],
        ...need,
      },
      { slug: 'water', labelEn: 'Water and sewage', labelNb: 'Vann og avløp', synonymsNb: ['vannforsyning'], ...need },
    ]);
    for (const { knows = [], promised = [], ...person } of persons) {
      await tx.insert(people).values({
        municipalityCode: '3216',
        givenName: 'Kari',
        familyName: 'Nordmann',
        email: 'kari@vestby.example',
        phone: '+47 00 00 00 01',
        workdays,
        createdAt: monday,
        editedAt: monday,
        ...person,
      });
      for (const held of knows) {
        await tx
          .insert(expertise)
          .values({ personId: person.id, level: 4, agreedHours: 10, agreedUntil: '2027-06-30', confirmedAt: monday, ...held });
      }
      for (const promise of promised) await tx.insert(promises).values({ personId: person.id, month: '2026-11', ...promise });
    }
    await reindexAll(tx);
  });
}
