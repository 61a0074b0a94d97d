/**
 * Set covering: the fewest columns so that every row has one of its own.
 *
 *   minimise Σ_j y_j   subject to   Σ_{j covers i} y_j ≥ 1 for every row i,   y_j ∈ {0, 1}
 *
 * Branch and bound on bitsets. At each node rows and columns that others make superfluous are dropped (Toregas and ReVelle,
 * "Binary logic solutions to a class of location problem", 1973); the Lagrangian relaxation of the rows gives the bound
 *   L(λ) = Σ_i λ_i + Σ_j min(0, 1 − Σ_{i covered by j} λ_i),   λ ≥ 0
 * raised by subgradient steps (Beasley, EJOR 31, 1987), and columns are fixed by what they would add to it. The row with
 * fewest columns is split. Exact; exponential at worst. Deterministic.
 */

export interface CoveringTask {
  rows: number;
  columns: number;
  /** rows × columns, 1 where the column covers the row */
  covers: Uint8Array;
  /** columns chosen beforehand */
  required?: readonly number[];
  /** look only for covers of at most so many columns, required ones included */
  atMost?: number;
  /** take the first cover of at most `atMost` columns, without asking whether there are smaller ones */
  anyWill?: boolean;
  /** true when the search must stop */
  stopped?: () => boolean;
}

export interface Covering {
  /** ascending; undefined where no cover of at most `atMost` columns was found */
  chosen?: number[];
  /** no cover has fewer columns */
  atLeast: number;
  /** false when stopped early: then `chosen` may not be the smallest, or may exist unseen */
  complete: boolean;
  nodes: number;
}

interface Level {
  rows: Uint32Array;
  columns: Uint32Array;
  multipliers: Float64Array;
}

const ROUNDING = 1e-6;
const ROOT_STEPS = 200;
const NODE_STEPS = 40;

export function fewestColumns(task: CoveringTask): Covering {
  const { rows, columns, covers, required = [], anyWill = false, stopped = () => false } = task;
  const rowWords = (rows + 31) >>> 5;
  const columnWords = (columns + 31) >>> 5;
  const rowsOf = new Uint32Array(columns * rowWords);
  const columnsOf = new Uint32Array(rows * columnWords);
  let pairs = 0;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      if (!covers[i * columns + j]) continue;
      rowsOf[j * rowWords + (i >>> 5)] |= 1 << (i & 31);
      columnsOf[i * columnWords + (j >>> 5)] |= 1 << (j & 31);
      pairs++;
    }
  }

  const listStart = new Int32Array(rows + 1);
  const listRow = new Int32Array(rows);
  const list = new Int32Array(pairs);
  const rest = new Float64Array(columns);
  const excess = new Int32Array(rows);
  const trial = new Float64Array(rows);
  const gain = new Float64Array(columns);
  const size = new Int32Array(Math.max(rows, columns));
  const live = new Int32Array(Math.max(rows, columns));
  const open = new Uint8Array(rows);
  const levels: Level[] = [];
  const chosen: number[] = [];
  let best: number[] | undefined;
  let fewest = Math.min(task.atMost ?? columns, columns) + 1;
  let nodes = 0;
  let complete = true;

  const levelAt = (depth: number): Level =>
    (levels[depth] ??= {
      rows: new Uint32Array(rowWords),
      columns: new Uint32Array(columnWords),
      multipliers: new Float64Array(rows),
    });

  const root = levelAt(0);
  for (let i = 0; i < rows; i++) root.rows[i >>> 5] |= 1 << (i & 31);
  for (let j = 0; j < columns; j++) root.columns[j >>> 5] |= 1 << (j & 31);
  for (const j of new Set(required)) choose(root, j);
  for (let i = 0; i < rows; i++) root.multipliers[i] = NaN;
  let atLeast = chosen.length;
  search(0);
  if (complete) atLeast = Math.max(atLeast, best && !anyWill ? best.length : best ? 0 : fewest);
  return { chosen: best?.sort((a, b) => a - b), atLeast, complete, nodes };

  function choose(level: Level, j: number): void {
    chosen.push(j);
    for (let w = 0; w < rowWords; w++) level.rows[w] &= ~rowsOf[j * rowWords + w];
    ban(level, j);
  }

  function ban(level: Level, j: number): void {
    level.columns[j >>> 5] &= ~(1 << (j & 31));
  }

  function search(depth: number): void {
    nodes++;
    if (stopped()) complete = false;
    if (!complete) return;
    const level = levelAt(depth);
    const before = chosen.length;
    if (prune(level, depth)) {
      chosen.length = before;
      return;
    }
    const branches = splitRow();
    for (const j of branches) {
      if (!complete || (anyWill && best)) break;
      const child = levelAt(depth + 1);
      child.rows.set(level.rows);
      child.columns.set(level.columns);
      child.multipliers.set(level.multipliers);
      const kept = chosen.length;
      choose(child, j);
      search(depth + 1);
      chosen.length = kept;
      // the other branches need not look at covers with j again
      ban(level, j);
    }
    chosen.length = before;
  }

  /** Reduces, bounds and fixes until nothing changes. True when nothing better than `fewest` is left below. */
  function prune(level: Level, depth: number): boolean {
    for (let round = 0; ; round++) {
      if (round > 0 && stopped()) complete = false;
      if (!complete) return true;
      if (!reduce(level)) return true;
      if (isEmpty(level.rows)) {
        accept(chosen);
        return true;
      }
      if (chosen.length + 1 >= fewest) return true;
      makeList(level);
      if (Number.isNaN(level.multipliers[listRow[0]])) {
        startMultipliers(level.multipliers, live[0]);
        greedy(level);
      }
      const bound = ascend(level, depth === 0 && round === 0 ? ROOT_STEPS : NODE_STEPS);
      if (depth === 0) atLeast = Math.max(atLeast, Math.min(fewest, chosen.length + Math.ceil(bound - ROUNDING)));
      if (chosen.length + bound > fewest - 1 + ROUNDING) return true;
      if (round < 2) greedy(level);
      if (chosen.length + bound > fewest - 1 + ROUNDING || (anyWill && best)) return true;
      if (!fix(level, bound)) return false;
    }
  }

  function accept(cover: readonly number[]): void {
    if (cover.length >= fewest) return;
    best = [...cover];
    fewest = best.length;
  }

  /** Takes the only column of a row and drops dominated rows and columns. False when a row has no column left. */
  function reduce(level: Level): boolean {
    for (let changed = true; changed;) {
      changed = false;
      let count = 0;
      for (let i = 0; i < rows; i++) {
        if (!has(level.rows, i)) continue;
        const options = common(columnsOf, i * columnWords, level.columns, columnWords);
        if (options === 0) return false;
        if (options === 1) {
          choose(level, onlyColumn(level, i));
          if (chosen.length >= fewest) return false;
          changed = true;
          continue;
        }
        size[i] = options;
        live[count++] = i;
      }
      if (dropDominated(level.rows, columnsOf, columnWords, level.columns, count, true)) changed = true;
      count = 0;
      for (let j = 0; j < columns; j++) {
        if (!has(level.columns, j)) continue;
        size[j] = common(rowsOf, j * rowWords, level.rows, rowWords);
        if (size[j] === 0) ban(level, j);
        else live[count++] = j;
      }
      if (dropDominated(level.columns, rowsOf, rowWords, level.rows, count, false)) changed = true;
    }
    return true;
  }

  /** Of two lines, drops the row that holds the other's columns, or the column whose rows the other holds. */
  function dropDominated(alive: Uint32Array, bits: Uint32Array, words: number, mask: Uint32Array, count: number, larger: boolean): boolean {
    let dropped = false;
    for (let a = 0; a < count; a++) {
      const small = live[a];
      for (let b = 0; b < count; b++) {
        const large = live[b];
        if (a === b || size[small] > size[large] || !has(alive, small) || !has(alive, large)) continue;
        if (size[small] === size[large] && a > b) continue;
        if (!isSubset(bits, small * words, large * words, mask, words)) continue;
        const out = larger ? large : small;
        alive[out >>> 5] &= ~(1 << (out & 31));
        dropped = true;
      }
    }
    return dropped;
  }

  function onlyColumn(level: Level, i: number): number {
    for (let w = 0; w < columnWords; w++) {
      const word = columnsOf[i * columnWords + w] & level.columns[w];
      if (word !== 0) return w * 32 + 31 - Math.clz32(word);
    }
    return -1;
  }

  /** The rows left and their columns left, as lists, for the passes of the bound. */
  function makeList(level: Level): void {
    let count = 0;
    let end = 0;
    for (let i = 0; i < rows; i++) {
      open[i] = has(level.rows, i) ? 1 : 0;
      if (!open[i]) continue;
      listRow[count] = i;
      listStart[count++] = end;
      for (let w = 0; w < columnWords; w++) {
        let word = columnsOf[i * columnWords + w] & level.columns[w];
        while (word !== 0) {
          const bit = 31 - Math.clz32(word);
          list[end++] = w * 32 + bit;
          word &= ~(1 << bit);
        }
      }
    }
    listStart[count] = end;
    live[0] = count;
  }

  /** Raises the bound from the level's multipliers, leaves the best of them there and their reduced costs in `rest`. */
  function ascend(level: Level, steps: number): number {
    const count = live[0];
    const { multipliers } = level;
    for (let r = 0; r < count; r++) trial[listRow[r]] = multipliers[listRow[r]];
    let bound = -Infinity;
    let scale = 1;
    let idle = 0;
    const target = fewest - chosen.length;
    for (let step = 0; step < steps; step++) {
      const value = relaxed(trial, count);
      if (value > bound + 1e-9) {
        if (value > bound + 1e-4) idle = 0;
        bound = value;
        for (let r = 0; r < count; r++) multipliers[listRow[r]] = trial[listRow[r]];
        if (bound > target - 1 + ROUNDING) break;
      }
      if (++idle > 8) {
        scale /= 2;
        idle = 0;
        if (scale < 0.02) break;
      }
      let norm = 0;
      for (let r = 0; r < count; r++) {
        let slack = 1;
        for (let k = listStart[r]; k < listStart[r + 1]; k++) if (rest[list[k]] < 0) slack--;
        excess[r] = slack;
        if (slack > 0 || trial[listRow[r]] > 0) norm += slack * slack;
      }
      if (norm === 0) break;
      const length = (scale * (Math.min(target, bound + 0.1 * Math.abs(bound) + 1) - value)) / norm;
      for (let r = 0; r < count; r++) {
        const i = listRow[r];
        trial[i] = Math.max(0, trial[i] + length * excess[r]);
      }
    }
    relaxed(multipliers, count);
    return bound;
  }

  function startMultipliers(multipliers: Float64Array, count: number): void {
    gain.fill(0);
    for (let k = 0; k < listStart[count]; k++) gain[list[k]]++;
    for (let r = 0; r < count; r++) {
      let most = 1;
      for (let k = listStart[r]; k < listStart[r + 1]; k++) most = Math.max(most, gain[list[k]]);
      multipliers[listRow[r]] = 1 / most;
    }
  }

  /** L(λ); leaves 1 − Σ λ of each column in `rest`. */
  function relaxed(multipliers: Float64Array, count: number): number {
    rest.fill(1);
    let value = 0;
    for (let r = 0; r < count; r++) {
      const multiplier = multipliers[listRow[r]];
      value += multiplier;
      for (let k = listStart[r]; k < listStart[r + 1]; k++) rest[list[k]] -= multiplier;
    }
    for (let j = 0; j < columns; j++) if (rest[j] < 0) value += rest[j];
    return value;
  }

  /** Bans columns that would lift the bound too high, and takes those whose absence would. True when any was fixed. */
  function fix(level: Level, bound: number): boolean {
    const room = fewest - 1 + ROUNDING - chosen.length - bound;
    const toTake: number[] = [];
    let fixed = false;
    for (let j = 0; j < columns; j++) {
      if (!has(level.columns, j)) continue;
      if (rest[j] > room) {
        ban(level, j);
        fixed = true;
      } else if (-rest[j] > room) toTake.push(j);
    }
    for (const j of toTake) choose(level, j);
    return fixed || toTake.length > 0;
  }

  /** A cover by the column with the largest multipliers still uncovered; then without the columns it can spare. */
  function greedy(level: Level): void {
    const count = live[0];
    const cover: number[] = [];
    gain.fill(0);
    for (let r = 0; r < count; r++) {
      const weight = level.multipliers[listRow[r]] + 1e-3;
      for (let k = listStart[r]; k < listStart[r + 1]; k++) gain[list[k]] += weight;
    }
    for (let left = count; left > 0;) {
      let j = 0;
      for (let k = 1; k < columns; k++) if (gain[k] > gain[j]) j = k;
      cover.push(j);
      if (chosen.length + cover.length > fewest + 1) return restoreOpen(count);
      for (let r = 0; r < count; r++) {
        const i = listRow[r];
        if (!open[i] || !covers[i * columns + j]) continue;
        open[i] = 0;
        left--;
        const weight = level.multipliers[i] + 1e-3;
        for (let k = listStart[r]; k < listStart[r + 1]; k++) gain[list[k]] -= weight;
      }
      gain[j] = -1;
    }
    restoreOpen(count);
    for (let c = cover.length - 1; c >= 0; c--) {
      const spared = cover.filter((_, other) => other !== c);
      let needed = false;
      for (let r = 0; r < count && !needed; r++) needed = !spared.some((j) => covers[listRow[r] * columns + j]);
      if (!needed) cover.splice(c, 1);
    }
    accept([...chosen, ...cover]);
  }

  function restoreOpen(count: number): void {
    for (let r = 0; r < count; r++) open[listRow[r]] = 1;
  }

  /** The columns of the row with fewest, the most promising first. */
  function splitRow(): number[] {
    const count = live[0];
    let row = 0;
    for (let r = 1; r < count; r++) {
      if (listStart[r + 1] - listStart[r] < listStart[row + 1] - listStart[row]) row = r;
    }
    return [...list.subarray(listStart[row], listStart[row + 1])].sort((a, b) => rest[a] - rest[b] || a - b);
  }
}

function has(bits: Uint32Array, index: number): boolean {
  return (bits[index >>> 5] & (1 << (index & 31))) !== 0;
}

function isEmpty(bits: Uint32Array): boolean {
  for (let w = 0; w < bits.length; w++) if (bits[w] !== 0) return false;
  return true;
}

function common(bits: Uint32Array, base: number, mask: Uint32Array, words: number): number {
  let count = 0;
  for (let w = 0; w < words; w++) {
    let word = bits[base + w] & mask[w];
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += (((word + (word >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }
  return count;
}

function isSubset(bits: Uint32Array, small: number, large: number, mask: Uint32Array, words: number): boolean {
  for (let w = 0; w < words; w++) if ((bits[small + w] & ~bits[large + w] & mask[w]) !== 0) return false;
  return true;
}
