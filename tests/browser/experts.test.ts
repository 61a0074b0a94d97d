import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Entrance, openBrowser, startServer, type TestServer } from '../support/server.ts';

const vestby = '3216';
let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = [await startServer({ demo: true }), await openBrowser()];
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function enter(
  as: Entrance,
  options: Parameters<Browser['newContext']>[0] = {},
): Promise<{ context: BrowserContext; page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB', ...options });
  const [name, value] = (await server.signIn(as)).split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  return { context, page, complaints };
}

const poll = <Value>(read: () => Promise<Value>) => expect.poll(read, { timeout: 15_000 });
const names = (page: Page) => page.locator('.result h2').allInnerTexts();

describe('searching for an expert', () => {
  test('shows results as one types, keeps them in the address, and loses no letter', async () => {
    const { context, page, complaints } = await enter('staff');
    await page.goto(`${server.url}/experts`);
    await page.getByRole('searchbox').pressSequentially('personvern', { delay: 40 });
    await page.waitForURL('**/experts?q=personvern');
    await poll(() => page.locator('h1').innerText()).toMatch(/^\d+ people can help with data protection/);
    expect(await page.getByRole('searchbox').inputValue()).toBe('personvern');
    expect(await page.locator('#experts-status').innerText()).toMatch(/can help/);
    const found = await names(page);
    await page.reload();
    expect(await names(page)).toEqual(found);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('narrows by keyboard, with the focus staying where it was', async () => {
    const { context, page, complaints } = await enter('staff');
    await page.goto(`${server.url}/experts?q=gdpr`);
    const before = (await names(page)).length;
    await page.locator('#municipality-3103').focus();
    await page.keyboard.press('Space');
    await page.waitForURL('**/experts?*municipality=3103*');
    await poll(async () => (await names(page)).length).toBe(2);
    expect(before).toBeGreaterThan(2);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('municipality-3103');
    await page.getByRole('link', { name: 'Remove the filter: Moss' }).click();
    await poll(async () => (await names(page)).length).toBe(before);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('counts travel once we must meet', async () => {
    const { context, page } = await enter('staff');
    await page.goto(`${server.url}/experts?q=gdpr`);
    expect(await page.getByText('from Skiptvet').count()).toBe(0);
    await page.getByRole('switch', { name: 'We must meet' }).check();
    await page.waitForURL('**/experts?q=gdpr&meet=1');
    await poll(() => page.locator('.result').first().innerText()).toMatch(/\d+\smin\s+from Skiptvet/);
    await page.locator('.why summary').first().click();
    expect(await page.locator('.why').first().innerText()).toMatch(/Travel/);
    await context.close();
  });

  test('says that it searches when an answer takes long, and drops an answer that comes too late', async () => {
    const { context, page, complaints } = await enter('staff');
    await page.goto(`${server.url}/experts`);
    await page.route('**/experts?q=gdpr', async (route) => {
      await new Promise((waited) => setTimeout(waited, 1_500));
      await route.continue().catch(() => undefined);
    });
    await page.getByRole('searchbox').fill('gdpr');
    await page.locator('#experts-loading').waitFor({ state: 'visible' });
    expect(await page.locator('#experts-loading').innerText()).toBe('Searching …');
    await page.getByRole('searchbox').fill('water');
    await page.waitForURL('**/experts?q=water');
    await poll(() => page.locator('h1').innerText()).toMatch(/water/);
    await page.waitForTimeout(2_000);
    expect(await page.locator('h1').innerText()).toMatch(/water/);
    expect(await page.locator('#experts-loading').isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('works without JavaScript, by the button', async () => {
    const { context, page } = await enter('staff', { javaScriptEnabled: false });
    await page.goto(`${server.url}/experts`);
    await page.getByRole('searchbox').fill('gdpr');
    await page.locator('#municipality-3216').check();
    await page.getByRole('button', { name: 'Show the results' }).click();
    expect(new URL(page.url()).searchParams.get('municipality')).toBe(vestby);
    expect(await names(page)).toHaveLength(5);
    await context.close();
  });

  test('names what is wrong in an address and shows the rest', async () => {
    const { context, page } = await enter('staff');
    const answer = await page.goto(`${server.url}/experts?q=gdpr&topic=nonsense:9&hours=abc`);
    expect(answer?.status()).toBe(200);
    expect(await page.locator('#error-summary li').allInnerTexts()).toHaveLength(2);
    expect((await names(page)).length).toBeGreaterThan(4);
    await context.close();
  });

  test('ships less than 10 kB of JavaScript', async () => {
    const { context, page } = await enter('staff');
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => response.request().resourceType() === 'script' && scripts.push(response.body()));
    await page.goto(`${server.url}/experts?q=gdpr`, { waitUntil: 'networkidle' });
    const inline = await page.locator('script:not([src])').allTextContents();
    const bytes = [...(await Promise.all(scripts)), ...inline].reduce((sum, text) => sum + gzipSync(text).length, 0);
    console.log(`experts page: ${bytes} bytes of compressed JavaScript`);
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThan(10_000);
    await context.close();
  });
});

describe('GET /api/v1/experts', () => {
  const ask = async (address: string, as: Entrance | null = 'staff') =>
    fetch(`${server.url}/api/v1/experts${address}`, { headers: as ? { cookie: await server.signIn(as) } : {} });

  test('answers the same people as the page, with the parts of each score', async () => {
    const answer = await (await ask('?q=personvern')).json();
    expect(answer.hits.slice(0, 5).map((hit: { municipality: string }) => hit.municipality)).toEqual(Array(5).fill(vestby));
    for (const { score, why } of answer.hits) expect(why.reduce((sum: number, part: { value: number }) => sum + part.value, 0)).toBe(score);
    expect(answer.facets.municipality[0]).toEqual({ value: vestby, count: 5 });
  });

  test('is for those signed in, and names the parameter that is wrong', async () => {
    const anonymous = await ask('?q=gdpr', null);
    expect(anonymous.status).toBe(401);
    expect(anonymous.headers.get('content-type')).toBe('application/problem+json');
    const wrong = await ask('?hours=abc');
    expect(wrong.status).toBe(400);
    expect(wrong.headers.get('content-type')).toBe('application/problem+json');
    expect((await wrong.json()).detail).toMatch(/^hours: /);
  });

  test('sends a visitor without sign-in from the page to sign in, and back', async () => {
    const answer = await fetch(`${server.url}/experts?q=gdpr`, { redirect: 'manual' });
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/sign-in?to=%2Fexperts%3Fq%3Dgdpr');
    expect(await answer.text()).toBe('');
  });
});
