export type Role = 'staff' | 'member' | 'planner' | 'editor' | 'keeper' | 'auditor' | 'admin';

/** Where a viewer stands: all that a query needs to know of who asks. */
export interface ViewerPlace {
  personId: string | null;
  /** The municipality the account belongs to; null for a network admin without one. */
  municipalityCode: string | null;
  /** Every network the viewer belongs to. */
  networkIds: string[];
}

/** Who asks: an active account with its place in the networks. `null` stands for a visitor without sign-in. */
export interface Viewer extends ViewerPlace {
  accountId: string;
  name: string;
  role: Role;
  /** The network whose plans and topics they look at. */
  networkId: string;
}
