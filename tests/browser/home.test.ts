import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Entrance, type TestServer, openBrowser, startServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Visit {
  as?: Entrance;
  width?: number;
  locale?: 'en' | 'nb';
  javaScript?: boolean;
}

/** Opens the home page, or `path`, and fails the test on any message in the console. */
async function visit({ as, width = 1280, locale = 'en', javaScript = true }: Visit, path = '/'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale, javaScriptEnabled: javaScript });
  if (as) {
    const [name, value] = (await server.signIn(as)).split('=');
    await context.addCookies([{ name, value, url: server.url }]);
  }
  const page = await context.newPage();
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(server.url + path);
  return page;
}
const complaints: string[] = [];

test.each<Visit>([
  {},
  { width: 390, locale: 'nb' },
  { as: 'staff' },
  { as: 'staff', width: 390, locale: 'nb' },
  { as: 'staff', width: 900 },
])('the home page shows six municipalities, and the browser complains of nothing: %o', async (who) => {
  const page = await visit(who);
  expect(await page.locator('.map-svg:visible .cell').count()).toBe(6);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('without JavaScript the map, its topic and the search work', async () => {
  const page = await visit({ as: 'staff', javaScript: false });
  await page.selectOption('select[name=topic]', 'water');
  await page.click('.chooser button');
  expect(new URL(page.url()).searchParams.get('topic')).toBe('water');
  expect(await page.locator('.map-svg:visible .second').count()).toBe(6);
  await page.fill('input[name=q]', 'gdpr');
  await page.press('input[name=q]', 'Enter');
  expect(new URL(page.url()).pathname).toBe('/experts');
  await page.context().close();
});

test('a card opens alike for the pointer and the keyboard, and arrow keys walk the map', async () => {
  const page = await visit({ as: 'staff' });
  const cell = (code: string) => page.locator(`.map-svg:visible .cell[data-code="${code}"]`);
  const card = page.locator('.map-card');
  await page.locator('.map-svg:visible .mark[data-code="3118"]').scrollIntoViewIfNeeded();
  const box = (await page.locator('.map-svg:visible .mark[data-code="3118"]').boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  expect(await card.innerText()).toContain('Indre Østfold, 47,943 people');
  await cell('3103').focus();
  expect(await card.innerText()).toContain('Moss');
  await page.keyboard.press('ArrowUp');
  expect(await cell('3216').evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await card.innerText()).toContain('Vestby');
  await page.keyboard.press('Escape');
  expect(await card.isVisible()).toBe(false);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/municipalities/3216');
  await page.context().close();
});

test('one Tab reaches the map and the next leaves it', async () => {
  const page = await visit({});
  await page.locator('.chooser button').focus();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.classList.contains('cell'))).toBe(true);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('network-map'))).toBe(null);
  await page.context().close();
});

test('the home page ships less than 40 kB of compressed JavaScript', async () => {
  const page = await visit({ as: 'staff' });
  await page.waitForLoadState('networkidle');
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('.js'))
      .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
  );
  expect(bytes).toBeLessThan(40_000);
  await page.context().close();
});
