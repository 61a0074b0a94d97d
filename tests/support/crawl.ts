import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages, withIds } from './pages.ts';
import { type Entrance, openBrowser, startServer, type TestServer } from './server.ts';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

let server: TestServer;
let browser: Browser;

/** A window, and further widths that the pages of that window must fit. */
export interface Look {
  width: number;
  widths: number[];
  locale: 'en-GB' | 'nb-NO';
  colorScheme: 'light' | 'dark';
}

/** How far what is seen may move while a page loads, as browsers measure it (cumulative layout shift). */
const mostShift = 0.05;

/** A context signed in as `as`; everything the browser complains of is collected. */
async function open(as: Entrance | null, look: Look): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: 900 },
    locale: look.locale,
    colorScheme: look.colorScheme,
    reducedMotion: 'reduce',
    bypassCSP: false,
  });
  if (as) {
    const [name, value] = (await server.signIn(as)).split('=');
    await context.addCookies([{ name, value, url: server.url }]);
  }
  const page = await context.newPage();
  await page.addInitScript(() => {
    const measured = window as unknown as { shift: number };
    measured.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) measured.shift += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const complaints: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, complaints };
}

interface AxeOptions {
  rules?: Record<string, { enabled: boolean }>;
  runOnly?: string[];
}

/** What axe finds serious or critical, targets of less than 24 pixels among it. It runs through the protocol, which the page's CSP does not bind. */
async function seriousFindings(page: Page, options: AxeOptions = { rules: { 'target-size': { enabled: true } } }): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async (options) => {
    const { axe: run } = window as unknown as {
      axe: { run(options: AxeOptions): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> };
    };
    const { violations } = await run.run(options);
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 160))
            .join(' | ')}`,
      );
  }, options);
}

/** Pixels that the page is wider than the window, at the widths named. */
async function overflow(page: Page, widths: readonly number[]): Promise<Record<number, number>> {
  const found: Record<number, number> = {};
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) found[width] = over;
  }
  return found;
}

/** Every page of the list in one window: one file a window, so that two can be open at once. */
export function crawl(look: Look): void {
  beforeAll(async () => {
    server = await startServer({ demo: true });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  describe(`at ${look.width} pixels in ${look.locale}, ${look.colorScheme}`, () => {
    it.each(pages)('$name is accessible, fits the window, stands still and makes the browser complain of nothing', async (listed) => {
      const { path, as, status = 200 } = listed;
      const { context, page, complaints } = await open(as, look);
      const answer = await page.goto(server.url + (await withIds(server.database, path)), { waitUntil: 'networkidle' });
      expect(answer?.status()).toBe(status);
      expect(await page.locator('html').getAttribute('lang')).toBe(look.locale.slice(0, 2));
      expect(await page.locator('h1').count()).toBe(1);
      expect(await page.evaluate(() => (window as unknown as { shift: number }).shift)).toBeLessThanOrEqual(mostShift);
      expect(await seriousFindings(page)).toEqual([]);
      expect(await overflow(page, look.widths)).toEqual({});
      await page.emulateMedia({ forcedColors: 'active' });
      expect(await seriousFindings(page, { runOnly: ['color-contrast'] })).toEqual([]);
      expect(complaints.filter((text) => status === 200 || !text.includes(String(status)))).toEqual([]);
      await context.close();
    });

    it('a form that comes back says what is wrong, accessibly, and keeps what was typed', async () => {
      const { context, page } = await open('editor', look);
      await page.goto(`${server.url}/people/new`);
      await page.locator('form[method=post] input[name=givenName]').fill('Kari');
      await page.locator('input[name=familyName]').fill('Prøve');
      await page.locator('input[name=email]').evaluate((field: HTMLInputElement) => (field.type = 'text'));
      await page.locator('input[name=email]').fill('no address');
      await page.locator('main form button').first().click();
      await page.waitForLoadState();
      expect(await page.locator('input[name=givenName]').inputValue()).toBe('Kari');
      expect(await page.locator('#error-summary a').count()).toBe(1);
      await page.locator('#error-summary a').click();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
      expect(await seriousFindings(page)).toEqual([]);
      await context.close();
    });
  });
}
