import type { HeldRole, Role, Viewer } from './viewer.ts';

/** What a role may give the power to do. */
export type Power = 'lookUpPeople' | 'edit' | 'seeMoney' | 'administer';

/** Everywhere within the viewer's networks, or only in the municipality or the network where the role is held. */
type Reach = 'everywhere' | 'municipality' | 'network';

const powers: Record<Power, Partial<Record<Role, Reach>>> = {
  /** Elected members read plans and figures, and no personal profile. */
  lookUpPeople: {
    staff: 'everywhere',
    planner: 'everywhere',
    editor: 'everywhere',
    keeper: 'everywhere',
    auditor: 'everywhere',
    admin: 'everywhere',
  },
  /** Keeps the people, hours and licences of a municipality. */
  edit: { editor: 'municipality' },
  seeMoney: { planner: 'everywhere', admin: 'everywhere', editor: 'municipality' },
  /** Invites, ends sign-ins, moves people, gives and takes roles within a network. */
  administer: { admin: 'network' },
};

type Holder = Pick<Viewer, 'roles'>;

/** Whether a role in force gives the viewer a power in a municipality or network, by its code or id; without one, anywhere at all. */
export const may = (viewer: Holder, power: Power, place?: string): boolean =>
  mayEverywhere(viewer, power) || (place === undefined ? placesOf(viewer, power).length > 0 : placesOf(viewer, power).includes(place));

/** Whether a role in force gives the power somewhere, if only in a network that is yet to be made. */
export const holds = (viewer: Holder, power: Power): boolean => viewer.roles.some(({ role }) => powers[power][role] !== undefined);

/** Whether a role gives the viewer a power in all of their networks. */
export const mayEverywhere = (viewer: Holder, power: Power): boolean =>
  viewer.roles.some(({ role }) => powers[power][role] === 'everywhere');

/** The municipalities or networks where the viewer has a power by a role held there. */
export function placesOf(viewer: Holder, power: Power): string[] {
  const places = viewer.roles.map(({ role, municipalityCode, networkId }) => {
    const reach = powers[power][role];
    return reach === 'municipality' ? municipalityCode : reach === 'network' ? networkId : null;
  });
  return [...new Set(places.filter((place) => place !== null))];
}

/** The municipality to do something in: the one asked for or else the viewer's own or first, undefined where the power is not theirs there. */
export function chosenPlace(
  viewer: Holder & { municipalityCode: string | null },
  power: Power,
  asked: string | null = null,
): string | undefined {
  const places = placesOf(viewer, power);
  return asked === null ? (places.find((code) => code === viewer.municipalityCode) ?? places.at(0)) : places.find((code) => code === asked);
}

/** A municipality's code or a network's id; null for an admin before there is a network. */
export const placeOf = ({ municipalityCode, networkId }: Omit<HeldRole, 'role'>): string | null => municipalityCode ?? networkId;

/** Where a role is held by an account of that place: an admin's in the network, any other in the municipality where there is one. */
export const placeOfRole = (role: Role, { municipalityCode, networkId }: Omit<HeldRole, 'role'>): HeldRole =>
  role === 'admin' || municipalityCode === null ? { role, municipalityCode: null, networkId } : { role, municipalityCode, networkId: null };

const strongestFirst: readonly Role[] = ['admin', 'editor', 'planner', 'keeper', 'auditor', 'member', 'staff'];

/** Of several roles the one that an account is known by. */
export const strongestRole = (roles: readonly Role[]): Role => strongestFirst.find((role) => roles.includes(role)) ?? 'staff';

const actingForOthers: readonly Role[] = ['editor', 'keeper', 'auditor', 'admin'];

/** Changes or reads what is others': its sessions are shorter. */
export const isCareful = (roles: readonly Role[]): boolean => roles.some((role) => actingForOthers.includes(role));
