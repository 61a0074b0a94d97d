/** The whole map as SVG markup, as a page without JavaScript shows it. Still land below, then what moves, in groups named by class. */
import type { MapWords } from '#i18n/map.ts';
import { describe } from './describe.ts';
import { drawScene } from './draw.ts';
import type { FrameGeometry } from '#map/geometry/geometry.ts';
import { movingLayers } from './moving-layers.ts';
import type { MapScene } from './scene.ts';
import { type Shape, markup } from './shape.ts';

export interface PictureOptions {
  /** Unique in the page: patterns and clip paths are named after it. */
  id: string;
  /** Where a municipality leads; without it municipalities can be focused but lead nowhere. */
  href?: (code: string) => string;
}

export function pictureMarkup(geometry: FrameGeometry, scene: MapScene, words: MapWords, { id, href }: PictureOptions): string {
  const { frame } = geometry;
  const drawing = drawScene(geometry, scene, words);
  const cells = geometry.cells.flatMap(({ code, d }): Shape[] => {
    const look = drawing.cells.find((cell) => cell.code === code);
    if (!look) return [];
    const paths: Shape[] = [
      { key: 'fill', tag: 'path', attributes: { class: `fill ${look.fill}`, d } },
      {
        key: 'hatch',
        tag: 'path',
        attributes: { class: look.isHatched ? 'hatch shown' : 'hatch', d: look.isHatched ? d : '', fill: `url(#${id}-hatch)` },
      },
    ];
    const lines = describe(code, scene, words);
    const focus: Shape['attributes'] = href ? { href: href(code) } : { tabindex: 0, role: 'img' };
    return [
      {
        key: code,
        tag: href ? 'a' : 'g',
        attributes: { class: 'cell', 'data-code': code, ...focus, 'aria-label': lines.join('. '), 'data-card': lines.join('\n') },
        children: paths,
      },
    ];
  });
  const borders = geometry.borders.map(({ between, d }, index): Shape => ({
    key: between.join(' '),
    tag: 'path',
    attributes: { class: `border ${drawing.borders[index].look}`, d },
  }));
  const outline = scene.hosts.length > 1 ? 'outline areas' : 'outline';
  return [
    `<defs><pattern id="${id}-hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="hatch-line" d="M0,0V7"/></pattern>`,
    `<clipPath id="${id}-land"><path d="${geometry.home}"/></clipPath></defs>`,
    `<rect class="water" width="${frame.width}" height="${frame.height}"/>`,
    `<path class="land" d="${geometry.abroad}"/><path class="land" d="${geometry.home}"/>`,
    `<path class="beyond" clip-path="url(#${id}-land)" d="${geometry.beyond}"/>`,
    `<g class="cells">${cells.map(markup).join('')}</g>`,
    `<g class="borders">${borders.map(markup).join('')}</g>`,
    `<path class="${outline}" d="${geometry.outline}"/>`,
    ...movingLayers.map((layer) => `<g class="${layer}" aria-hidden="true">${drawing[layer].map(markup).join('')}</g>`),
    scaleBar(geometry, words),
  ].join('');
}

const scaleBarKm = [1, 2, 5, 10, 20, 50, 100, 200, 500];
const widestBarPx = 130;
const barMargin = 14;

function scaleBar({ frame, pxPerKm }: FrameGeometry, words: MapWords): string {
  const km = scaleBarKm.findLast((length) => length * pxPerKm <= widestBarPx) ?? scaleBarKm[0];
  const right = (frame.seen?.right ?? frame.width) - barMargin;
  const y = frame.height - barMargin;
  const left = Math.round(right - km * pxPerKm);
  return `<g class="scale-bar" aria-hidden="true"><path d="M${left},${y - 5}V${y}H${right}V${y - 5}"/><text x="${(left + right) / 2}" y="${y - 6}" text-anchor="middle">${words.km(km)}</text></g>`;
}
