import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { and, desc, eq, inArray, lte, notInArray, or } from 'drizzle-orm';
import type { Adapter, DatabaseSession } from 'lucia';
import type { Database } from '#db/open.ts';
import { isCareful } from '#access/roles.ts';
import type { Role } from '#access/viewer.ts';
import { rolesInForce, standing } from '#db/queries/roles.ts';
import { accounts, sessions } from '#db/schema/accounts.ts';
import { localDate } from '#time/oslo.ts';
import { unsaved } from '#http/unsaved.ts';

const minute = 60_000;
const hour = 60 * minute;
const writeAtMostEvery = minute;
const longestWaitOfAReaderMs = 300;
/** As many as the owner is shown. */
const mostOfAnAccount = 100;

/** Hashes of sessions that are over, although their rows could not be deleted yet. */
const ended = new Set<string>();
/** Hashes of sessions that are being prolonged. */
const prolonging = new Set<string>();

/** Whoever may change others' data, by any of their roles, has shorter sessions. */
export function sessionLimits(roles: readonly Role[]): { idleMs: number; absoluteMs: number } {
  return isCareful(roles) ? { idleMs: hour, absoluteMs: 12 * hour } : { idleMs: 12 * hour, absoluteMs: 7 * 24 * hour };
}

/** Only this is stored: whoever reads the database cannot use what they find. */
export function hashSessionId(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}

/**
 * Lucia's adapter over our table. Lucia presents the id of the cookie and passes back the id it is given here, so rows
 * are found by the hash while the presented id is returned. Idle and absolute ends follow the role, not Lucia's own.
 */
export function sessionAdapter({ read, write }: Database): Adapter {
  const findRow = async (id: string) => {
    if (ended.has(hashSessionId(id))) return undefined;
    const [row] = await read
      .select({ session: sessions, account: accounts, standing: standing(localDate(new Date())) })
      .from(sessions)
      .innerJoin(accounts, eq(accounts.id, sessions.accountId))
      .where(eq(sessions.idHash, hashSessionId(id)))
      .limit(1);
    return row;
  };
  /** Lucia asks for a session and prolongs it at once: the row that it was shown is not read again. */
  const shown = new Map<string, Awaited<ReturnType<typeof findRow>>>();
  return {
    async getSessionAndUser(id) {
      const row = await findRow(id);
      shown.set(id, row);
      if (!row) return [null, null];
      const { session, account, standing } = row;
      const user = account.active ? { id: account.id, attributes: { ...account, ...standing } } : null;
      return [
        { id, userId: account.id, expiresAt: earlier(session.idleEndsAt, session.endsAt), attributes: { browser: session.browser } },
        user,
      ];
    },
    async getUserSessions(accountId) {
      const rows = await read.select().from(sessions).where(eq(sessions.accountId, accountId)).orderBy(sessions.createdAt);
      return rows.map((row): DatabaseSession => ({
        id: row.publicId,
        userId: row.accountId,
        expiresAt: earlier(row.idleEndsAt, row.endsAt),
        attributes: { browser: row.browser },
      }));
    },
    async setSession({ id, userId, attributes }) {
      const now = Date.now();
      await write(async (transaction) => {
        const [account] = await transaction
          .select({ roles: rolesInForce(localDate(new Date(now))) })
          .from(accounts)
          .where(eq(accounts.id, userId));
        if (!account) throw new Error('A session was to begin for an account that is not there.');
        const { idleMs, absoluteMs } = sessionLimits(account.roles);
        const ofAccount = eq(sessions.accountId, userId);
        const hashes = transaction.select({ idHash: sessions.idHash }).from(sessions).where(ofAccount);
        const lastUsed = hashes.orderBy(desc(sessions.idleEndsAt), desc(sessions.createdAt)).limit(mostOfAnAccount - 1);
        await transaction.delete(sessions).where(and(ofAccount, notInArray(sessions.idHash, lastUsed)));
        await transaction.insert(sessions).values({
          idHash: hashSessionId(id),
          publicId: randomUUID(),
          accountId: userId,
          createdAt: new Date(now),
          idleEndsAt: new Date(now + idleMs),
          endsAt: new Date(now + absoluteMs),
          browser: attributes.browser,
        });
      });
    },
    async updateSessionExpiration(id) {
      const row = shown.get(id) ?? (await findRow(id));
      shown.delete(id);
      if (!row) return;
      const { idleMs } = sessionLimits(row.standing.roles.map(({ role }) => role));
      // Past the absolute end too, so that it tells when the session was last used.
      const idleEndsAt = new Date(Date.now() + idleMs);
      if (idleEndsAt.getTime() - row.session.idleEndsAt.getTime() < writeAtMostEvery) return;
      const { idHash } = row.session;
      if (prolonging.has(idHash)) return;
      prolonging.add(idHash);
      const prolonged = whereItCanBeSaved(
        write((transaction) => transaction.update(sessions).set({ idleEndsAt }).where(eq(sessions.idHash, idHash))),
      );
      const over = prolonged.finally(() => prolonging.delete(idHash));
      // Whoever reads waits neither for the disk nor for another program.
      await Promise.race([over, sleep(longestWaitOfAReaderMs, undefined, { ref: false })]);
    },
    async deleteSession(id) {
      const row = await findRow(id);
      if (!row) return;
      const { idHash } = row.session;
      ended.add(idHash);
      const deleted = write((transaction) => transaction.delete(sessions).where(eq(sessions.idHash, idHash)));
      await whereItCanBeSaved(deleted.then(() => void ended.delete(idHash)));
    },
    async deleteUserSessions(accountId) {
      await write((transaction) => transaction.delete(sessions).where(eq(sessions.accountId, accountId)));
    },
    async deleteExpiredSessions() {
      const now = new Date();
      const alsoEnded = [...ended];
      await write((transaction) =>
        transaction
          .delete(sessions)
          .where(or(lte(sessions.idleEndsAt, now), lte(sessions.endsAt, now), inArray(sessions.idHash, alsoEnded))),
      );
      for (const idHash of alsoEnded) ended.delete(idHash);
    },
  };
}

/** What a session loses by not being saved is little: it goes on, or it is known here to be over. */
async function whereItCanBeSaved(writing: Promise<unknown>): Promise<void> {
  try {
    await writing;
  } catch (error) {
    if (!unsaved(error)) throw error;
  }
}

function earlier(a: Date, b: Date): Date {
  return a < b ? a : b;
}
