/** Polygons as d3 clips them to a rectangle, collected ring by ring. */
import { geoIdentity, geoPath } from 'd3';
import { type Box, type Polygon, type Ring, ringContains, signedArea } from './plane.ts';

/** Stands in for a canvas: keeps what a d3 path would draw. */
export class RingCollector {
  rings: Ring[] = [];
  moveTo(x: number, y: number): void {
    this.rings.push([[x, y]]);
  }
  lineTo(x: number, y: number): void {
    this.rings[this.rings.length - 1].push([x, y]);
  }
  closePath(): void {
    const ring = this.rings[this.rings.length - 1];
    const [first, last] = [ring[0], ring[ring.length - 1]];
    if (first[0] === last[0] && first[1] === last[1]) ring.pop();
  }
  arc(): void {
    throw new Error('A ring is made of straight edges; a map of land has no arcs.');
  }
  /** Rings as polygons: rings that turn the way of the first and largest are outer rings, the others holes in the one around them. */
  polygons(): Polygon[] {
    const rings = this.rings.filter((ring) => ring.length > 2);
    if (rings.length === 0) return [];
    const areas = rings.map((ring) => signedArea(ring));
    const largest = areas.reduce((best, area, index) => (Math.abs(area) > Math.abs(areas[best]) ? index : best), 0);
    const outer = rings.filter((_, index) => Math.sign(areas[index]) === Math.sign(areas[largest]));
    const holes = rings.filter((_, index) => Math.sign(areas[index]) !== Math.sign(areas[largest]));
    return outer.map((ring) => [ring, ...holes.filter((hole) => ringContains(ring, hole[0]))]);
  }
}

/** The part of a polygon within a box. */
export function crop(polygon: Polygon, box: Box): Polygon[] {
  const collector = new RingCollector();
  const identity = geoIdentity().clipExtent([
    [box.left, box.top],
    [box.right, box.bottom],
  ]);
  const closed = polygon.map((ring) => [...ring, ring[0]]);
  geoPath(identity, collector as never)({ type: 'Polygon', coordinates: closed });
  return collector.polygons();
}
