/**
 * Whose is a piece of land? Cutting Voronoi cells to land leaves pieces without a seat: beyond a fjord, or on an island. The first go
 * to the seat that reaches them by land, through pieces that touch; an island without a seat goes whole to its nearest seat.
 */
import { type Point, type Polygon, distanceBetween, distanceToPolygon, nearestOnSegment } from './plane.ts';

export interface Piece {
  /** The seat whose Voronoi cell the piece was cut from. */
  cell: number;
  /** The landmass it is part of; pieces of different landmasses never touch. */
  landmass: number;
  polygon: Polygon;
  /** The seat it belongs to, once that is known. */
  owner?: number;
}

/** A stretch that two pieces share, along the Voronoi edge between their cells. */
export interface Border {
  pieces: [number, number];
  stretches: [Point, Point][];
}

/** Where a ring runs along an edge, it is within this many kilometres of it. */
const onEdgeKm = 1e-5;
/** Pieces that share less than this touch in a point only. */
const touchingKm = 0.02;

/** Gives every piece an owner among `seats`. */
export function assignPieces(pieces: Piece[], borders: Border[], seats: readonly Point[]): void {
  claimOwnPieces(pieces, seats);
  claimByLand(pieces, borders, seats);
  const masses = new Set(pieces.filter((piece) => piece.owner === undefined).map((piece) => piece.landmass));
  for (const landmass of masses) {
    const whole = pieces.filter((piece) => piece.landmass === landmass);
    const unowned = whole.filter((piece) => piece.owner === undefined);
    const nearby = new Set(whole.map((piece) => piece.owner ?? piece.cell));
    const island = whole.length === unowned.length;
    for (const group of island ? [unowned] : unowned.map((piece) => [piece])) {
      const distance = (seat: number) => Math.min(...group.map(({ polygon }) => distanceToPolygon(seats[seat], polygon)));
      const nearest = [...nearby].reduce((best, seat) => (distance(seat) < distance(best) ? seat : best));
      for (const piece of group) piece.owner = nearest;
    }
  }
}

/** Each seat has the piece it lies on, or, of its own cell, the nearest. */
function claimOwnPieces(pieces: Piece[], seats: readonly Point[]): void {
  const nearest = new Map<number, { piece: Piece; distance: number }>();
  for (const piece of pieces) {
    const distance = distanceToPolygon(seats[piece.cell], piece.polygon);
    const best = nearest.get(piece.cell);
    if (!best || distance < best.distance) nearest.set(piece.cell, { piece, distance });
  }
  for (const [cell, { piece }] of nearest) piece.owner = cell;
}

/** Of all unowned pieces that touch an owned one, the one nearest to that owner's seat follows, until none is left. */
function claimByLand(pieces: Piece[], borders: Border[], seats: readonly Point[]): void {
  const touching = new Map<number, number[]>();
  for (const {
    pieces: [a, b],
  } of borders) {
    touching.set(a, [...(touching.get(a) ?? []), b]);
    touching.set(b, [...(touching.get(b) ?? []), a]);
  }
  for (;;) {
    let claim: { piece: Piece; owner: number; distance: number } | undefined;
    pieces.forEach((piece, index) => {
      if (piece.owner !== undefined) return;
      for (const neighbour of touching.get(index) ?? []) {
        const owner = pieces[neighbour].owner;
        if (owner === undefined) continue;
        const distance = distanceToPolygon(seats[owner], piece.polygon);
        if (!claim || distance < claim.distance) claim = { piece, owner, distance };
      }
    });
    if (!claim) return;
    claim.piece.owner = claim.owner;
  }
}

/** The borders between pieces of the cells on either side of one Voronoi edge. */
export function bordersAlong(edge: [Point, Point], left: number[], right: number[], pieces: readonly Piece[]): Border[] {
  const length = distanceBetween(...edge);
  const along = (index: number) => intervalsAlong(edge, pieces[index].polygon);
  const rightIntervals = right.map(along);
  return left.flatMap((a) => {
    const own = along(a);
    return right.flatMap((b, position) => {
      if (pieces[a].landmass !== pieces[b].landmass) return [];
      const shared = own.flatMap(([from, to]) =>
        rightIntervals[position]
          .map(([start, end]) => [Math.max(from, start), Math.min(to, end)])
          .filter(([start, end]) => (end - start) * length > touchingKm),
      );
      if (shared.length === 0) return [];
      return [
        { pieces: [a, b], stretches: shared.map(([from, to]) => [pointAt(edge, from), pointAt(edge, to)]) } satisfies Border as Border,
      ];
    });
  });
}

const pointAt = ([a, b]: [Point, Point], t: number): Point => [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];

/** The parts (0 to 1) of an edge along which the rings of a polygon run, in order and joined. */
function intervalsAlong(edge: [Point, Point], polygon: Polygon): [number, number][] {
  const length = distanceBetween(...edge);
  const intervals: [number, number][] = [];
  const position = (point: Point) => {
    const foot = nearestOnSegment(point, ...edge);
    return distanceBetween(point, foot) < onEdgeKm ? distanceBetween(edge[0], foot) / length : undefined;
  };
  for (const ring of polygon) {
    const positions = ring.map(position);
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [from, to] = [positions[j], positions[i]];
      if (from !== undefined && to !== undefined && from !== to) intervals.push([Math.min(from, to), Math.max(from, to)]);
    }
  }
  intervals.sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [from, to] of intervals) {
    const last = joined[joined.length - 1];
    if (last && from <= last[1] + onEdgeKm / length) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}
