import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages, withIds } from '../support/pages.ts';
import { type Entrance, openBrowser, startServer, type TestServer } from '../support/server.ts';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ demo: true });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.close();
});

const looks = [
  { width: 1280, widths: [1280, 900, 800], locale: 'en-GB', colorScheme: 'light' },
  { width: 390, widths: [390], locale: 'nb-NO', colorScheme: 'dark' },
] as const;

/** How far what is seen may move while a page loads, as browsers measure it (cumulative layout shift). */
const mostShift = 0.05;

/** A context signed in as `as`; everything the browser complains of is collected. */
async function open(
  as: Entrance | null,
  look: (typeof looks)[number],
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
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

describe.each(looks)('at $width pixels in $locale, $colorScheme', (look) => {
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

describe('by keyboard alone', () => {
  it.each([
    ['home', '/', 'staff'],
    ['experts', '/experts?q=gdpr', 'staff'],
    ['plan', '/plan?topic=gdpr', 'planner'],
    ['my profile', '/me', 'staff'],
    ['health of the server', '/admin/health', 'admin'],
  ] as const)('every link, button and field of %s is reached by Tab, visibly', async (_name, path, as) => {
    const { context, page } = await open(as, looks[0]);
    await page.goto(server.url + path, { waitUntil: 'networkidle' });
    const wanted = await page.evaluate(() => {
      const groups = new Set<string>();
      const reachable = [
        ...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]'),
      ].filter((element) => {
        if (!element.checkVisibility({ checkVisibilityCSS: true }) || (element as HTMLButtonElement).disabled || element.tabIndex < 0)
          return false;
        if (element instanceof HTMLInputElement && element.type === 'hidden') return false;
        // One stop for a group of radio buttons; arrows move inside it.
        if (element instanceof HTMLInputElement && element.type === 'radio') {
          const group = `${element.form?.action}${[...document.forms].indexOf(element.form as HTMLFormElement)}${element.name}`;
          if (groups.has(group)) return false;
          groups.add(group);
        }
        return true;
      });
      return reachable.length;
    });
    const reached = new Set<string>();
    const invisible: string[] = [];
    let last = '';
    for (let step = 0; step < wanted * 3 + 20; step++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        if (!element || element === document.body) return null;
        element.dataset.stop ??= String(Math.random());
        const box = element.getBoundingClientRect();
        const inView = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
        return { stop: element.dataset.stop, html: element.outerHTML.slice(0, 120), inView };
      });
      if (!at) continue;
      // A date field is several stops.
      if (at.stop === last) continue;
      last = at.stop;
      if (reached.has(at.stop)) break;
      reached.add(at.stop);
      if (!at.inView) invisible.push(at.html);
    }
    expect(invisible).toEqual([]);
    expect(reached.size).toBeGreaterThanOrEqual(wanted);
    await context.close();
  });
});
