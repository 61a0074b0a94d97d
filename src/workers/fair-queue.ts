/** More wait already than can be served in a reasonable time. */
export class BusyError extends Error {
  override name = 'BusyError';
}

export interface QueueLimits {
  /** in all */
  most: number;
  /** of one of those who wait */
  mostEach: number;
}

interface Turn {
  begin: () => void;
  refuse: (error: BusyError) => void;
}

/** Who waits for a turn. Each has a line of their own, and the lines take turns, so that whoever asks once goes after at most one of each other. */
export class FairQueue {
  readonly #limits: QueueLimits;
  /** The line whose turn is next comes first. */
  readonly #lines = new Map<string, Turn[]>();
  #waiting = 0;

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  get waiting(): number {
    return this.#waiting;
  }

  /** Whether `whose` line is as long as one may be. */
  isFull(whose: string): boolean {
    return (this.#lines.get(whose)?.length ?? 0) >= this.#limits.mostEach;
  }

  /** Resolves at its turn. Throws BusyError where the line is full; where all are, the longest line gives up its last. */
  join(whose: string): Promise<void> {
    return new Promise((begin, refuse) => {
      const line = this.#lines.get(whose) ?? [];
      if (this.isFull(whose)) throw this.#busy();
      if (this.#waiting >= this.#limits.most) this.#shortenLongest(line.length);
      line.push({ begin, refuse });
      this.#lines.set(whose, line);
      this.#waiting += 1;
    });
  }

  /** Lets the next begin; false where nobody waits. */
  next(): boolean {
    const [first] = this.#lines;
    if (!first) return false;
    const [whose, line] = first;
    const turn = line.shift();
    this.#lines.delete(whose);
    if (line.length > 0) this.#lines.set(whose, line);
    this.#waiting -= 1;
    turn?.begin();
    return true;
  }

  #shortenLongest(newcomers: number): void {
    let longest: Turn[] = [];
    for (const line of this.#lines.values()) if (line.length > longest.length) longest = line;
    if (longest.length <= newcomers + 1) throw this.#busy();
    longest.pop()?.refuse(this.#busy());
    this.#waiting -= 1;
  }

  #busy(): BusyError {
    return new BusyError(`${this.#waiting} wait already. Try again in a few seconds.`);
  }
}
