import { hashSessionId } from './session-adapter.ts';

const mostKept = 20_000;

/** Whose sessions were good when last looked up, by the hash of their ids. They open nothing: they only tell in which line to wait. */
class RecentSessions {
  readonly #accounts = new Map<string, string>();

  /** The id of the account that the session was of; undefined where it was not looked up lately. */
  accountOf(sessionId: string): string | undefined {
    return this.#accounts.get(hashSessionId(sessionId));
  }

  remember(sessionId: string, accountId: string): void {
    const hash = hashSessionId(sessionId);
    this.#accounts.delete(hash);
    this.#accounts.set(hash, accountId);
    const [oldest] = this.#accounts.keys();
    if (oldest !== undefined && this.#accounts.size > mostKept) this.#accounts.delete(oldest);
  }

  forget(sessionId: string): void {
    this.#accounts.delete(hashSessionId(sessionId));
  }
}

export const recentSessions = new RecentSessions();
