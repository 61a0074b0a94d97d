import { may } from './roles.ts';
import type { Viewer } from './viewer.ts';

/** Looks people up. Elected members read plans and figures, and no personal profile. */
export function mayLookUpPeople(viewer: Viewer): boolean {
  return may(viewer, 'lookUpPeople');
}

/** As whom a viewer searches for people: an elected member as somebody who shares nothing with anybody. */
export function searcher(viewer: Viewer): Viewer {
  return mayLookUpPeople(viewer) ? viewer : { ...viewer, personId: null, municipalityCode: null, networkIds: [] };
}
