import { placeOfRole } from '#access/roles.ts';
import type { Role } from '#access/viewer.ts';
import type { Transaction } from '#db/open.ts';
import { accountRoles, accounts } from '#db/schema/accounts.ts';

export type NewAccount = typeof accounts.$inferInsert & { role: Role; networkId?: string | null };

/** The roles of a viewer who has one, where an account of that municipality or network holds it. */
export const holding = (role: Role, municipalityCode: string | null, networkId: string | null) => [
  placeOfRole(role, { municipalityCode, networkId }),
];

/** Adds accounts, each with one role since long ago: an admin's in the network, any other in the account's municipality where it has one. */
export async function insertAccounts(tx: Transaction, ...added: NewAccount[]): Promise<void> {
  for (const { role, networkId = null, ...account } of added) {
    await tx.insert(accounts).values(account);
    const held = placeOfRole(role, { municipalityCode: account.municipalityCode ?? null, networkId });
    await tx.insert(accountRoles).values({ ...held, accountId: account.id, from: '2020-01-01' });
  }
}
