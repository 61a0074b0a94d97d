import { expect, test } from 'vitest';
import { frames } from '#map/geometry/frames.ts';
import { bandOf, coverClass, minuteClass, radiusScale, hostShareClass } from '#map/drawing/scale.ts';

test.each([
  [0, 225, 0],
  [0.4, 225, 0],
  [1, 225, 1],
  [50, 100, 1],
  [50.4, 100, 1],
  [51, 100, 2],
  [90, 100, 2],
  [91, 100, 3],
  [110, 100, 3],
  [111, 100, 4],
  [200, 100, 4],
  [201, 100, 5],
  [0, 0, 3],
  [5, 0, 5],
])('%s own hours of %s needed are of class %s, by the rounded numbers', (own, need, expected) => {
  expect(coverClass(own, need)).toBe(expected);
});

test.each([
  [0, 1],
  [10.4, 1],
  [10.5, 2],
  [20, 2],
  [30.49, 3],
  [30.5, 4],
  [60.4, 5],
  [60.5, 6],
])('%s minutes are of class %s, by the minutes shown', (minutes, expected) => {
  expect(minuteClass(minutes)).toBe(expected);
});

test('up to two people are none, three to five some, six and more strong', () => {
  expect([0, 1, 2, 3, 5, 6, 60].map(bandOf)).toEqual(['none', 'none', 'none', 'some', 'some', 'strong', 'strong']);
});

test('a place that never won is told from one that sometimes did', () => {
  expect([0, 0.004, 0.01, 0.25, 0.26, 1].map(hostShareClass)).toEqual([1, 1, 2, 2, 3, 5]);
});

test('four times the hours have twice the radius', () => {
  const radius = radiusScale(frames.plan, 2573, 6);
  expect(radius(400)).toBeCloseTo(2 * radius(100));
});

test('no disc outgrows its map, however many hours there are', () => {
  expect(radiusScale(frames.plan, 1e6, 6)(1e6)).toBeLessThan(60);
  expect(radiusScale(frames.plan, 1e6, 60)(1e6)).toBeLessThan(20);
});
