/** How a municipality's need is estimated where it has stated none. */
export interface NeedRule {
  /** hours a year that every municipality needs, whatever its size */
  needFloorHours: number;
  /** hours a year for every 1,000 inhabitants on top */
  needHoursPer1000: number;
}

/** Need in hours a year: what the municipality has stated, else floor + per 1,000 inhabitants. */
export function needHours(rule: NeedRule, population: number, statedHours?: number): number {
  return statedHours ?? rule.needFloorHours + (rule.needHoursPer1000 * population) / 1000;
}
