import { expect, test } from 'vitest';
import { daysSince, daysUntilAsked, daysUntilOld, daysUntilWorthless, isToBeAsked, mayBeOld } from '#access/freshness.ts';
import { scoreOf } from '#search/ranking.ts';

const now = new Date('2026-11-20T09:00:00Z');
const daysAgo = (days: number, ms = 0) => new Date(now.getTime() - days * 86_400_000 - ms);

test('what was confirmed is asked about after half a year, may be old after one and counts for nothing after two', () => {
  expect([daysUntilAsked, daysUntilOld, daysUntilWorthless]).toEqual([182, 365, 730]);
  expect([isToBeAsked(daysAgo(182), now), isToBeAsked(daysAgo(182, 1), now)]).toEqual([false, true]);
  expect([mayBeOld(daysAgo(365), now), mayBeOld(daysAgo(365, 1).getTime(), now)]).toEqual([false, true]);
  const facts = { matches: 1, level: 3, minutesLeft: 0, worksToday: false, minutes: null };
  const points = (days: number) => scoreOf({ ...facts, confirmedDays: days }, false).why.find(({ part }) => part === 'confirmed')?.value;
  expect([points(0), points(365), points(730), points(2_000)]).toEqual([10, 5, 0, 0]);
});

test('days are whole days', () => {
  expect([daysSince(daysAgo(1, -1), now), daysSince(daysAgo(1), now)]).toEqual([0, 1]);
});
