import { and, eq, isNull, lte, ne, type SQL } from 'drizzle-orm';
import { placeOf } from '#access/roles.ts';
import type { HeldRole } from '#access/viewer.ts';
import type { Transaction } from '#db/open.ts';
import type { TermedRole } from '#db/queries/roles.ts';
import { accountRoles, accounts } from '#db/schema/accounts.ts';
import { localDate } from '#time/oslo.ts';
import { type Actor, record } from '../record/append.ts';

/** Writes a role of an account and puts it on record: given, with other days than it had, or, with null, taken. */
export async function putRole(
  tx: Transaction,
  actor: Actor,
  now: Date,
  accountId: string,
  held: HeldRole,
  term: { from: string; until: string | null } | null,
): Promise<void> {
  const same = and(eq(accountRoles.accountId, accountId), eq(accountRoles.role, held.role), samePlace(held));
  const [before] = await tx.select().from(accountRoles).where(same).limit(1);
  const after = term && { accountId, ...held, ...term };
  const nounId = `${accountId}/${held.role}/${placeOf(held) ?? ''}`;
  const kind = !before ? 'give' : after ? 'change' : 'take';
  const differs = await record(tx, actor, now, { kind, noun: 'account_role', nounId, before: before ?? null, after });
  if (!differs) return;
  await tx.delete(accountRoles).where(same);
  if (after) await tx.insert(accountRoles).values(after);
}

/** The roles that an account holds in its municipality follow it to another; an editor there is staff here. */
export async function moveRoles(
  tx: Transaction,
  actor: Actor,
  now: Date,
  account: { id: string; municipalityCode: string | null; roles: readonly TermedRole[] },
  municipalityCode: string,
): Promise<void> {
  for (const { role, networkId, from, until, ...held } of account.roles) {
    if (held.municipalityCode === null || held.municipalityCode !== account.municipalityCode) continue;
    await putRole(tx, actor, now, account.id, { role, networkId, municipalityCode: held.municipalityCode }, null);
    await putRole(tx, actor, now, account.id, { role: role === 'editor' ? 'staff' : role, networkId, municipalityCode }, { from, until });
  }
}

/** Whether a network would be left without an active admin whose role has begun and has no last day. */
export async function isLastAdmin(tx: Transaction, now: Date, accountId: string): Promise<boolean> {
  const lasting = and(eq(accountRoles.role, 'admin'), lte(accountRoles.from, localDate(now)), isNull(accountRoles.until));
  const own = await tx
    .select({ networkId: accountRoles.networkId })
    .from(accountRoles)
    .where(and(lasting, eq(accountRoles.accountId, accountId)));
  for (const { networkId } of own) {
    if (networkId === null) continue;
    const [other] = await tx
      .select({ id: accounts.id })
      .from(accountRoles)
      .innerJoin(accounts, eq(accounts.id, accountRoles.accountId))
      .where(and(lasting, eq(accountRoles.networkId, networkId), eq(accounts.active, true), ne(accounts.id, accountId)))
      .limit(1);
    if (!other) return true;
  }
  return false;
}

function samePlace({ municipalityCode, networkId }: HeldRole): SQL | undefined {
  return and(
    municipalityCode === null ? isNull(accountRoles.municipalityCode) : eq(accountRoles.municipalityCode, municipalityCode),
    networkId === null ? isNull(accountRoles.networkId) : eq(accountRoles.networkId, networkId),
  );
}
