import { Lucia, TimeSpan } from 'lucia';
import type { Database } from '#db/open.ts';
import type { Standing } from '#db/queries/roles.ts';
import type { accounts } from '#db/schema/accounts.ts';
import { recentSessions } from './recent-sessions.ts';
import { sessionAdapter } from './session-adapter.ts';

/** With what makes it a viewer, read anew at every request. */
export type Account = typeof accounts.$inferSelect & Standing;

declare module 'lucia' {
  interface Register {
    Lucia: ReturnType<typeof luciaOver>;
    DatabaseUserAttributes: Account;
    DatabaseSessionAttributes: { browser: string };
  }
}

export interface SessionCookie {
  name: string;
  value: string;
  attributes: { httpOnly?: boolean; secure?: boolean; sameSite?: 'lax' | 'strict' | 'none'; path?: string; maxAge?: number };
}

/** Sign-ins, behind this file so that what stands under them can be exchanged (docs/decisions/0020). */
export interface Sessions {
  cookieName: string;
  /** The active account behind a presented session id; null when the session or the account has ended. */
  findAccount(sessionId: string | undefined): Promise<Account | null>;
  /**
   * Begins a session with a new id and ends the one presented, so that an id from before sign-in is worth nothing. Clears
   * away everybody's sessions that are over. `browser` is what the owner will know it by.
   */
  begin(accountId: string, presentedId: string | undefined, browser?: string): Promise<SessionCookie>;
  /** Ends the session presented and blanks its cookie. */
  end(presentedId: string | undefined): Promise<SessionCookie>;
}

export function sessionsOver(database: Database, secure: boolean): Sessions {
  const lucia = luciaOver(database, secure);
  const endPresented = async (id: string | undefined) => {
    if (id) await lucia.invalidateSession(id);
  };
  return {
    cookieName: lucia.sessionCookieName,
    async findAccount(sessionId) {
      if (!sessionId) return null;
      const { user } = await lucia.validateSession(sessionId);
      return user?.account ?? null;
    },
    async begin(accountId, presentedId, browser = '') {
      await endPresented(presentedId);
      await lucia.deleteExpiredSessions();
      const session = await lucia.createSession(accountId, { browser });
      recentSessions.remember(session.id, accountId);
      return lucia.createSessionCookie(session.id);
    },
    async end(presentedId) {
      await endPresented(presentedId);
      return lucia.createBlankSessionCookie();
    },
  };
}

function luciaOver(database: Database, secure: boolean) {
  return new Lucia(sessionAdapter(database), {
    // The life of the cookie. More than twice any idle end, so that Lucia asks the adapter at every request, which alone decides.
    sessionExpiresIn: new TimeSpan(7, 'd'),
    sessionCookie: { name: secure ? '__Host-session' : 'session', attributes: { secure, sameSite: 'lax' } },
    getUserAttributes: (account: Account) => ({ account }),
  });
}
