import { expect, test } from 'vitest';
import { planeOf } from '#map/geometry/geometry.ts';
import { type Polygon, areaOf, distanceToPolygon } from '#map/geometry/plane.ts';
import { allSeats, countries } from './six.ts';

const area = (polygons: Polygon[]) => polygons.reduce((sum, polygon) => sum + areaOf(polygon), 0);

test('every municipality of Norway gets a cell at its seat, and together they are the mainland, shared out once', () => {
  const codes = allSeats.map(({ code }) => code);
  const { cells, members } = planeOf(allSeats, codes, countries);
  cells.land.forEach((polygons, index) => {
    expect(area(polygons), codes[index]).toBeGreaterThan(0.05);
    const distances = polygons.map((polygon) => distanceToPolygon(members[index].at, polygon));
    expect(Math.min(...distances), codes[index]).toBeLessThan(5);
  });
  expect(cells.land.reduce((sum, polygons) => sum + area(polygons), 0)).toBeCloseTo(area(cells.together), 0);
  // Norway without Svalbard and Jan Mayen has 323,800 km² with lakes; Natural Earth's coast leaves out small islands.
  expect(area(cells.together)).toBeGreaterThan(310_000);
  expect(area(cells.together)).toBeLessThan(325_000);
}, 120_000);
