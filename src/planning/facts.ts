import { hostOrder } from '#map/drawing/host-order.ts';
import type { NeedRule } from './need.ts';
import { itemAt } from '#lists/item-at.ts';

/** What the catalogue knows of a municipality, for one topic. Hours are hours a year. */
export interface PlanMunicipality {
  code: string;
  name: string;
  /** Degrees, WGS 84. */
  lat: number;
  lon: number;
  population: number;
  /** Need that the municipality has stated; estimated where missing. */
  statedHours?: number;
  ownHours: number;
  /** People of level 3 or more, and those of them whose hours are agreed and counted. */
  experts: number;
  sharing: number;
}

/** The topic's own assumptions: how need is estimated and how much of the work is done in person. */
export interface PlanTopic extends NeedRule {
  slug: string;
  labelEn: string;
  labelNb: string;
  /** 0 to 1 */
  inPersonShare: number;
  visitHours: number;
}

/** Everything a plan for one topic is computed from, but the assumptions: sent to the browser as it is. */
export interface PlanFacts {
  /** the network's id; left out where nothing leads back to it */
  network?: string;
  topic: PlanTopic;
  municipalities: PlanMunicipality[];
}

/** Positions of municipalities in the order of the letters A, B … */
export function inHostOrder({ municipalities }: PlanFacts, hosts: readonly number[]): number[] {
  return hostOrder(hosts.map((position) => ({ ...itemAt(municipalities, position), position }))).map(({ position }) => position);
}
