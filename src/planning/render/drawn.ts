/** A plan as its page carries it: each region as markup, and the map. */
import { isComplete } from '#planning/answer.ts';
import { type DrawnMap, type Geometries, drawMap } from '#map/drawing/drawn.ts';
import { type Region, regions } from './regions.ts';
import { sceneOf } from './scene.ts';
import type { PlanView } from './view.ts';

export interface DrawnPlan {
  regions: Record<Region, string>;
  map: DrawnMap;
  /** Nothing is left to the reader's browser. */
  complete: boolean;
}

export function drawPlan(view: PlanView, geometries: Geometries): DrawnPlan {
  const written = Object.entries(regions).map(([region, write]) => [region, write(view).text]);
  return {
    regions: Object.fromEntries(written) as Record<Region, string>,
    map: drawMap(geometries, sceneOf(view, 'strength'), view.locale, { frames: ['plan', 'planNarrow'], id: 'map', live: true }),
    complete: isComplete(view.answer) && view.uncertainty !== undefined,
  };
}
