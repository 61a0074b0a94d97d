import { hashSessionId } from './session-adapter.ts';

const mostKept = 20_000;

/** Session ids that were good when last looked up, by their hash. They open nothing: they only tell in which line to wait. */
export class RecentSessions {
  readonly #hashes = new Set<string>();

  has(sessionId: string): boolean {
    return this.#hashes.has(hashSessionId(sessionId));
  }

  remember(sessionId: string): void {
    const hash = hashSessionId(sessionId);
    this.#hashes.delete(hash);
    this.#hashes.add(hash);
    if (this.#hashes.size > mostKept) this.#hashes.delete([...this.#hashes.keys()][0]);
  }

  forget(sessionId: string): void {
    this.#hashes.delete(hashSessionId(sessionId));
  }
}
