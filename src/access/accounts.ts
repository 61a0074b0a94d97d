import type { Role, Viewer } from './viewer.ts';

/** An account or an invitation to one. */
export interface AccountPlace {
  role: Role;
  municipalityCode: string | null;
  networkId: string | null;
  personId: string | null;
}

/** The network that an admin administers, and its municipalities; read from the rows, never from the request. */
export interface Administered {
  networkId: string;
  members: readonly string[];
}

export const accountPolicy = {
  /** Editors invite staff for people of their own municipality; a network admin invites any role within the network. */
  invite: (viewer: Viewer, account: AccountPlace, administered: Administered | null) =>
    isWithin(account, administered) ? viewer.role === 'admin' : account.personId !== null && keepsStaff(viewer, account),
  /** Ends or restores a sign-in: editors for staff of their own municipality, a network admin within the network; nobody their own. */
  deactivate: (viewer: Viewer, account: AccountPlace & { id: string }, administered: Administered | null) =>
    viewer.accountId !== account.id && (administers(viewer, account, administered) || keepsStaff(viewer, account)),
  /** May learn that the account exists: an editor in their own municipality, a network admin within the network. */
  know: (viewer: Viewer, account: AccountPlace, administered: Administered | null) =>
    administers(viewer, account, administered) ||
    (viewer.role === 'editor' && account.municipalityCode !== null && account.municipalityCode === viewer.municipalityCode),
  /** Another network's admin: an admin finds and changes them nowhere, even where the networks share a municipality. */
  administersAnother: (account: AccountPlace, administered: Administered) =>
    account.role === 'admin' && account.networkId !== administered.networkId,
  /** Invites, ends and restores sign-ins at all. */
  keepAnybodys: (viewer: Viewer) => viewer.role === 'editor' || viewer.role === 'admin',
};

const keepsStaff = (viewer: Viewer, account: AccountPlace) =>
  viewer.role === 'editor' &&
  account.role === 'staff' &&
  account.municipalityCode !== null &&
  account.municipalityCode === viewer.municipalityCode;

/** Whether an account to come would belong to the network and to no municipality outside it. */
const isWithin = ({ municipalityCode, networkId }: AccountPlace, administered: Administered | null) =>
  administered !== null &&
  (municipalityCode === null ? networkId === administered.networkId : administered.members.includes(municipalityCode));

/** Another network's admin stays out of reach, even where the two networks share that admin's municipality. */
const administers = (viewer: Viewer, account: AccountPlace, administered: Administered | null) =>
  viewer.role === 'admin' &&
  administered !== null &&
  (account.networkId === administered.networkId ||
    (account.role !== 'admin' && account.municipalityCode !== null && administered.members.includes(account.municipalityCode)));
