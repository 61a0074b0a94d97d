import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLargeNetwork } from '../support/large-network.ts';
import { type TestServer, openBrowser, startServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

test('what the server leaves out of a large network’s plan, the browser works out and writes in', async () => {
  const { cookies } = await addLargeNetwork(server.database, { municipalities: 12, planners: 1 });
  const complaints: string[] = [];
  const open = async (javaScriptEnabled: boolean) => {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'en' });
    const [name, value] = cookies[0].split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${server.url}/plan?topic=gdpr&centres=2`);
    return page;
  };
  const still = await open(false);
  expect(await still.locator('[data-region=uncertainty-lead]').innerText()).toContain('your own browser works this out');
  const answer = await still.locator('[data-region=answer] h1').innerText();
  const live = await open(true);
  await live.locator('[data-region=uncertainty-lead]', { hasText: 'sure where' }).waitFor();
  expect(await live.locator('[data-region=answer] h1').innerText()).toBe(answer);
  expect(await live.locator('[data-region=draws] li').count()).toBeGreaterThan(1);
  await live.click('[data-step="1"]');
  await live.locator('[data-region=answer] h1', { hasText: /, .* and / }).waitFor();
  await live.locator('[data-region=uncertainty-lead]', { hasText: 'sure where' }).waitFor();
  expect(complaints).toEqual([]);
});
