import { readFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { people } from '#db/schema/people.ts';
import { addAccount, addPerson, moss, vestby } from '../support/cast.ts';
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

async function open(as: Entrance, options: { javaScriptEnabled?: boolean; locale?: string; colorScheme?: 'dark' } = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 800 }, ...options });
  const [name, value] = (await server.signIn(as)).split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  return context.newPage();
}

async function addColleague(): Promise<string> {
  const personId = await addPerson(server.database, moss);
  await addAccount(server.database, 'staff', { personId });
  return personId;
}

async function serious(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string; impact: string }[] };
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}

test('without scripts and by keyboard a person is moved only once both choices are made, and deactivated only once it is opened', async () => {
  const personId = await addColleague();
  const person = async () => (await server.database.read.select().from(people).where(eq(people.id, personId)))[0];

  const admin = await open('admin', { javaScriptEnabled: false });
  await admin.goto(`${server.url}/people/${personId}`);
  const confirm = admin.getByRole('button', { name: 'Move Kari Moe' });
  expect(await confirm.isVisible()).toBe(false);
  await admin.locator('#move summary').focus();
  await admin.keyboard.press('Enter');
  expect(await admin.inputValue('#municipalityCode')).toBe('');
  expect(await admin.locator('input[name=keepAgreedHours]:checked').count()).toBe(0);
  await confirm.click();
  expect(await person()).toMatchObject({ municipalityCode: moss });
  await admin.selectOption('#municipalityCode', vestby);
  await admin.getByLabel('The new municipality takes them over').check();
  await confirm.click();
  await admin.waitForURL('**/people?saved=moved');
  expect(await person()).toMatchObject({ municipalityCode: vestby });
  await admin.context().close();

  const staying = await addColleague();
  const editor = await open('editor', { javaScriptEnabled: false });
  await editor.goto(`${server.url}/people/${staying}`);
  const deactivate = editor.getByRole('button', { name: 'Deactivate Kari Moe' });
  expect(await deactivate.isVisible()).toBe(false);
  await editor.getByText('Deactivate …').press('Enter');
  await deactivate.click();
  await editor.waitForURL('**?saved=deactivated');
  await editor.context().close();
});

test('what will follow is accessible, fits a telephone and comes back with what is wrong, in Norwegian and dark', async () => {
  const personId = await addColleague();
  const look = { locale: 'nb-NO', colorScheme: 'dark' } as const;
  for (const as of ['editor', 'admin'] as const) {
    const page = await open(as, look);
    await page.goto(`${server.url}/people/${personId}`);
    await page.locator('main summary').last().press('Enter');
    expect(await page.textContent('main details h3')).toBe('Dette skjer');
    expect(await serious(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    if (as === 'admin') {
      await page.locator('#move form').evaluate((form: HTMLFormElement) => (form.noValidate = true));
      await page.getByRole('button', { name: 'Flytt Kari Moe' }).click();
      await page.waitForSelector('#error-summary');
      expect(await serious(page)).toEqual([]);
      for (const field of ['municipalityCode', 'keepAgreedHours']) {
        await page.click(`#error-summary a[href="#${field}"]`);
        expect(await page.evaluate(() => document.activeElement?.id)).toBe(field);
      }
    }
    await page.context().close();
  }
});
