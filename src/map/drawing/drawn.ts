/** A network's map as a page carries it: pictures as markup, and for a page that draws on, the scene they show. */
import { list } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { map } from '#i18n/map.ts';
import { jsonInScript } from '#markup/escape.ts';
import type { FrameName } from '#map/geometry/frames.ts';
import type { FrameGeometry } from '#map/geometry/geometry.ts';
import { pictureMarkup } from './picture.ts';
import type { MapScene } from './scene.ts';

export interface DrawnMap {
  title: string;
  pictures: { name: FrameName; width: number; height: number; markup: string }[];
  /** JSON of the scene and of what the markup does not tell; for pages that change the scene */
  still: string;
}

export interface MapOptions {
  frames: readonly FrameName[];
  /** Unique in the page. */
  id: string;
  /** What a municipality's code is written behind to make its link; without it municipalities can be focused but lead nowhere. */
  linksTo?: string;
  /** Write `still` too. */
  live?: boolean;
}

export type Geometries = Record<FrameName, FrameGeometry>;

export function drawMap(
  geometries: Geometries,
  scene: MapScene,
  locale: Locale,
  { frames, id, linksTo, live = false }: MapOptions,
): DrawnMap {
  const words = map[locale];
  const href = linksTo === undefined ? undefined : (code: string) => `${linksTo}${code}`;
  const stillFrames = frames.map((name) => {
    const { frame, pxPerKm, cells, neighbours } = geometries[name];
    return { frame, pxPerKm, neighbours, seats: cells.map(({ code, at }) => [code, at]) };
  });
  return {
    title: words.title(
      list(
        locale,
        scene.municipalities.map(({ name }) => name),
      ),
    ),
    pictures: frames.map((name) => {
      const { width, height } = geometries[name].frame;
      return { name, width, height, markup: pictureMarkup(geometries[name], scene, words, { id: `${id}-${name}`, href }) };
    }),
    still: live ? jsonInScript({ locale, scene, frames: stillFrames }) : '',
  };
}
