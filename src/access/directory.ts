import type { Viewer } from './viewer.ts';

/** Looks people up. Elected members read plans and figures, and no personal profile. */
export function mayLookUpPeople(viewer: Viewer): boolean {
  return viewer.role !== 'member';
}
