import type { PlanFacts, PlanMunicipality } from '#planning/facts.ts';
import { type PlanQuestion, readQuestion } from '#planning/question.ts';

const six: [code: string, name: string, lat: number, lon: number, population: number][] = [
  ['3103', 'Moss', 59.43403, 10.65771, 53_207],
  ['3112', 'Råde', 59.35195, 10.87226, 7_892],
  ['3114', 'Våler (Østfold)', 59.4921, 10.87432, 6_229],
  ['3116', 'Skiptvet', 59.47453, 11.16083, 3_940],
  ['3118', 'Indre Østfold', 59.58326, 11.16286, 47_943],
  ['3216', 'Vestby', 59.60511, 10.75233, 20_167],
];

interface Sharing {
  people: number;
  hoursAMonth: number;
}

function municipalities(sharing: Record<string, Sharing>): PlanMunicipality[] {
  return six.map(([code, name, lat, lon, population]) => {
    const { people, hoursAMonth } = sharing[code] ?? { people: 0, hoursAMonth: 0 };
    return { code, name, lat, lon, population, ownHours: 11 * people * hoursAMonth, experts: people, sharing: people };
  });
}

/** The data protection experts of the design: five lawyers at home in one municipality, two in Moss. */
export function gdprFacts(lawyersIn = '3216'): PlanFacts {
  return {
    topic: {
      slug: 'gdpr',
      labelEn: 'Data protection (GDPR)',
      labelNb: 'Personvern (GDPR)',
      needFloorHours: 150,
      needHoursPer1000: 12,
      inPersonShare: 0.1,
      visitHours: 3,
    },
    municipalities: municipalities({ [lawyersIn]: { people: 5, hoursAMonth: 30 }, '3103': { people: 2, hoursAMonth: 25 } }),
  };
}

export function waterFacts(): PlanFacts {
  const ownHours: Record<string, number> = { '3103': 800, '3112': 200, '3114': 200, '3116': 100, '3118': 900, '3216': 400 };
  return {
    topic: {
      slug: 'water',
      labelEn: 'Water and sewage',
      labelNb: 'Vann og avløp',
      needFloorHours: 300,
      needHoursPer1000: 20,
      inPersonShare: 0.8,
      visitHours: 3,
    },
    municipalities: municipalities({}).map((row) => ({ ...row, ownHours: ownHours[row.code], experts: 1, sharing: 1 })),
  };
}

export function ask(facts: PlanFacts, address = ''): PlanQuestion {
  return readQuestion(new URLSearchParams(address), facts);
}
