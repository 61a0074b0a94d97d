import type { TracePoint } from '#siting/problem.ts';

export interface Progress {
  show: (point: TracePoint) => void;
  /** to be called once, after the last point */
  end: () => void;
}

const barWidth = 30;
const millisecondsBetweenLines = 500;

/** Bound and best plan as they come: a bar that fills as the gap closes on a terminal, plain lines elsewhere. */
export function showProgress(stream: { write: (text: string) => unknown; isTTY?: boolean }): Progress {
  let firstGap: number | undefined;
  let lastLine = -Infinity;
  let shown = false;
  return {
    show({ ms, bound, incumbent }) {
      const gap = incumbent > 0 && incumbent < Infinity ? Math.max(0, (incumbent - bound) / incumbent) : 1;
      const best = incumbent < Infinity ? round(incumbent) : 'none yet';
      const text = `${(ms / 1000).toFixed(1)} s  bound ${round(bound)}  best ${best}  gap ${(100 * gap).toFixed(3)} %`;
      if (stream.isTTY) {
        firstGap ??= gap || 1;
        const filled = Math.round(barWidth * (1 - Math.min(1, gap / firstGap)));
        stream.write(`\r\u001b[K[${'#'.repeat(filled)}${'.'.repeat(barWidth - filled)}] ${text}`);
        shown = true;
      } else if (ms - lastLine >= millisecondsBetweenLines) {
        lastLine = ms;
        stream.write(`${text}\n`);
      }
    },
    end() {
      if (shown) stream.write('\n');
    },
  };
}

function round(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(8)));
}
