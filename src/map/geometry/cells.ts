/**
 * Approximate municipalities: the Voronoi cells of all the country's seats, cut to land, so that a network ends where its real
 * neighbours begin. The two rings of neighbours around the network are cut too, for land changes hands across its border.
 */
import { Delaunay } from 'd3';
import { intersection, union } from 'polyclip-ts';
import { crop } from './crop.ts';
import { type Border, type Piece, assignPieces, bordersAlong } from './pieces.ts';
import {
  type Point,
  type Polygon,
  type Ring,
  boxOf,
  boxesMeet,
  distanceBetween,
  distanceToPolygon,
  grow,
  nearestInPolygon,
} from './plane.ts';

export interface Cells {
  /** The land of each municipality asked for, in their order. */
  land: Polygon[][];
  /** The land of all of them together. */
  together: Polygon[];
  /** What the cells of two of them share. */
  borders: { between: [number, number]; stretches: [Point, Point][] }[];
  /** Voronoi edges beyond the network: faint lines between its neighbours. */
  beyond: [Point, Point][];
}

/** A seat outside the land is moved to the nearest land within this distance to draw its cell. */
const snapKm = 5;
/** Where the land on the map has no trace of a seat's island, the island is drawn as a disc of this radius. */
const unmappedIslandKm = 1.5;
/** The landmass of islands that the map has not: no two of them touch. */
const unmapped = -1;
/** A seat that was snapped to the coast lies on it within this. */
const onLandKm = 0.01;
const beyondAnyLandKm = 10_000;

/** `members`: indices of `seats` to draw. Seats and land in kilometres on one plane; every seat of the country, land around the members. */
export function cellsOf(seats: readonly Point[], members: readonly number[], landmasses: readonly Polygon[]): Cells {
  const boxes = landmasses.map((polygon) => boxOf(polygon[0]));
  const near = scopeOf(seats, members);
  const sites = seats.map((seat, index) => (near.has(index) ? snapToLand(seat, landmasses, boxes) : seat));
  const delaunay = Delaunay.from(sites);
  const voronoi = delaunay.voronoi([-beyondAnyLandKm, -beyondAnyLandKm, beyondAnyLandKm, beyondAnyLandKm]);
  const polygons = new Map([...near].map((index) => [index, openRing(voronoi.cellPolygon(index) as Point[])]));

  const pieces: Piece[] = [];
  const piecesOf = new Map<number, number[]>();
  for (const [cell, ring] of polygons) {
    const cut = cutToLand(ring, sites[cell], landmasses, boxes);
    piecesOf.set(
      cell,
      cut.map((_, index) => pieces.length + index),
    );
    pieces.push(...cut.map(({ polygon, landmass }) => ({ cell, landmass, polygon })));
  }
  const borders = [...polygons.keys()].flatMap((a) =>
    [...delaunay.neighbors(a)]
      .filter((b) => b > a && polygons.has(b))
      .flatMap((b) => {
        const edge = edgeBetween(polygons.get(a)!, polygons.get(b)!);
        return edge ? bordersAlong(edge, piecesOf.get(a)!, piecesOf.get(b)!, pieces) : [];
      }),
  );
  assignPieces(pieces, borders, sites);

  const land = members.map((member) => joined(pieces.filter((piece) => piece.owner === member).map((piece) => piece.polygon)));
  return {
    land,
    together: joined(land.flat()),
    borders: bordersBetween(members, pieces, borders),
    beyond: edgesBeyond(members, seats.length, delaunay, (index) => voronoi.cellPolygon(index) as Point[] | null),
  };
}

/** The members and two rings of neighbours: enough for land that changes hands at the border. */
function scopeOf(seats: readonly Point[], members: readonly number[]): Set<number> {
  const delaunay = Delaunay.from(seats as Point[]);
  const scope = new Set(members);
  for (let ring = 0; ring < 2; ring++) {
    for (const index of [...scope]) for (const neighbour of delaunay.neighbors(index)) scope.add(neighbour);
  }
  return scope;
}

function snapToLand(seat: Point, landmasses: readonly Polygon[], boxes: readonly ReturnType<typeof boxOf>[]): Point {
  const here = grow(boxOf([seat]), snapKm);
  let best: Point | undefined;
  for (const [index, polygon] of landmasses.entries()) {
    if (!boxesMeet(boxes[index], here)) continue;
    const nearest = nearestInPolygon(seat, polygon);
    if (!best || distanceBetween(seat, nearest) < distanceBetween(seat, best)) best = nearest;
  }
  return best && distanceBetween(seat, best) <= snapKm ? best : seat;
}

function cutToLand(ring: Ring, site: Point, landmasses: readonly Polygon[], boxes: readonly ReturnType<typeof boxOf>[]) {
  const box = boxOf(ring);
  const cut: { polygon: Polygon; landmass: number }[] = [];
  for (const [landmass, polygon] of landmasses.entries()) {
    if (!boxesMeet(boxes[landmass], box)) continue;
    for (const part of crop(polygon, grow(box, 0.5))) {
      for (const piece of intersection(closed([ring]), closed(part))) cut.push({ polygon: piece.map(openRing) as Polygon, landmass });
    }
  }
  const isOnLand = cut.some(({ polygon }) => distanceToPolygon(site, polygon) < onLandKm);
  if (!isOnLand) cut.push({ polygon: [disc(site, unmappedIslandKm)], landmass: unmapped });
  return cut;
}

const disc = ([x, y]: Point, radius: number): Ring =>
  Array.from({ length: 24 }, (_, index) => {
    const angle = (index / 12) * Math.PI;
    return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
  });

const closed = (polygon: Polygon): Polygon => polygon.map((ring) => [...ring, ring[0]]);
const openRing = <P extends number[]>(ring: P[]): P[] => ring.slice(0, -1);

function joined(polygons: Polygon[]): Polygon[] {
  if (polygons.length < 2) return polygons;
  const [first, ...rest] = polygons.map(closed);
  return union(first, ...rest).map((polygon) => polygon.map(openRing) as Polygon);
}

/** d3 gives the corners of neighbouring cells as the same numbers, so the edge between two is the pair they share. */
function edgeBetween(a: Ring, b: Ring): [Point, Point] | undefined {
  const has = (ring: Ring, [x, y]: Point) => ring.some((corner) => corner[0] === x && corner[1] === y);
  const shared = a.filter((corner) => has(b, corner));
  return shared.length === 2 ? [shared[0], shared[1]] : undefined;
}

function bordersBetween(members: readonly number[], pieces: Piece[], borders: Border[]): Cells['borders'] {
  const byPair = new Map<string, Cells['borders'][number]>();
  for (const {
    pieces: [a, b],
    stretches,
  } of borders) {
    const between = [pieces[a].owner, pieces[b].owner].map((owner) => members.indexOf(owner!)).sort((x, y) => x - y);
    if (between[0] < 0 || between[0] === between[1]) continue;
    const key = between.join();
    const pair = byPair.get(key) ?? { between: [between[0], between[1]], stretches: [] };
    pair.stretches.push(...stretches);
    byPair.set(key, pair);
  }
  return [...byPair.values()];
}

function edgesBeyond(
  members: readonly number[],
  count: number,
  delaunay: Delaunay<Point>,
  polygonOf: (index: number) => Point[] | null,
): [Point, Point][] {
  const inside = new Set(members);
  const rings = Array.from({ length: count }, (_, index) => openRing(polygonOf(index) ?? []));
  return rings.flatMap((ring, a) =>
    [...delaunay.neighbors(a)]
      .filter((b) => b > a && !(inside.has(a) && inside.has(b)))
      .flatMap((b) => {
        const edge = edgeBetween(ring, rings[b]);
        return edge ? [edge] : [];
      }),
  );
}
