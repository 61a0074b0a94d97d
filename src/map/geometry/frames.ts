/** The pictures that the pages draw. Pixels are CSS pixels: a page shows a frame at its own size or a little smaller, never larger. */
import type { Frame } from './projection.ts';

export type FrameName = 'plan' | 'planNarrow' | 'homeWide' | 'homeMiddle' | 'homeNarrow';

export const frames: Record<FrameName, Frame> = {
  /** Beside the answer of a plan. */
  plan: { width: 736, height: 666, fit: { left: 150, top: 130, right: 706, bottom: 640 } },
  /** The narrow ones are cropped to the screen at both sides, and show their middle 390. */
  planNarrow: { width: 760, height: 400, fit: { left: 235, top: 74, right: 549, bottom: 374 }, seen: { left: 185, right: 575 } },
  /** The home page's own text stands on the left of the middle 1280. */
  homeWide: { width: 2240, height: 560, fit: { left: 1190, top: 62, right: 1710, bottom: 530 }, seen: { left: 1060, right: 1760 } },
  homeMiddle: { width: 1200, height: 460, fit: { left: 320, top: 36, right: 880, bottom: 430 }, seen: { left: 300, right: 900 } },
  homeNarrow: { width: 700, height: 340, fit: { left: 205, top: 26, right: 520, bottom: 316 }, seen: { left: 155, right: 545 } },
};
