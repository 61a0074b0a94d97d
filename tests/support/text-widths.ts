/**
 * Widths of text as Chromium sets it in the font of the map. `node tests/support/text-widths.ts` prints the table that
 * src/map/drawing/text-width.ts holds: after another version of the font, put it there.
 */
import { readFileSync } from 'node:fs';
import { characters } from '#map/drawing/text-width.ts';
import { openBrowser } from './server.ts';

const files = ['latin', 'latin-ext'].map((part) => `node_modules/@fontsource-variable/inter/files/inter-${part}-wght-normal.woff2`);

/** Pixels that each text takes on one line, at weight 650 with tabular digits, as on the map. */
export async function chromiumWidths(texts: readonly string[], fontSize: number): Promise<number[]> {
  const faces = files.map((file, k) => {
    const data = readFileSync(file).toString('base64');
    return `@font-face { font-family: measured${k}; font-weight: 100 900; src: url(data:font/woff2;base64,${data}); }`;
  });
  const style = `span { font: 650 ${fontSize}px measured0, measured1; font-variant-numeric: tabular-nums; white-space: pre }`;
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    await page.setContent(`<style>${faces.join('')} ${style}</style><span></span>`);
    return await page.evaluate(async (lines) => {
      await Promise.all(['measured0', 'measured1'].map((name) => document.fonts.load(`650 16px ${name}`, 'aø')));
      const span = document.querySelector('span')!;
      return lines.map((line) => {
        span.textContent = line;
        return span.getBoundingClientRect().width;
      });
    }, texts);
  } finally {
    await browser.close();
  }
}

if (import.meta.main) {
  const widths = await chromiumWidths([...characters], 1000);
  console.log(widths.map((width) => Math.round(width)).join(', '));
}
