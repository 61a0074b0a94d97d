export type Role = 'staff' | 'member' | 'planner' | 'editor' | 'keeper' | 'auditor' | 'admin';

/** Who asks: an active account with its place in the networks. `null` stands for a visitor without sign-in. */
export interface Viewer {
  accountId: string;
  name: string;
  role: Role;
  personId: string | null;
  /** The municipality the account belongs to; null for a network admin without one. */
  municipalityCode: string | null;
  /** Every network the viewer belongs to, and the one whose plans and topics they look at. */
  networkIds: string[];
  networkId: string;
}
