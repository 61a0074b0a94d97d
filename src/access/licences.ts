import type { Viewer } from './viewer.ts';

export const licencePolicy = {
  /** An editor keeps the licences of their own municipality. */
  edit: (viewer: Viewer, municipalityCode: string) => viewer.role === 'editor' && viewer.municipalityCode === municipalityCode,
  /** Sees what a licence of that municipality costs: planners and network admins everywhere, editors at home. */
  money: (viewer: Viewer, municipalityCode: string) =>
    viewer.role === 'planner' || viewer.role === 'admin' || licencePolicy.edit(viewer, municipalityCode),
};
