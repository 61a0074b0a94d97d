import { expect, test } from 'vitest';
import { sharedHours, sharedNumber } from '#i18n/format.ts';
import { hoursLeft, hoursOf, hoursRunning, minutesOf, sumOfHours } from '#time/shared-hours.ts';

const agreement = { agreedHours: 8, agreedUntil: '2026-11-30' };

test.each([
  ['2026-11-29', 8],
  ['2026-11-30', 8],
  ['2026-12-01', 0],
])('hours agreed until 30 November count on %s as %d', (today, hours) => {
  expect(hoursRunning(agreement, today)).toBe(hours);
});

test('hours without a last day never count', () => {
  expect(hoursRunning({ ...agreement, agreedUntil: null }, '2026-11-01')).toBe(0);
});

test('hours left are those that count less those promised, and never below none', () => {
  expect(hoursLeft(agreement, 2.25, '2026-11-30')).toBe(5.75);
  expect(hoursLeft(agreement, 9, '2026-11-30')).toBe(0);
  expect(hoursLeft(agreement, 0, '2026-12-01')).toBe(0);
});

test('every number of minutes in a month is kept as it is, and thirds of an hour add up to whole ones', () => {
  const month = Array.from({ length: 744 * 60 + 1 }, (_, minutes) => minutes);
  expect(month.filter((minutes) => minutesOf(hoursOf(minutes)) !== minutes)).toEqual([]);
  expect(sumOfHours(Array.from({ length: 15 }, () => hoursOf(20)))).toBe(5);
});

test('a quarter is shown as a quarter, whole hours as whole ones', () => {
  expect([sharedHours('en', 0.25), sharedHours('nb', 0.25)]).toEqual(['0.25\u00a0h', '0,25\u00a0t']);
  expect([sharedHours('en', 12), sharedHours('nb', 12)]).toEqual(['12\u00a0h', '12\u00a0t']);
  expect([sharedNumber('en', 7.5), sharedNumber('nb', 7.5)]).toEqual(['7.5', '7,5']);
});
