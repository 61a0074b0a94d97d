import type { IncomingMessage, ServerResponse } from 'node:http';

const mostWaiting = 5_000;
const session = /(^|;\s*)(__Host-)?session=/;

/**
 * Where requests wait before anything is made of them. Those that show a session, true or not, and /healthz go straight on; visitors begin
 * one at each turn of the event loop, so that a thousand at once leave room for the others. Who hung up meanwhile is forgotten.
 */
export class Entrance {
  readonly #waiting: (() => void)[] = [];

  /** Calls `begin` when it is this request's turn; 503 where too many wait. */
  enter(request: IncomingMessage, response: ServerResponse, begin: () => void): void {
    if (session.test(request.headers.cookie ?? '') || request.url === '/healthz') begin();
    else if (this.#waiting.length >= mostWaiting) response.writeHead(503, { 'retry-after': '5' }).end();
    else if (this.#waiting.push(() => !response.destroyed && begin()) === 1) setImmediate(() => this.#next());
  }

  #next(): void {
    this.#waiting.shift()?.();
    if (this.#waiting.length > 0) setImmediate(() => this.#next());
  }
}
