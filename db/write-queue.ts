import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseBusyError, DiskFullError, faultOf } from './faults.ts';
import type { Reader, Transaction } from './open.ts';

const pauseMs = 100;
const patienceMs = 5_000;
const askAgainMs = 1_000;

/** The only way to write: one at a time, and patient where another program holds the lock. */
export interface WriteQueue {
  /** Runs `work` in a transaction. Throws DatabaseBusyError or DiskFullError, and then nothing was saved. */
  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
  /** Runs `work`, which takes the write lock itself and may be run again from its beginning. Throws the database's own error. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** A write was refused by the disk or by another program, and none has been taken since; asked again every second. */
  degraded(): boolean;
  close(): void;
}

export interface Connections {
  read: Reader;
  /** What the database is called in messages. */
  where: string;
  /**
   * Replaces every connection: one on which libSQL 0.18 has met SQLITE_BUSY goes on failing, and reading what was, until its
   * statement is collected (libsql-client-ts issue 352).
   */
  renew(): Promise<void>;
  /** Makes the disk take something without changing anything. */
  touch(): Promise<unknown>;
}

export function writeQueueOver({ read, where, renew, touch }: Connections): WriteQueue {
  let last: Promise<unknown> = Promise.resolve();
  let asking: NodeJS.Timeout | undefined;

  /** Waits for its turn and then for the lock, `patience` in all; each try stops the program, so there are many short ones. */
  function inTurn<T>(work: () => Promise<T>, mayRunAgain: () => boolean, patience: number): Promise<T> {
    const until = performance.now() + patience;
    const turn = last.then(async () => {
      for (;;) {
        try {
          return await work();
        } catch (error) {
          const busy = faultOf(error) === 'busy';
          if (busy) await renew();
          if (!busy || !mayRunAgain() || performance.now() >= until) throw error;
          await sleep(pauseMs);
        }
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  }

  function askLater(): void {
    clearTimeout(asking);
    asking = setTimeout(ask, askAgainMs).unref();
  }

  function ask(): void {
    inTurn(touch, () => false, 0).then(
      () => (asking = undefined),
      () => askLater(),
    );
  }

  return {
    async write(work) {
      let begun = false;
      let thrown: unknown;
      const transact = () =>
        read.transaction(async (transaction) => {
          begun = true;
          try {
            return await work(transaction);
          } catch (error) {
            thrown = error;
            throw error;
          }
        });
      try {
        return await inTurn(transact, () => !begun, patienceMs);
      } catch (error) {
        // Where SQLite has rolled back by itself, rolling back fails as well, and would hide why.
        const why = thrown ?? error;
        const fault = faultOf(why);
        if (fault === null || fault === 'damaged' || fault === 'foreign') throw why;
        askLater();
        throw fault === 'busy' ? new DatabaseBusyError(where, why) : new DiskFullError(where, why);
      }
    },
    alone: (work) => inTurn(work, () => true, patienceMs),
    degraded: () => asking !== undefined,
    close() {
      clearTimeout(asking);
      asking = undefined;
    },
  };
}
