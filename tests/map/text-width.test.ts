import { expect, test } from 'vitest';
import { textWidth } from '#map/drawing/text-width.ts';
import { chromiumWidths } from '../support/text-widths.ts';

test(
  'names, hours and minutes are as wide as Chromium sets them, but for the closing up of single pairs',
  { timeout: 60_000 },
  async () => {
    const said = [
      'Indre Østfold',
      'Våler (Østfold)',
      'Råde',
      'Skiptvet',
      '1\u202f650 av 788\u00a0t',
      '26\u00a0min',
      'Senter A',
      'of 12,345 h – 100 %',
    ];
    const measured = await chromiumWidths(said, 17);
    said.forEach((text, k) => expect(Math.abs(textWidth(text, 17) / measured[k] - 1), text).toBeLessThan(0.02));
  },
);
