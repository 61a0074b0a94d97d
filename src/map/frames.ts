/** The pictures that the pages draw. Pixels are CSS pixels: a page shows a frame at its own size or a little smaller, never larger. */
import type { Frame } from '#map/projection.ts';

export const frames = {
  /** Beside the answer of a plan. */
  plan: { width: 736, height: 666, fit: { left: 150, top: 130, right: 706, bottom: 640 } },
  planNarrow: { width: 390, height: 400, fit: { left: 50, top: 74, right: 364, bottom: 374 } },
  /** The home page's own text stands on the left 700 of the middle 1280. */
  homeWide: { width: 1920, height: 560, fit: { left: 1020, top: 74, right: 1540, bottom: 540 }, namesFrom: 900, scaleBarRight: 1576 },
  homeMiddle: { width: 1200, height: 460, fit: { left: 310, top: 30, right: 890, bottom: 430 }, namesFrom: 220, scaleBarRight: 960 },
  homeNarrow: { width: 600, height: 340, fit: { left: 150, top: 26, right: 470, bottom: 318 }, namesFrom: 110, scaleBarRight: 484 },
} satisfies Record<string, Frame>;
