/** How long what a person said of themselves counts as fresh. Fewer days than this have passed since they last confirmed it. */

export const dayMs = 86_400_000;

/** After half a year they are asked whether it is still true; */
export const daysUntilAsked = 182;
/** after a year a result says that it may be old; */
export const daysUntilOld = 365;
/** after two it counts for nothing in the order of results. */
export const daysUntilWorthless = 730;

/** Whole days since a confirmation. */
export const daysSince = (confirmedAt: Date | number, now: Date): number => Math.trunc((now.getTime() - Number(confirmedAt)) / dayMs);

export const isToBeAsked = (confirmedAt: Date | number, now: Date): boolean => isOlder(confirmedAt, now, daysUntilAsked);
export const mayBeOld = (confirmedAt: Date | number, now: Date): boolean => isOlder(confirmedAt, now, daysUntilOld);

const isOlder = (confirmedAt: Date | number, now: Date, days: number) => now.getTime() - Number(confirmedAt) > days * dayMs;
