import municipalities from '#db/reference/municipalities.json' with { type: 'json' };
import type { PlanFacts } from '#planning/facts.ts';

/** The first municipalities of the country by code; every third has people who share, the more the further down. */
export function factsOf(count: number): PlanFacts {
  const first = municipalities.toSorted((a, b) => a.code.localeCompare(b.code)).slice(0, count);
  return {
    topic: { slug: 'gdpr', labelEn: 'GDPR', labelNb: 'GDPR', needFloorHours: 150, needHoursPer1000: 12, inPersonShare: 0.1, visitHours: 3 },
    municipalities: first.map(({ code, name, lat, lon, population }, i) => {
      const experts = i % 3 === 0 ? 1 + (i % 5) : 0;
      return { code, name, lat, lon, population, ownHours: 330 * experts, experts, sharing: experts };
    }),
  };
}

/** A clock on which every look at it takes a second: whatever asks whether there is time left finds that there is none. */
export function noTime(): { now: () => number; timeBudgetMs: number } {
  let seconds = 0;
  return { now: () => 1_000 * seconds++, timeBudgetMs: 1 };
}
