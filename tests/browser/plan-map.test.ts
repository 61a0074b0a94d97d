import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type TestServer, openBrowser, startServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
let page: Page;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

beforeEach(async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 1100 }, reducedMotion: 'reduce' });
  const [name, value] = (await server.signIn('planner')).split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  page = await context.newPage();
  await page.goto(`${server.url}/plan?topic=gdpr&centres=1&aim=cost`);
  await page.locator('.map-hint:not([hidden])').waitFor();
  // The page can answer once the solver has, which a busy machine delays.
  await expect.poll(whatMovingSouthCosts, { timeout: 20_000 }).toContain('NOK');
});
afterEach(() => page.context().close());

const mark = (code: string) => page.locator(`.map-svg:visible .mark[data-code="${code}"]`);
const hosts = () =>
  page.locator('.map-svg:visible .mark.host').evaluateAll((marks) => marks.map((one) => (one as SVGElement).dataset.code));

async function middleOf(code: string): Promise<[number, number]> {
  const { x, y, width, height } = (await mark(code).boundingBox())!;
  return [x + width / 2, y + height / 2];
}

async function whatMovingSouthCosts(): Promise<string> {
  await page.locator('.map-svg:visible .cell[data-code="3216"]').focus();
  await page.keyboard.press('Shift+ArrowDown');
  const text = await page.locator('.map-card').innerText();
  await page.keyboard.press('Escape');
  return text;
}

test('a centre is tried elsewhere by dragging: the card says what it costs, and letting go moves it', async () => {
  await page.mouse.move(...(await middleOf('3216')));
  await page.mouse.down();
  await page.mouse.move(...(await middleOf('3103')), { steps: 5 });
  const card = page.locator('.map-card');
  expect(await card.innerText()).toContain('If the centre were in Moss');
  expect(await card.innerText()).toContain('NOK');
  await page.mouse.up();
  await expect.poll(hosts).toEqual(['3103']);
  expect(await page.locator('.ghost').count()).toBe(0);
});

test('Escape in the middle of a drag leaves the centre where it was', async () => {
  await page.mouse.move(...(await middleOf('3216')));
  await page.mouse.down();
  await page.mouse.move(...(await middleOf('3118')), { steps: 5 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await page.locator('.ghost').count()).toBe(0);
  expect(await hosts()).toEqual(['3216']);
});

test('the same works by keyboard, and is said aloud', async () => {
  await page.locator('.map-svg:visible .cell[data-code="3216"]').focus();
  await page.keyboard.press('Shift+ArrowDown');
  expect(await page.locator('.map-said').innerText()).toContain('If the centre were in Våler');
  await page.keyboard.press('Enter');
  await expect.poll(hosts).toEqual(['3114']);
});

test('the layers change what the fills mean, and only travel has rings', async () => {
  const rings = page.locator('.map-svg:visible .ring');
  expect(await rings.count()).toBe(0);
  await page.click('[data-layer=travel]');
  await expect.poll(() => rings.count()).toBeGreaterThan(3);
  await page.click('[data-layer=uncertainty]');
  await expect.poll(() => rings.count()).toBe(0);
  expect(await page.locator('.map-view svg:visible .line').count()).toBe(0);
});
