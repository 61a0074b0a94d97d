/** The same solver in a browser worker: n = 356 on a plane, 20 seeds, 1 to 10 centres, in headless Chromium. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { findChromium } from '../tests/support/chromium.ts';
import { quantile, round } from './benchmark.ts';
import type { Figures } from './benchmark.ts';
import { itemAt } from '#lists/item-at.ts';

export async function benchChromium(say: (line: string) => void): Promise<Figures> {
  const executablePath = findChromium();
  if (!executablePath) return { chromium_n356_p50_ms: null, chromium_n356_p95_ms: null };
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('./siting-worker.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    write: false,
  });
  const browser = await chromium.launch({
    executablePath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  try {
    const page = await browser.newPage();
    const times = await page.evaluate(
      (source) =>
        new Promise<number[]>((resolve, reject) => {
          const worker = new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
          worker.onmessage = ({ data }: MessageEvent<number[]>) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
        }),
      itemAt(bundle.outputFiles, 0).text,
    );
    say(`Chromium ${browser.version()}: ${times.length} solved in a worker, worst ${Math.max(...times).toFixed(0)} ms`);
    return { chromium_n356_p50_ms: round(quantile(times, 0.5)), chromium_n356_p95_ms: round(quantile(times, 0.95)) };
  } finally {
    await browser.close();
  }
}
