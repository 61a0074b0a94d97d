import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser, startServer, type TestServer } from '../support/server.ts';

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

describe('by keyboard alone', () => {
  it.each([
    ['home', '/', 'staff'],
    ['experts', '/experts?q=gdpr', 'staff'],
    ['plan', '/plan?topic=gdpr', 'planner'],
    ['my profile', '/me', 'staff'],
    ['health of the server', '/admin/health', 'admin'],
  ] as const)('every link, button and field of %s is reached by Tab, visibly', async (_name, path, as) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', reducedMotion: 'reduce' });
    const [name, value] = (await server.signIn(as)).split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
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
