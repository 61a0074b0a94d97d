import { may } from './roles.ts';
import type { Viewer } from './viewer.ts';
import { isKnown } from './visibility.ts';

/** What the policies need to know of a person. */
export interface PersonPlace {
  id: string;
  municipalityCode: string;
}

export const personPolicy = {
  /** Changes the profile: telephone, languages, working week, audiences, absence. Everybody their own, nobody another's. */
  own: (viewer: Viewer, person: PersonPlace) => viewer.personId === person.id,
  /** Creates and changes people, agrees their hours, hides and deactivates them: an editor, in their own municipality. */
  manage: (viewer: Viewer, municipalityCode: string) => may(viewer, 'edit', municipalityCode),
  /** Those who left or are not listed are there for the editors of their municipality alone. */
  find: (viewer: Viewer, person: PersonPlace & { active: boolean; protected: boolean }) =>
    isKnown(person) || personPolicy.manage(viewer, person.municipalityCode),
  /** Nobody locks themselves out. */
  deactivate: (viewer: Viewer, person: PersonPlace) =>
    personPolicy.manage(viewer, person.municipalityCode) && viewer.personId !== person.id,
  /** Moves a person between two municipalities of the network: its admin. `members` are the codes of the network they administer. */
  move: (viewer: Viewer, fromCode: string, toCode: string, members: readonly string[]) =>
    may(viewer, 'administer') && members.includes(fromCode) && members.includes(toCode),
  /** Has a profile to keep. */
  haveProfile: (viewer: Viewer) => viewer.personId !== null,
  /** Moves people at all. */
  moveAnybody: (viewer: Viewer) => may(viewer, 'administer'),
};
