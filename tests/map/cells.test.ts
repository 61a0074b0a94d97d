import { intersection } from 'polyclip-ts';
import { expect, test } from 'vitest';
import { planeOf } from '#map/geometry/geometry.ts';
import { type Point, type Polygon, areaOf, boxOf, distanceBetween, distanceToPolygon } from '#map/geometry/plane.ts';
import { allSeats, countries, sixCodes, sixPlane } from './six.ts';

const area = (polygons: Polygon[]) => polygons.reduce((sum, polygon) => sum + areaOf(polygon), 0);
const closed = (polygons: Polygon[]) => polygons.map((polygon) => polygon.map((ring) => [...ring, ring[0]]));
const cut = (a: Polygon[], b: Polygon[]) => intersection(closed(a), closed(b)) as Polygon[];
const distance = (at: Point, polygons: Polygon[]) => Math.min(...polygons.map((polygon) => distanceToPolygon(at, polygon)));

test('the cells of the six share out their land: none overlaps another, and nothing is left over', () => {
  const { cells, land } = sixPlane();
  for (const [i, a] of cells.land.entries()) {
    for (const b of cells.land.slice(i + 1)) expect(area(cut(a, b))).toBeLessThan(0.001);
  }
  const sum = cells.land.reduce((total, polygons) => total + area(polygons), 0);
  expect(sum).toBeCloseTo(area(cells.together), 3);
  expect(area(cut(cells.together, land.home))).toBeCloseTo(sum, 1);
});

test('every seat of the six lies in its own cell', () => {
  const { cells, members } = sixPlane();
  for (const [index, { at }] of members.entries()) {
    const own = distance(at, cells.land[index]);
    expect(own).toBeLessThan(5);
    for (const [other, polygons] of cells.land.entries()) if (other !== index) expect(distance(at, polygons)).toBeGreaterThanOrEqual(own);
  }
});

test('a piece across a fjord goes to the seat that reaches it by land, and an island to its nearest seat', () => {
  // A fjord from the north parts two lands that meet in the south; the western seat sits near the water.
  const codes = ['w', 'e', 's'];
  const plane = planeOf(
    [
      { code: 'w', name: 'West', lat: 60.05, lon: 9.97, population: 1 },
      { code: 'e', name: 'East', lat: 60.05, lon: 10.4, population: 1 },
      { code: 's', name: 'South', lat: 59.8, lon: 10.1, population: 1 },
    ],
    codes,
    worldOf([
      [
        [9.6, 59.6],
        [9.6, 60.3],
        [10, 60.3],
        [10, 59.85],
        [10.02, 59.85],
        [10.02, 60.3],
        [10.6, 60.3],
        [10.6, 59.6],
      ],
      [
        [10.005, 60.1],
        [10.005, 60.12],
        [10.015, 60.12],
        [10.015, 60.1],
      ],
    ]),
  );
  const [west, east] = plane.cells.land;
  const [, island] = plane.land.home;
  expect(distance(island[0][0], west)).toBe(0);
  // This shore is nearer to the western seat, but only the eastern one reaches it.
  const shore: Point = [boxOf(island[0]).right + 1, plane.members[0].at[1]];
  expect(distance(shore, [plane.land.home[0]])).toBe(0);
  expect(distanceBetween(shore, plane.members[0].at)).toBeLessThan(distanceBetween(shore, plane.members[1].at));
  expect(distance(shore, east)).toBe(0);
  expect(distance(shore, west)).toBeGreaterThan(0);
});

test('the same network is cut in the same way every time', () => {
  expect(JSON.stringify(planeOf(allSeats, sixCodes, countries).cells)).toBe(JSON.stringify(sixPlane().cells));
});

test('a code that has no seat is named', () => {
  expect(() => planeOf(allSeats, ['3103', '9999'], countries)).toThrow(/9999/);
});

/** A world with one country, whose landmasses are the given rings of degrees. */
function worldOf(rings: number[][][]): typeof countries {
  return {
    type: 'Topology',
    arcs: rings.map((ring) => [...ring, ring[0]]) as [number, number][][],
    objects: {
      countries: {
        type: 'GeometryCollection',
        geometries: [{ type: 'MultiPolygon', id: '578', arcs: rings.map((_, index) => [[index]]), properties: { name: 'Norway' } }],
      },
    },
  };
}
