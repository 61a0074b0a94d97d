import { LRUCache } from 'lru-cache';
import { hashSessionId } from './session-adapter.ts';

const mostKept = 20_000;

/** Whose sessions were good when last looked up, by the hash of their ids. They open nothing: they only tell in which line to wait. */
class RecentSessions {
  readonly #accounts = new LRUCache<string, string>({ max: mostKept });

  /** The id of the account that the session was of; undefined where it was not looked up lately. */
  accountOf(sessionId: string): string | undefined {
    return this.#accounts.peek(hashSessionId(sessionId));
  }

  remember(sessionId: string, accountId: string): void {
    this.#accounts.set(hashSessionId(sessionId), accountId);
  }

  forget(sessionId: string): void {
    this.#accounts.delete(hashSessionId(sessionId));
  }
}

export const recentSessions = new RecentSessions();
