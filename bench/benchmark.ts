/** Figures by name; null where what they need is not on this machine. */
import { itemAt } from '#lists/item-at.ts';

export type Figures = Record<string, number | string | null>;

export interface BenchmarkOptions {
  json: boolean;
  /** what else stands on the command line */
  args: string[];
  /** reports progress to a person; silent with --json */
  say: (line: string) => void;
}

export type Benchmark = (options: BenchmarkOptions) => Promise<Figures>;

/** The value below which a share of the sorted values lie; nearest rank. */
export function quantile(values: number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return itemAt(sorted, Math.max(0, Math.ceil(share * sorted.length) - 1));
}

export function round(value: number, digits = 3): number {
  return Number(value.toPrecision(digits));
}
