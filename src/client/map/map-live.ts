/** Keeps the pictures of a <network-map> in step with its scene: fills change, lines, marks, pills and names move. */
import { type BaseType, type Transition, easeCubicOut, select, transition } from 'd3';
import { makeMovable } from './map-move.ts';
import type { NetworkMap } from './network-map.ts';
import type { Locale } from '#i18n/locale.ts';
import { map } from '#i18n/map.ts';
import { describe } from '#map/drawing/describe.ts';
import { type DrawnFrame, drawScene } from '#map/drawing/draw.ts';
import type { MapScene } from '#map/drawing/scene.ts';
import { type Shape, svgNamespace } from '#map/drawing/shape.ts';
import { movingLayers } from '#map/drawing/moving-layers.ts';
import type { Point } from '#map/geometry/plane.ts';
import { itemAt } from '#lists/item-at.ts';

const moveMs = 180;
type Motion = Transition<BaseType, unknown, null, undefined>;

interface StillData {
  locale: Locale;
  scene: MapScene;
  frames: (Pick<DrawnFrame, 'frame' | 'pxPerKm' | 'neighbours'> & { seats: [string, Point][] })[];
}

export class LiveMap {
  scene: MapScene;
  private readonly locale: Locale;
  private readonly pictures: { svg: SVGSVGElement; geometry: DrawnFrame }[];

  constructor(element: NetworkMap, { locale, scene, frames }: StillData) {
    this.scene = scene;
    this.locale = locale;
    this.pictures = element.pictures().map((svg, index) => ({ svg, geometry: geometryOf(svg, itemAt(frames, index)) }));
    if (element.hasAttribute('movable')) makeMovable(element, this, map[locale]);
  }

  update(scene: MapScene): void {
    this.scene = scene;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const motion = still ? undefined : transition('map').duration(moveMs).ease(easeCubicOut);
    for (const { svg, geometry } of this.pictures) this.draw(svg, geometry, motion);
  }

  private draw(svg: SVGSVGElement, geometry: DrawnFrame, motion: Motion | undefined): void {
    const words = map[this.locale];
    const drawing = drawScene(geometry, this.scene, words);
    for (const { code, fill, isHatched } of drawing.cells) {
      const cell = svg.querySelector<SVGElement>(`.cell[data-code="${CSS.escape(code)}"]`);
      const lines = describe(code, this.scene, words);
      const [plain, hatch] = [cell?.querySelector('.fill'), cell?.querySelector('.hatch')];
      plain?.setAttribute('class', `fill ${fill}`);
      if (isHatched) hatch?.setAttribute('d', plain?.getAttribute('d') ?? '');
      hatch?.classList.toggle('shown', isHatched);
      cell?.setAttribute('aria-label', lines.join('. '));
      cell?.setAttribute('data-card', lines.join('\n'));
    }
    svg
      .querySelectorAll('.borders > path')
      .forEach((path, index) => path.setAttribute('class', `border ${itemAt(drawing.borders, index).look}`));
    svg.querySelector('.outline')?.classList.toggle('areas', this.scene.hosts.length > 1);
    for (const layer of movingLayers) {
      const group = svg.querySelector<SVGGElement>(`:scope > .${layer}`);
      if (group) join(group, drawing[layer], motion);
    }
  }
}

/** The still geometry as the server wrote it into the picture. */
function geometryOf(svg: SVGSVGElement, { seats, ...frame }: StillData['frames'][number]): DrawnFrame {
  const pathOf = (code: string) => svg.querySelector(`.cell[data-code="${CSS.escape(code)}"] .fill`)?.getAttribute('d') ?? '';
  const borders = [...svg.querySelectorAll<SVGElement>('.borders > path')];
  return {
    ...frame,
    cells: seats.map(([code, at]) => ({ code, at, d: pathOf(code) })),
    borders: borders.map((path) => ({ between: (path.dataset.key ?? '').split(' ') as [string, string], d: path.getAttribute('d') ?? '' })),
  };
}

/** What moves from where it was; everything else changes at once. */
const moving = new Set(['x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'transform']);

function join(group: Element, shapes: readonly Shape[], motion: Motion | undefined): void {
  select(group)
    .selectChildren<SVGElement, Shape | undefined>()
    .data(shapes, function (this: Element, shape) {
      return shape?.key ?? (this as SVGElement).dataset.key ?? '';
    } as (this: Element, shape: Shape | undefined) => string)
    .join((enter) => enter.append((shape) => document.createElementNS(svgNamespace, shape!.tag) as SVGElement))
    .order()
    .each(function (shape) {
      if (shape) dress(this, shape, motion);
    });
}

function dress(element: SVGElement, shape: Shape, motion: Motion | undefined): void {
  const isNew = element.dataset.key === undefined;
  element.dataset.key = shape.key;
  const selection = select(element).interrupt('map');
  const moved = isNew || !motion ? undefined : selection.transition(motion);
  for (const [name, value] of Object.entries(shape.attributes)) {
    if (moved && moving.has(name)) moved.attr(name, value);
    else element.setAttribute(name, String(value));
  }
  if (shape.text !== undefined && element.textContent !== shape.text) element.textContent = shape.text;
  if (shape.children) join(element, shape.children, motion);
}
