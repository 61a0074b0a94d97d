/** The still part of a map: land, cells and borders as SVG path data, made once for a network and a frame. */
import { type Cells, cellsOf } from './cells.ts';
import { crop } from './crop.ts';
import { type CountriesTopology, type Land, landWithin } from './land.ts';
import { type Box, type Point, type Polygon, boxOf, distanceBetween, grow } from './plane.ts';
import { type Fitting, type Frame, fitInto, planeProjection, toPixels, viewOf } from './projection.ts';

export interface Seat {
  code: string;
  name: string;
  lat: number;
  lon: number;
  population: number;
}

/** A network's land in kilometres: what takes time to compute, the same for every picture of it. */
export interface NetworkPlane {
  members: { code: string; at: Point }[];
  neighbours: { name: string; at: Point }[];
  land: Land;
  cells: Cells;
}

/** What a picture of the network needs, in its pixels. Texts and marks come from the scene. */
export interface FrameGeometry {
  frame: Frame;
  pxPerKm: number;
  home: string;
  abroad: string;
  beyond: string;
  cells: { code: string; d: string; at: Point }[];
  outline: string;
  borders: { between: [string, string]; d: string }[];
  /** Nearest first. */
  neighbours: { name: string; at: Point }[];
}

/** Land is drawn this many times the network's own size around it. */
const surroundings = 5;
const smallestSurroundingsKm = 80;

/** `seats`: every municipality of the country; `codes`: those of the network. Throws a RangeError naming a code without a seat. */
export function planeOf(seats: readonly Seat[], codes: readonly string[], topology: CountriesTopology): NetworkPlane {
  const positions = new Map(seats.map((seat, index) => [seat.code, index]));
  const members = codes.map((code) => {
    const index = positions.get(code);
    if (index === undefined) throw new RangeError(`Municipality ${code} has no seat in the reference data: add it there first.`);
    return index;
  });
  const projection = planeProjection(members.map((index) => seats[index]));
  const at = seats.map(({ lat, lon }) => projection([lon, lat]) as Point);
  const box = boxOf(members.map((index) => at[index]));
  const margin = Math.max(smallestSurroundingsKm, surroundings * Math.max(box.right - box.left, box.bottom - box.top));
  const view = grow(box, margin);
  const land = landWithin(topology, projection, view);
  const cells = cellsOf(at, members, land.home);
  const middle: Point = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const neighbours = seats
    .map(({ code, name }, index) => ({ code, name, at: at[index] }))
    .filter(({ code, at: [x, y] }) => !codes.includes(code) && x > view.left && x < view.right && y > view.top && y < view.bottom)
    .sort((a, b) => distanceBetween(a.at, middle) - distanceBetween(b.at, middle))
    .map(({ name, at }) => ({ name, at }));
  return { members: members.map((index) => ({ code: seats[index].code, at: at[index] })), neighbours, land, cells };
}

export function frameGeometry(plane: NetworkPlane, frame: Frame): FrameGeometry {
  const { cells, land, members } = plane;
  const fitting = fitInto(frame, [...cells.together.flatMap((polygon) => polygon[0]), ...members.map(({ at }) => at)]);
  const view = grow(viewOf(fitting, frame), 12 / fitting.pxPerKm);
  const within = (polygons: Polygon[]) => polygons.flatMap((polygon) => crop(polygon, view));
  const inView = ({ at }: { at: Point }) => {
    const [x, y] = toPixels(fitting, at);
    return x > 0 && x < frame.width && y > 0 && y < frame.height;
  };
  return {
    frame,
    pxPerKm: fitting.pxPerKm,
    home: areas(within(land.home), fitting),
    abroad: areas(within(land.abroad), fitting),
    beyond: strokes(
      cells.beyond.filter((edge) => crosses(edge, view)),
      fitting,
    ),
    cells: members.map(({ code, at }, index) => ({ code, d: areas(cells.land[index], fitting), at: rounded(toPixels(fitting, at)) })),
    outline: areas(cells.together, fitting),
    borders: cells.borders.map(({ between: [a, b], stretches }) => ({
      between: [members[a].code, members[b].code],
      d: strokes(stretches, fitting),
    })),
    neighbours: plane.neighbours.filter(inView).map(({ name, at }) => ({ name, at: rounded(toPixels(fitting, at)) })),
  };
}

const tenth = (value: number) => Math.round(value * 10) / 10;
const rounded = ([x, y]: Point): Point => [tenth(x), tenth(y)];

/** Two points nearer than this many pixels are drawn as one. */
const finestStepPx = 0.6;

function areas(polygons: Polygon[], fitting: Fitting): string {
  return polygons
    .flat()
    .map((ring) => thinned(ring.map((point) => rounded(toPixels(fitting, point)))))
    .filter((ring) => ring.length > 2)
    .map((ring) => `M${ring.map((point) => point.join()).join('L')}Z`)
    .join('');
}

function thinned(points: Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    if (kept.length === 0 || distanceBetween(kept[kept.length - 1], point) >= finestStepPx) kept.push(point);
  }
  return kept;
}

const strokes = (stretches: [Point, Point][], fitting: Fitting): string =>
  stretches.map((ends) => `M${ends.map((point) => rounded(toPixels(fitting, point)).join()).join('L')}`).join('');

function crosses(edge: [Point, Point], view: Box): boolean {
  const box = boxOf(edge);
  return box.left < view.right && box.right > view.left && box.top < view.bottom && box.bottom > view.top;
}
