/** From a scene and the still geometry to what moves: fills, lines, marks, pills and names. Runs alike on the server and in the browser. */
import { shortNames } from '#geography/place-names.ts';
import type { MapWords } from '#i18n/map.ts';
import type { FrameGeometry } from '#map/geometry/geometry.ts';
import { type LabelWanted, type Placed, type Segment, covers, meets, overlap, placeLabels } from './labels.ts';
import { type Mark, markOf } from './marks.ts';
import { type Box, type Point, grow, ringContains, ringsOfPath, thinned } from '#map/geometry/plane.ts';
import { hostLetters } from './host-order.ts';
import { coverClass, minuteBreaks, minuteClass, radiusScale, hostShareClass } from './scale.ts';
import type { MapMunicipality, MapScene } from './scene.ts';
import type { Shape } from './shape.ts';
import { textWidth } from './text-width.ts';

/** The part of the geometry that drawing needs; a browser reads it from the markup and one small block. */
export type DrawnFrame = Pick<FrameGeometry, 'frame' | 'pxPerKm' | 'cells' | 'borders' | 'neighbours'>;

/** `parting` two service areas, or between two white cells, where the usual white line would not show. */
export type BorderLook = 'parting' | 'pale' | 'plain';

export interface Drawing {
  cells: { code: string; fill: string; isHatched: boolean }[];
  borders: { between: [string, string]; look: BorderLook }[];
  rings: Shape[];
  lines: Shape[];
  marks: Shape[];
  pills: Shape[];
  names: Shape[];
}

const whiteFills = ['cover-3', 'host-share-1'];
/** Above this many municipalities only hosts are named, and lines carry no pills. */
const mostNamed = 60;
/** Where the network is drawn narrower than this, pills carry the number only. */
const narrowPx = 400;
const edgeMargin = 4;
const nameSize = 14;
const hostNameSize = 17;
const secondSize = 12;
const tagHeight = 17;
const neighbourSize = 11;
const pillHeight = 20;

export function drawScene(geometry: DrawnFrame, scene: MapScene, words: MapWords): Drawing {
  const { frame } = geometry;
  const places = new Map(
    geometry.cells.map(({ code, at, d }) => [code, { at, cell: ringsOfPath(d).map((ring) => thinned(ring, labelReachPx)) }]),
  );
  const shown = scene.municipalities.filter(({ code }) => places.has(code));
  const at = (code: string) => places.get(code)!.at;
  const isHost = (code: string) => scene.hosts.includes(code);
  const radiusOf = radiusScale(frame, largestHours(scene), shown.length);
  const marks = new Map(shown.map((municipality) => [municipality.code, markOf(municipality, scene, radiusOf)]));
  const isCrowded = shown.length > mostNamed;

  const travelling =
    scene.layer === 'uncertainty' ? [] : scene.served.filter(({ code, host }) => code !== host && places.has(code) && places.has(host));
  const lines = travelling.map((service) => ({ ...service, from: at(service.host), to: at(service.code) }));
  const pillsWanted = isCrowded
    ? []
    : lines.map((line) => ({ key: line.code, line, width: pillWidth(pillText(line.minutes)), height: pillHeight }));
  function pillText(minutes: number) {
    return frame.fit.right - frame.fit.left < narrowPx ? String(Math.round(minutes)) : words.minutes(minutes);
  }

  const names = namesOf(scene);
  const texts = new Map(
    shown.map((municipality) => [municipality.code, labelTexts(names.get(municipality.code)!, municipality, scene, words)]),
  );
  const wanted: LabelWanted[] = shown
    .filter(({ code }) => !isCrowded || isHost(code))
    .sort((a, b) => Number(isHost(b.code)) - Number(isHost(a.code)) || b.population - a.population || a.code.localeCompare(b.code))
    .map(({ code }) => ({
      key: code,
      mark: { at: at(code), radius: marks.get(code)!.radius },
      ...sizeOf(texts.get(code)!),
      nameOnly: sizeOf(nameOnly(texts.get(code)!)),
      isHost: isHost(code),
      cell: places.get(code)!.cell,
    }));
  const discs = shown.map(({ code }) => ({ at: at(code), radius: marks.get(code)!.radius + 1 }));
  const room: Box = grow({ left: 0, right: frame.width, ...frame.seen, top: 0, bottom: frame.height }, -edgeMargin);
  const placement = placeLabels(wanted, pillsWanted, lines, discs, room);

  const pills = placement.pills.map(({ key, at: middle }) => {
    const { minutes } = lines.find(({ code }) => code === key)!;
    return pillShape(key, middle, pillText(minutes), minuteClass(minutes));
  });
  const pillBoxes = placement.pills.map(({ key, at: [x, y] }) =>
    boxAround(x, y, pillsWanted.find((pill) => pill.key === key)!.width, pillHeight),
  );
  const taken = [...placement.labels.map(({ box }) => box), ...pillBoxes];
  const cells = shown.map((municipality) => ({ code: municipality.code, ...fillOf(municipality, scene) }));
  const isWhite = (code: string) => whiteFills.includes(cells.find((cell) => cell.code === code)?.fill ?? '');
  return {
    cells,
    borders: geometry.borders.map(({ between }) => ({
      between,
      look: partsAreas(between, scene) ? 'parting' : between.every(isWhite) ? 'pale' : 'plain',
    })),
    rings: scene.layer === 'travel' ? minuteRings(scene, geometry, at, words) : [],
    lines: lineShapes(lines),
    marks: [...shown]
      .sort((a, b) => marks.get(b.code)!.radius - marks.get(a.code)!.radius)
      .map(({ code }) => markShape(code, at(code), marks.get(code)!, isHost(code))),
    pills,
    names: [
      ...neighbourShapes(
        geometry,
        taken,
        lines,
        discs,
        room,
        [...places.values()].map(({ cell }) => cell),
      ),
      ...placement.labels.map((label) => nameShape(label, label.isNameOnly ? nameOnly(texts.get(label.key)!) : texts.get(label.key)!)),
    ],
  };
}

const largestHours = (scene: MapScene): number =>
  Math.max(
    scene.hosts.length > 0 ? (scene.coreTeamHours ?? 0) : 0,
    ...scene.municipalities.flatMap(({ needHours = 0, ownHours = 0 }) => [needHours, ownHours]),
  );

function fillOf(municipality: MapMunicipality, scene: MapScene): { fill: string; isHatched: boolean } {
  const { code, band, needHours, ownHours } = municipality;
  if (scene.layer === 'uncertainty') return { fill: `host-share-${hostShareClass(scene.hostShare?.[code] ?? 0)}`, isHatched: false };
  if (band) return { fill: `band-${['none', 'some', 'strong'].indexOf(band)}`, isHatched: false };
  if (scene.layer === 'travel' || needHours === undefined || ownHours === undefined) return { fill: 'cover-3', isHatched: false };
  const cover = coverClass(ownHours, needHours);
  return { fill: `cover-${cover}`, isHatched: cover === 0 };
}

function partsAreas([a, b]: [string, string], { hosts, served }: MapScene): boolean {
  const hostOf = (code: string) => served.find((service) => service.code === code)?.host;
  return hosts.length > 1 && hostOf(a) !== hostOf(b);
}

interface LabelTexts {
  name: string;
  isHost: boolean;
  tag?: string;
  second?: string;
}

function namesOf({ municipalities }: MapScene): Map<string, string> {
  const names = shortNames(municipalities.map(({ name }) => name));
  return new Map(municipalities.map(({ code }, i) => [code, names[i]]));
}

function labelTexts(name: string, municipality: MapMunicipality, scene: MapScene, words: MapWords): LabelTexts {
  const { code, needHours, ownHours } = municipality;
  const isHost = scene.hosts.includes(code);
  return {
    name,
    isHost,
    tag: isHost ? words.centre(letterOf(code, scene)) : undefined,
    second: secondLine(),
  };
  function secondLine() {
    if (scene.layer === 'uncertainty') return words.hostShare(scene.hostShare?.[code] ?? 0);
    if (municipality.secondLine !== undefined) return municipality.secondLine;
    if (municipality.band) return words.bands[municipality.band];
    if (needHours === undefined || ownHours === undefined) return undefined;
    return words.ofHours(ownHours, isHost ? (scene.coreTeamHours ?? needHours) : needHours);
  }
}

function letterOf(code: string, { hosts, municipalities }: MapScene): string {
  return hostLetters(municipalities.filter((municipality) => hosts.includes(municipality.code))).get(code) ?? '';
}

/** A host keeps its tag. */
const nameOnly = ({ name, isHost, tag }: LabelTexts): LabelTexts => ({ name, isHost, tag });

function sizeOf({ name, isHost, tag, second }: LabelTexts): { width: number; height: number } {
  return {
    width: Math.max(
      textWidth(name, isHost ? hostNameSize * 1.02 : nameSize),
      tag ? tagWidth(tag) : 0,
      second ? textWidth(second, secondSize) : 0,
    ),
    height: (isHost ? 20 : 16) + (tag ? tagHeight + 3 : 0) + (second ? 15 : 0),
  };
}

const tagWidth = (tag: string) => textWidth(tag, 11) + 12;
const pillWidth = (text: string) => textWidth(text, secondSize) + 16;
const tenth = (value: number) => Math.round(value * 10) / 10;
const moved = ([x, y]: Point) => `translate(${tenth(x)},${tenth(y)})`;

function nameShape({ key, anchor, box }: Placed, { name, isHost, tag, second }: LabelTexts): Shape {
  const x = anchor === 'start' ? 0 : anchor === 'end' ? box.right - box.left : (box.right - box.left) / 2;
  const children: Shape[] = [textShape('name', isHost ? 'name host' : 'name', x, isHost ? 15.5 : 12.5, name, anchor)];
  let y = isHost ? 20 : 16;
  if (tag) {
    const width = tagWidth(tag);
    const left = anchor === 'start' ? 0 : anchor === 'end' ? x - width : x - width / 2;
    children.push(
      {
        key: 'tag',
        tag: 'rect',
        attributes: { class: 'tag-plate', x: tenth(left), y: y + 1, width: tenth(width), height: tagHeight, rx: 3 },
      },
      textShape('tag-text', 'tag-text', left + width / 2, y + 13.5, tag, 'middle'),
    );
    y += tagHeight + 3;
  }
  if (second) children.push(textShape('second', 'second', x, y + 11.5, second, anchor));
  return { key: `name-${key}`, tag: 'g', attributes: { class: 'label', transform: moved([box.left, box.top]) }, children };
}

const textShape = (key: string, className: string, x: number, y: number, text: string, anchor: string): Shape => ({
  key,
  tag: 'text',
  attributes: { class: className, x: tenth(x), y, 'text-anchor': anchor },
  text,
});

const markShape = (code: string, at: Point, { circles }: Mark, isHost: boolean): Shape => ({
  key: `mark-${code}`,
  tag: 'g',
  attributes: { class: isHost ? 'mark host' : 'mark', 'data-code': code, transform: moved(at) },
  children: circles,
});

function pillShape(code: string, at: Point, text: string, minutes: number): Shape {
  const width = pillWidth(text);
  return {
    key: `pill-${code}`,
    tag: 'g',
    attributes: { class: `pill minutes-${minutes}`, transform: moved(at) },
    children: [
      {
        key: 'plate',
        tag: 'rect',
        attributes: { x: tenth(-width / 2), y: -pillHeight / 2, width: tenth(width), height: pillHeight, rx: pillHeight / 2 },
      },
      textShape('text', 'pill-text', 0, 4.2, text, 'middle'),
    ],
  };
}

/** All casings below all lines, so that no line cuts another in two. */
function lineShapes(lines: (Segment & { code: string; minutes: number })[]): Shape[] {
  const shape = (kind: string, { code, from, to, minutes }: (typeof lines)[number]): Shape => ({
    key: `${kind}-${code}`,
    tag: 'line',
    attributes: {
      class: kind === 'casing' ? 'casing' : `line minutes-${minuteClass(minutes)}`,
      x1: from[0],
      y1: from[1],
      x2: to[0],
      y2: to[1],
    },
  });
  return [...lines.map((line) => shape('casing', line)), ...lines.map((line) => shape('line', line))];
}

function minuteRings(scene: MapScene, { pxPerKm, frame }: DrawnFrame, at: (code: string) => Point, words: MapWords): Shape[] {
  if (!scene.travel || scene.travel.measured) return [];
  const pxPerMinute = ((scene.travel.speedKmh / 60) * pxPerKm) / scene.travel.circuity;
  return scene.hosts.flatMap((host) => {
    const [x, y] = at(host);
    return minuteBreaks.flatMap((minutes): Shape[] => {
      const radius = tenth(minutes * pxPerMinute);
      const top = y - radius;
      const label: Shape[] =
        scene.hosts.length === 1 && top > 16 && top < frame.height
          ? [textShape(`ring-text-${host}-${minutes}`, 'ring-text', x, tenth(top + 4), words.minutes(minutes), 'middle')]
          : [];
      return [{ key: `ring-${host}-${minutes}`, tag: 'circle', attributes: { class: 'ring', cx: x, cy: y, r: radius } }, ...label];
    });
  });
}

/** Where a label leaves its cell is told to so many pixels. */
const labelReachPx = 6;

/** Neighbours are named only where nothing else stands, the nearest first. */
function neighbourShapes(
  geometry: DrawnFrame,
  taken: Box[],
  lines: readonly Segment[],
  discs: { at: Point; radius: number }[],
  room: Box,
  cells: Point[][][],
): Shape[] {
  const boxes = [...taken];
  return geometry.neighbours.flatMap(({ name, at: [x, y] }) => {
    const box = boxAround(x, y, textWidth(name, neighbourSize) + 12, neighbourSize + 10);
    const corners: Point[] = [
      [box.left, box.top],
      [box.right, box.top],
      [box.right, box.bottom],
      [box.left, box.bottom],
    ];
    const isFree =
      box.left > room.left &&
      box.right < room.right &&
      box.top > room.top &&
      box.bottom < room.bottom &&
      !boxes.some((other) => overlap(box, other)) &&
      !lines.some((line) => meets(box, line)) &&
      !discs.some((disc) => covers(box, disc)) &&
      !corners.some((corner) => cells.some((rings) => rings.some((ring) => ringContains(ring, corner))));
    if (!isFree) return [];
    boxes.push(box);
    return [textShape(`neighbour-${name}`, 'neighbour', x, y + 4, name, 'middle')];
  });
}

const boxAround = (x: number, y: number, width: number, height: number): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
});
