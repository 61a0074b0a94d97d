import { may } from './roles.ts';
import type { HeldRole, Viewer } from './viewer.ts';

/** An account, with its roles that have not ended. */
export interface AccountPlace {
  id: string;
  municipalityCode: string | null;
  personId: string | null;
  roles: readonly HeldRole[];
}

/** An account to come, with its first role. */
export interface InvitedPlace extends HeldRole {
  personId: string | null;
}

/** The network that an admin administers, and its municipalities; read from the rows, never from the request. */
export interface Administered {
  networkId: string;
  members: readonly string[];
}

export const accountPolicy = {
  /** Editors invite staff for people of their own municipality; a network admin invites any role within the network. */
  invite: (viewer: Viewer, invited: InvitedPlace, administered: Administered | null) =>
    (mayAdminister(viewer, administered) && isWithin(invited, administered)) ||
    (invited.personId !== null && invited.role === 'staff' && mayEdit(viewer, invited.municipalityCode)),
  /** Ends or restores a sign-in: editors for staff of their own municipality, a network admin within the network; nobody their own. */
  deactivate: (viewer: Viewer, account: AccountPlace, administered: Administered | null) =>
    viewer.accountId !== account.id && (administers(viewer, account, administered) || keepsStaff(viewer, account)),
  /** May learn that the account exists: an editor in their own municipality, a network admin within the network. */
  know: (viewer: Viewer, account: AccountPlace, administered: Administered | null) =>
    administers(viewer, account, administered) || mayEdit(viewer, account.municipalityCode),
  /** Another network's admin: an admin finds and changes them nowhere, even where the networks share a municipality. */
  administersAnother: (account: Pick<AccountPlace, 'roles'>, administered: Administered) =>
    account.roles.some(({ role, networkId }) => role === 'admin' && networkId !== administered.networkId),
  /** Gives and takes a role: a network admin, within the network, to accounts within it; nobody to or from themselves. */
  giveRole: (viewer: Viewer, account: AccountPlace, given: HeldRole, administered: Administered | null) =>
    viewer.accountId !== account.id && administers(viewer, account, administered) && isWithin(given, administered),
  /** Gives and takes roles, and invites who has no profile, at all. */
  giveRoles: (viewer: Viewer) => may(viewer, 'administer'),
  /** Invites, ends and restores sign-ins at all. */
  keepAnybodys: (viewer: Viewer) => may(viewer, 'edit') || may(viewer, 'administer'),
};

const mayEdit = (viewer: Viewer, municipalityCode: string | null) => municipalityCode !== null && may(viewer, 'edit', municipalityCode);

const mayAdminister = (viewer: Viewer, administered: Administered | null) =>
  administered !== null && may(viewer, 'administer', administered.networkId);

/** Whoever has another role than staff, wherever it is, is the network admin's. */
const keepsStaff = (viewer: Viewer, account: AccountPlace) =>
  account.roles.every(({ role }) => role === 'staff') && mayEdit(viewer, account.municipalityCode);

/** Whether a role would be held in the network or one of its municipalities; an admin's only in the network itself. */
const isWithin = ({ role, municipalityCode, networkId }: HeldRole, administered: Administered | null) =>
  administered !== null &&
  (municipalityCode === null || role === 'admin'
    ? networkId === administered.networkId && (municipalityCode === null || administered.members.includes(municipalityCode))
    : administered.members.includes(municipalityCode));

/** By its municipality or, without one, by where it holds roles. Another network's admin stays out of reach, even in a municipality of both. */
const administers = (viewer: Viewer, account: AccountPlace, administered: Administered | null) =>
  administered !== null &&
  mayAdminister(viewer, administered) &&
  !accountPolicy.administersAnother(account, administered) &&
  (account.municipalityCode === null
    ? account.roles.some(({ networkId }) => networkId === administered.networkId)
    : administered.members.includes(account.municipalityCode));
