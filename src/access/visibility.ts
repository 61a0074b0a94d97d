/**
 * Who may know of a person, and who sees which section of their profile. The rule is data: the checks here read it, and so does the SQL
 * (db/queries/visible.ts), so that what is found is what is shown.
 */
import type { ViewerPlace } from './viewer.ts';

/** Whom a person lets see a section: `nobody` is themselves alone. */
export const audiences = ['nobody', 'municipality', 'network'] as const;
export type Audience = (typeof audiences)[number];

/** What a viewer is to a person: the person, a colleague of the municipality, or anybody else of its networks. */
export const relations = ['self', 'municipality', 'network'] as const;
export type Relation = (typeof relations)[number];

const seenBy: Record<Audience, readonly Relation[]> = {
  nobody: ['self'],
  municipality: ['self', 'municipality'],
  network: ['self', 'municipality', 'network'],
};

/** The audiences that open a section to somebody. */
export const audiencesOpenTo = (relation: Relation): Audience[] => audiences.filter((audience) => seenBy[audience].includes(relation));

/** What the person chooses, and what each section asks of it: shared hours are hours in a topic, so they ask for both. */
export interface Choices {
  contactAudience: Audience;
  topicsAudience: Audience;
  hoursAudience: Audience;
  absenceAudience: Audience;
}
export const sections = {
  contact: ['contactAudience'],
  topics: ['topicsAudience'],
  hours: ['topicsAudience', 'hoursAudience'],
  absence: ['absenceAudience'],
} as const satisfies Record<string, (keyof Choices)[]>;
export type Section = keyof typeof sections;

export function sees<Part extends Section>(
  relation: Relation,
  section: Part,
  choices: Pick<Choices, (typeof sections)[Part][number]>,
): boolean {
  const asked: readonly (typeof sections)[Part][number][] = sections[section];
  return asked.every((choice) => seenBy[choices[choice]].includes(relation));
}

/** The state in which others may know of a person: at work, and listed. */
export const knownState = { active: true, protected: false } as const;

export const isKnown = (person: { active: boolean; protected: boolean }): boolean =>
  person.active === knownState.active && person.protected === knownState.protected;

interface Known {
  id: string;
  municipalityCode: string;
}

/** What the viewer is to somebody whom they may know of. */
export function relationTo(viewer: ViewerPlace, person: Known): Relation {
  if (person.id === viewer.personId) return 'self';
  return person.municipalityCode === viewer.municipalityCode ? 'municipality' : 'network';
}

/** Whether the viewer may know of a person. `neighbours` are the codes of the municipalities that share a network with the viewer now. */
export function mayKnowOf(
  viewer: ViewerPlace,
  person: Known & { active: boolean; protected: boolean },
  neighbours: ReadonlySet<string>,
): boolean {
  const relation = relationTo(viewer, person);
  return relation === 'self' || (isKnown(person) && (relation === 'municipality' || neighbours.has(person.municipalityCode)));
}
