import { type PersonPlace, personPolicy } from './people.ts';
import type { Viewer } from './viewer.ts';

export const expertisePolicy = {
  /** States topics, levels and the hours one would give: everybody their own, nobody another's. */
  edit: (viewer: Viewer, person: PersonPlace) => personPolicy.own(viewer, person),
  /** Hours are the employer's: an editor of the person's municipality agrees them, no network admin and no neighbour. */
  agree: (viewer: Viewer, person: PersonPlace) => personPolicy.manage(viewer, person.municipalityCode),
};
