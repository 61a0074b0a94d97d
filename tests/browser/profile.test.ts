import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, startServer, type TestServer } from './server.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = [await startServer({ demo: true }), await openBrowser()];
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])('adds a topic by fields that show, says so there, and removes it again: %o', async (options) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB', ...options });
  const [name, value] = (await server.signIn('staff')).split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  const page = await context.newPage();
  await page.goto(`${server.url}/profile`);
  const adding = page.locator('#new');
  await adding.locator('summary').click();
  for (const field of ['evidence', 'askedHours']) expect(await adding.locator(`[name=${field}]`).evaluate((input) => getComputedStyle(input).opacity)).toBe('1');
  await adding.locator('[name=topicSlug]').selectOption('forestry');
  await adding.locator('[name=level][value="3"]').check({ force: true });
  await adding.locator('[name=evidence]').fill('Ten years of forest plans');
  await adding.getByRole('button', { name: 'Add' }).click();
  expect(await page.locator('#know [role=status]').innerText()).toContain('Saved');
  const forestry = page.locator('#topic-forestry');
  await forestry.locator('summary').click();
  await forestry.getByRole('button', { name: 'Remove forestry' }).click();
  await page.waitForURL(/saved=know/);
  expect(await forestry.count()).toBe(0);
  await page.fill('[name=languages]', 'Norwegian, Somali');
  await page.getByRole('button', { name: 'Save how to reach me' }).click();
  expect(await page.inputValue('[name=languages]')).toBe('Norwegian, Somali');
  await context.close();
});
