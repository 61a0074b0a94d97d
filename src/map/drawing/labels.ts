/**
 * Where names stand: each label has eight positions around its mark, and takes the cheapest, given where the others stand, until
 * nothing moves any more. Pills slide along their line first, because a name tells more than a number.
 */
import { type Box, type Point, type Ring, ringContains } from '#map/geometry/plane.ts';

export interface Disc {
  at: Point;
  radius: number;
}

export interface Segment {
  from: Point;
  to: Point;
}

export interface LabelWanted {
  key: string;
  mark: Disc;
  width: number;
  height: number;
  /** The size of the name alone, for where the whole label finds no room. */
  nameOnly: { width: number; height: number };
  isHost: boolean;
  /** The rings of the label's own cell. */
  cell: Ring[];
}

export interface PillWanted {
  key: string;
  line: Segment;
  width: number;
  height: number;
}

export type Anchor = 'start' | 'middle' | 'end';

export interface Placed {
  key: string;
  box: Box;
  anchor: Anchor;
  isNameOnly?: boolean;
}

export interface Placement {
  labels: Placed[];
  pills: { key: string; at: Point }[];
}

/** What a label pays for what it covers; a corner outside its own cell is the price of being far from home, and
 * a middle outside it the price of standing across its coast. */
const price = {
  label: 100,
  edge: 100,
  mark: 60,
  line: 40,
  pill: 11,
  corner: 1.3,
  hostCorner: 0.35,
  middle: 0.2,
  order: 0.01,
  hostOrder: 0.12,
};
/** A pill that leaves the middle of its line pays this for each tenth of the line. */
const pillPrice = { pill: 100, mark: 80, label: 100, line: 6, tenthOfLine: 1 };
const gapPx = 5;
/** Parts of the line, from host to municipality, at which a pill may sit; the middle first. */
const pillStops = [0.5, 0.55, 0.45, 0.6, 0.4, 0.65, 0.35, 0.7, 0.3, 0.75, 0.25];
const mostRounds = 8;

export function placeLabels(
  wanted: readonly LabelWanted[],
  pills: readonly PillWanted[],
  lines: readonly Segment[],
  marks: readonly Disc[],
  frame: Box,
): Placement {
  const labels = new Map<string, Placed>();
  const pillBoxes = new Map<string, { at: Point; box: Box }>();
  const positions = new Map(wanted.map((label) => [label.key, positionsOf(label)]));
  // What a position costs wherever the others stand is the dear part, and the same in every round.
  const standing = new Map<Box, number>();
  const costOf = (label: LabelWanted, box: Box, order: number, obstacles: Obstacles) => {
    let alone = standing.get(box);
    if (alone === undefined) standing.set(box, (alone = standingCost(label, box, order, frame)));
    return alone + meetingCost(label, box, obstacles);
  };
  const othersOf = (key: string) => [...labels.values()].filter((label) => label.key !== key).map((label) => label.box);

  const placePills = () => {
    for (const pill of pills) {
      const others = [...pillBoxes].filter(([key]) => key !== pill.key).map(([, { box }]) => box);
      const otherLines = lines.filter((line) => line.from !== pill.line.from || line.to !== pill.line.to);
      const obstacles = { labels: othersOf(''), pills: others, marks, lines: otherLines };
      const at = cheapest(
        pillStops.map((stop) => pointOn(pill.line, stop)),
        (point, index) => pillCost(boxAround(point, pill), Math.abs(pillStops[index] - 0.5), obstacles),
      );
      pillBoxes.set(pill.key, { at, box: boxAround(at, pill) });
    }
  };
  const placeNames = () => {
    let moved = false;
    for (const label of wanted) {
      const others = othersOf(label.key);
      const obstacles = { labels: others, pills: [...pillBoxes.values()].map(({ box }) => box), marks, lines };
      const best = cheapest(positions.get(label.key)!, (candidate, order) => costOf(label, candidate.box, order, obstacles));
      const before = labels.get(label.key);
      if (!before || before.box.left !== best.box.left || before.box.top !== best.box.top) moved = true;
      labels.set(label.key, best);
    }
    return moved;
  };

  placePills();
  for (let round = 0; round < mostRounds; round++) {
    const moved = placeNames();
    placePills();
    if (!moved) break;
  }
  const kept = keepFree(wanted, labels, positions, (label, box, order) =>
    costOf(label, box, order, { labels: [], pills: [], marks, lines }),
  );
  const keptBoxes = kept.map(({ box }) => box);
  const keptPills: { key: string; at: Point; box: Box }[] = [];
  for (const pill of pills) {
    const isFree = (box: Box) =>
      ![...keptBoxes, ...keptPills.map((other) => other.box)].some((other) => overlap(box, other)) &&
      !marks.some((mark) => covers(box, mark));
    const places = [
      pillBoxes.get(pill.key)!,
      ...pillStops.map((stop) => pointOn(pill.line, stop)).map((at) => ({ at, box: boxAround(at, pill) })),
    ];
    const place = places.find(({ box }) => isFree(box));
    if (place) keptPills.push({ key: pill.key, ...place });
  }
  return { labels: kept, pills: keptPills.map(({ key, at }) => ({ key, at })) };
}

/** In the order wanted, each label keeps its place, or moves, or shrinks to its name, or is left out: none ever stands on another. */
function keepFree(
  wanted: readonly LabelWanted[],
  placed: ReadonlyMap<string, Placed>,
  positions: ReadonlyMap<string, Placed[]>,
  costOf: (label: LabelWanted, box: Box, order: number) => number,
): Placed[] {
  const kept: Placed[] = [];
  const isFree = ({ box }: Placed) => !kept.some((other) => overlap(box, other.box));
  for (const label of wanted) {
    const whole = [placed.get(label.key)!, ...byCost(positions.get(label.key)!, (candidate, order) => costOf(label, candidate.box, order))];
    const named = byCost(positionsOf({ ...label, ...label.nameOnly }), (candidate, order) => costOf(label, candidate.box, order));
    const place = whole.find(isFree) ?? named.map((candidate) => ({ ...candidate, isNameOnly: true })).find(isFree);
    if (place) kept.push(place);
  }
  return kept;
}

function byCost<T>(candidates: readonly T[], costOf: (candidate: T, index: number) => number): T[] {
  const priced = candidates.map((candidate, index) => ({ candidate, cost: costOf(candidate, index) }));
  return priced.sort((a, b) => a.cost - b.cost).map(({ candidate }) => candidate);
}

/** Right, below, above, left, then the corners; a host, whose label has three lines, first above. */
function positionsOf({
  key,
  mark: {
    at: [x, y],
    radius,
  },
  width,
  height,
  isHost,
}: LabelWanted): Placed[] {
  const away = radius + gapPx;
  const slant = away * Math.SQRT1_2;
  const place = (left: number, top: number, anchor: Anchor): Placed => ({
    key,
    anchor,
    box: { left, top, right: left + width, bottom: top + height },
  });
  const right = place(x + away, y - height / 2, 'start');
  const below = place(x - width / 2, y + away - 2, 'middle');
  const above = place(x - width / 2, y - away + 2 - height, 'middle');
  const left = place(x - away - width, y - height / 2, 'end');
  return [
    ...(isHost ? [above, below, right, left] : [right, below, above, left]),
    place(x + slant, y + slant - 3, 'start'),
    place(x + slant, y - slant + 3 - height, 'start'),
    place(x - slant - width, y + slant - 3, 'end'),
    place(x - slant - width, y - slant + 3 - height, 'end'),
  ];
}

interface Obstacles {
  labels: readonly Box[];
  pills: readonly Box[];
  marks: readonly Disc[];
  lines: readonly Segment[];
}

/** How far a position leaves its own cell or the picture, and how late it comes among the eight. */
function standingCost(label: LabelWanted, box: Box, order: number, frame: Box): number {
  const isAway = (point: Point) => !label.cell.reduce((inside, ring) => inside !== ringContains(ring, point), false);
  const middle = (box.left + box.right) / 2;
  const corners = [box.left, box.right]
    .flatMap((x): Point[] => [
      [x, box.top],
      [x, box.bottom],
    ])
    .filter(isAway).length;
  const middles = [box.top, (box.top + box.bottom) / 2, box.bottom].map((y): Point => [middle, y]).filter(isAway).length;
  const cut = box.left < frame.left || box.top < frame.top || box.right > frame.right || box.bottom > frame.bottom;
  return (
    (label.isHost ? price.hostCorner : price.corner) * corners +
    price.middle * middles +
    (cut ? price.edge : 0) +
    (label.isHost ? price.hostOrder : price.order) * order
  );
}

/** What a position covers. */
function meetingCost(label: LabelWanted, box: Box, obstacles: Obstacles): number {
  return (
    price.label * obstacles.labels.filter((other) => overlap(box, other)).length +
    price.mark * obstacles.marks.filter((mark) => mark.at !== label.mark.at && covers(box, mark)).length +
    price.line * obstacles.lines.filter((line) => meets(box, line)).length +
    price.pill * obstacles.pills.filter((pill) => overlap(box, pill)).length
  );
}

function pillCost(box: Box, fromMiddle: number, obstacles: Obstacles): number {
  return (
    pillPrice.pill * obstacles.pills.filter((other) => overlap(box, other)).length +
    pillPrice.mark * obstacles.marks.filter((mark) => covers(box, mark)).length +
    pillPrice.label * obstacles.labels.filter((label) => overlap(box, label)).length +
    pillPrice.line * obstacles.lines.filter((line) => meets(box, line)).length +
    pillPrice.tenthOfLine * fromMiddle * 10
  );
}

function cheapest<T>(candidates: readonly T[], costOf: (candidate: T, index: number) => number): T {
  const costs = candidates.map(costOf);
  return candidates[costs.indexOf(Math.min(...costs))];
}

const pointOn = ({ from, to }: Segment, part: number): Point => [from[0] + part * (to[0] - from[0]), from[1] + part * (to[1] - from[1])];

const boxAround = ([x, y]: Point, { width, height }: { width: number; height: number }): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
});

export const overlap = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether a box covers any part of a disc. */
export function covers(box: Box, { at: [x, y], radius }: Disc): boolean {
  const dx = x - Math.max(box.left, Math.min(box.right, x));
  const dy = y - Math.max(box.top, Math.min(box.bottom, y));
  return Math.hypot(dx, dy) < radius;
}

/** Whether a line passes through a box (Liang and Barsky, 1984). */
export function meets(box: Box, { from, to }: Segment): boolean {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  let [enter, leave] = [0, 1];
  for (const [step, room] of [
    [-dx, from[0] - box.left],
    [dx, box.right - from[0]],
    [-dy, from[1] - box.top],
    [dy, box.bottom - from[1]],
  ]) {
    if (step === 0 && room < 0) return false;
    if (step < 0) enter = Math.max(enter, room / step);
    if (step > 0) leave = Math.min(leave, room / step);
  }
  return enter <= leave;
}
