export const roles = ['staff', 'member', 'planner', 'editor', 'keeper', 'auditor', 'admin'] as const;
export type Role = (typeof roles)[number];

/** A role and where it is held: in a municipality, in a network or, for an admin before there is a network, nowhere. */
export interface HeldRole {
  role: Role;
  municipalityCode: string | null;
  networkId: string | null;
}

/** Where a viewer stands: all that a query needs to know of who asks. */
export interface ViewerPlace {
  personId: string | null;
  /** The municipality the account belongs to; null for one that belongs to a network alone. */
  municipalityCode: string | null;
  /** Every network the viewer belongs to. */
  networkIds: string[];
}

/** Who asks: an active account with its place in the networks. `null` stands for a visitor without sign-in. */
export interface Viewer extends ViewerPlace {
  accountId: string;
  name: string;
  /** Those in force today; never empty. */
  roles: readonly HeldRole[];
  /** The network whose plans and topics they look at. */
  networkId: string;
}
