import { may } from './roles.ts';
import type { Viewer } from './viewer.ts';

export const licencePolicy = {
  /** An editor keeps the licences of their municipality. */
  edit: (viewer: Viewer, municipalityCode: string) => may(viewer, 'edit', municipalityCode),
  /** Sees what a licence of that municipality costs: planners and network admins everywhere, editors at home. */
  money: (viewer: Viewer, municipalityCode: string) => may(viewer, 'seeMoney', municipalityCode),
};
