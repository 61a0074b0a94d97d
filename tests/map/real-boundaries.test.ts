import { existsSync, readFileSync } from 'node:fs';
import type { MultiPolygon, Polygon as GeoPolygon } from 'geojson';
import { intersection } from 'polyclip-ts';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import { expect, test } from 'vitest';
import { type Point, type Polygon, areaOf } from '#map/geometry/plane.ts';
import { planeProjection } from '#map/geometry/projection.ts';
import { sixCodes, sixPlane, sixSeats } from './six.ts';

const file = '../shared/data/no_demo_six.topojson';

test.skipIf(!existsSync(file))('each cell covers most of the true municipality (needs ../shared/data)', () => {
  const topology: Topology<Record<string, GeometryCollection<Record<string, string>>>> = JSON.parse(readFileSync(file, 'utf8'));
  const projection = planeProjection(sixSeats);
  const { cells } = sixPlane();
  const closed = (polygons: Polygon[]) => polygons.map((polygon) => polygon.map((ring) => [...ring, ring[0]]));
  const area = (polygons: Polygon[]) => polygons.reduce((sum, polygon) => sum + areaOf(polygon), 0);
  const [collection] = Object.values(topology.objects);
  const shares = collection.geometries.map((geometry) => {
    const { geometry: shape } = feature(topology, geometry) as { geometry: MultiPolygon | GeoPolygon };
    const rings = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
    const real = rings.map((polygon) => polygon.map((ring) => ring.slice(0, -1).map((place) => projection(place as Point) as Point)));
    const code = sixCodes.find((candidate) => Object.values(geometry.properties ?? {}).includes(candidate) || geometry.id === candidate)!;
    const own = intersection(closed(real), closed(cells.land[sixCodes.indexOf(code)])) as Polygon[];
    return { code, share: area(own) / area(real) };
  });
  expect(shares).toHaveLength(6);
  for (const { code, share } of shares) expect(share, code).toBeGreaterThan(0.5);
});
