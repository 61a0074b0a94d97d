/** Shapes on the plane of a map: kilometres, x to the east, y to the south, straight edges, rings closed by their first point. */

export type Point = [x: number, y: number];
export type Ring = Point[];
/** An outer ring and the holes in it. */
export type Polygon = Ring[];

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export function boxOf(points: Iterable<Point>): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

export const grow = (box: Box, by: number): Box => ({
  left: box.left - by,
  top: box.top - by,
  right: box.right + by,
  bottom: box.bottom + by,
});

export const boxesMeet = (a: Box, b: Box): boolean => a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;

export function ringContains(ring: Ring, [x, y]: Point): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

const polygonContains = ([outer, ...holes]: Polygon, point: Point): boolean =>
  ringContains(outer, point) && !holes.some((hole) => ringContains(hole, point));

/** The point of the segment a–b nearest to p. */
export function nearestOnSegment([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): Point {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / square));
  return [ax + t * dx, ay + t * dy];
}

/** The point of a polygon nearest to p: p itself where it lies within. */
export function nearestInPolygon(p: Point, polygon: Polygon): Point {
  if (polygonContains(polygon, p)) return p;
  let best: Point = polygon[0][0];
  let bestDistance = Infinity;
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const candidate = nearestOnSegment(p, ring[j], ring[i]);
      const distance = distanceBetween(p, candidate);
      if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
    }
  }
  return best;
}

export const distanceBetween = (a: Point, b: Point): number => Math.hypot(a[0] - b[0], a[1] - b[1]);
export const distanceToPolygon = (p: Point, polygon: Polygon): number => distanceBetween(p, nearestInPolygon(p, polygon));

/** Positive where the ring turns clockwise as seen on the screen. */
export const signedArea = (ring: Ring): number =>
  ring.reduce((sum, [x, y], i) => {
    const [xBefore, yBefore] = ring[(i + ring.length - 1) % ring.length];
    return sum + (xBefore * y - x * yBefore) / 2;
  }, 0);

export const areaOf = ([outer, ...holes]: Polygon): number =>
  Math.abs(signedArea(outer)) - holes.reduce((sum, hole) => sum + Math.abs(signedArea(hole)), 0);

/**
 * One rounding pass over a ring: each corner becomes a quadratic curve from the middle of the edge before it to the middle of the
 * edge after it, in three steps. Applied alike to every ring, so that coasts that were the same stay the same.
 */
export function roundRing(ring: Ring): Ring {
  const rounded: Ring = [];
  for (let i = 0; i < ring.length; i++) {
    const before = ring[(i + ring.length - 1) % ring.length];
    const corner = ring[i];
    const after = ring[(i + 1) % ring.length];
    for (const t of [0, 1 / 3, 2 / 3]) {
      const [a, b, c] = [((1 - t) * (1 - t)) / 2, (1 + 2 * t - 2 * t * t) / 2, (t * t) / 2];
      rounded.push([a * before[0] + b * corner[0] + c * after[0], a * before[1] + b * corner[1] + c * after[1]]);
    }
  }
  return rounded;
}

/** The rings of path data of straight edges, as the server writes it: what a browser that received only the path knows of a cell. */
export const ringsOfPath = (d: string): Point[][] =>
  d
    .split('M')
    .slice(1)
    .map((ring) =>
      ring
        .replace('Z', '')
        .split('L')
        .map((pair) => pair.split(',').map(Number) as Point),
    );

/** A ring without the points nearer than `apart` to the last one kept: enough to tell inside from outside by that much. */
export function thinned(ring: Ring, apart: number): Ring {
  const kept = [ring[0]];
  for (const point of ring) {
    const [x, y] = kept[kept.length - 1];
    if (Math.abs(point[0] - x) + Math.abs(point[1] - y) >= apart) kept.push(point);
  }
  return kept;
}
