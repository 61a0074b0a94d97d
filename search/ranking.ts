/**
 * The score of a result, 0 to 100: a sum of parts, each the weight of the part times the fraction that a person fulfils, rounded
 * to a whole point so that the parts shown add up to the score shown.
 *
 *   matches    how much of the question they answer                        40   (32 when people must meet)
 *   level      level ÷ 5                                                   25   (20)
 *   hours      hours left this month ÷ 30, at most 1                       15   (12)
 *   today      1 on a working day without absence                          10   (8)
 *   confirmed  1 − days since the last confirmation ÷ 730                  10   (8)
 *   travel     1 − minutes ÷ 90                                             –   (20)
 *
 * Each fraction is written twice, for the program that explains and for the database that orders and pages; a test holds them alike.
 */

import { daysUntilWorthless } from '#access/freshness.ts';
import { minutesOf } from '#time/shared-hours.ts';

export const partNames = ['matches', 'level', 'hours', 'today', 'confirmed', 'travel'] as const;
export type PartName = (typeof partNames)[number];

export interface RankFacts {
  /** 0 to 1. */
  matches: number;
  /** 1 to 5; 0 where they hold none of the topics asked for, or the viewer may not see. */
  level: number;
  minutesLeft: number | null;
  worksToday: boolean;
  confirmedDays: number | null;
  /** From the viewer's municipality; null where travel does not count or is not known. */
  minutes: number | null;
}

export interface ScorePart {
  part: PartName;
  value: number;
  weight: number;
}

export interface Score {
  score: number;
  why: ScorePart[];
}

interface Part {
  weight: number;
  weightWhenMeeting: number;
  fraction: (facts: RankFacts) => number;
  /** Over the columns matches, level, minutes_left, works_today, confirmed_days and minutes. */
  sql: string;
}

const minutesForAll = minutesOf(30);
const minutesTooFar = 90;

const parts: Record<PartName, Part> = {
  matches: { weight: 40, weightWhenMeeting: 32, fraction: (facts) => facts.matches, sql: 'matches' },
  level: { weight: 25, weightWhenMeeting: 20, fraction: (facts) => facts.level / 5, sql: 'level / 5.0' },
  hours: {
    weight: 15,
    weightWhenMeeting: 12,
    fraction: (facts) => Math.min(1, (facts.minutesLeft ?? 0) / minutesForAll),
    sql: `min(1.0, coalesce(minutes_left, 0) / ${minutesForAll}.0)`,
  },
  today: { weight: 10, weightWhenMeeting: 8, fraction: (facts) => (facts.worksToday ? 1 : 0), sql: 'works_today' },
  confirmed: {
    weight: 10,
    weightWhenMeeting: 8,
    fraction: (facts) => Math.max(0, 1 - (facts.confirmedDays ?? daysUntilWorthless) / daysUntilWorthless),
    sql: `max(0.0, 1.0 - coalesce(confirmed_days, ${daysUntilWorthless}) / ${daysUntilWorthless}.0)`,
  },
  travel: {
    weight: 0,
    weightWhenMeeting: 20,
    fraction: (facts) => Math.max(0, 1 - (facts.minutes ?? minutesTooFar) / minutesTooFar),
    sql: `max(0.0, 1.0 - coalesce(minutes, ${minutesTooFar}) / ${minutesTooFar}.0)`,
  },
};

function weighted(meet: boolean): [PartName, Part, number][] {
  return partNames
    .map((name): [PartName, Part, number] => [name, parts[name], meet ? parts[name].weightWhenMeeting : parts[name].weight])
    .filter(([, , weight]) => weight > 0);
}

/** The score and what it is made of, in the order of `partNames`; travel only where people must meet. */
export function scoreOf(facts: RankFacts, meet: boolean): Score {
  const why = weighted(meet).map(([part, { fraction }, weight]) => ({ part, value: Math.round(weight * fraction(facts)), weight }));
  return { score: why.reduce((sum, { value }) => sum + value, 0), why };
}

/** The same score as an SQL expression. */
export function scoreSql(meet: boolean): string {
  return weighted(meet)
    .map(([, { sql }, weight]) => `CAST(round(${weight} * (${sql})) AS INTEGER)`)
    .join(' + ');
}
