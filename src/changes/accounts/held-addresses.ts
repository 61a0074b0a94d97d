import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/open.ts';
import { accounts } from '#db/schema/accounts.ts';
import { type AccountRow, endAccount, restoreAccount } from './accounts.ts';
import { NotFoundError } from '../errors.ts';
import { endInvitationsOf, endInvitationsTo } from '../invitations/open-invitations.ts';
import { byCommand } from '../record/append.ts';

/** Ends the sign-in that holds an address, from the machine that runs the server: also one without a person. Errors: NotFoundError, InvalidInputError (lastAdmin). */
export async function endHolder(database: Database, now: Date, email: string): Promise<void> {
  await database.write(async (tx) => endAccount(tx, byCommand, now, await holder(tx, email)));
}

/** Brings back the sign-in that holds an address. Errors: NotFoundError, InvalidInputError (hasLeft). */
export async function restoreHolder(database: Database, now: Date, email: string): Promise<void> {
  await database.write(async (tx) => restoreAccount(tx, byCommand, now, await holder(tx, email)));
}

/**
 * Takes an address, and the person behind it, from whoever holds it: that sign-in ends for good, and every open invitation to
 * either is void, so that only a new one counts. Errors: NotFoundError, InvalidInputError (lastAdmin).
 */
export async function freeAddress(database: Database, now: Date, email: string): Promise<void> {
  await database.write(async (tx) => {
    const account = await holder(tx, email);
    await endAccount(tx, byCommand, now, account, { email: freedAddress(account.id), personId: null });
    await endInvitationsTo(tx, now, account.email);
    if (account.personId !== null) await endInvitationsOf(tx, now, account.personId);
  });
}

/** An address that nobody can have (RFC 2606), in the place of the one that was taken. */
const freedAddress = (accountId: string) => `${accountId}@freed.invalid`;

async function holder(tx: Transaction, email: string): Promise<AccountRow> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.email, email.trim().toLowerCase())).limit(1);
  if (!account || account.email === freedAddress(account.id)) throw new NotFoundError('account');
  return account;
}
