import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = [await startServer({ demo: true }), await openBrowser()];
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  'adds a topic by fields that show, says so there, and removes it again: %o',
  async (options) => {
    const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'en-GB', ...options });
    const [name, value] = (await server.signIn('staff')).split('=');
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    await page.goto(`${server.url}/me`);
    const adding = page.locator('#new');
    await adding.locator('summary').click();
    for (const field of ['new-evidence', 'new-askedHours'])
      expect(await adding.locator(`[name=${field}]`).evaluate((input) => getComputedStyle(input).opacity)).toBe('1');
    await adding.locator('[name=new-topicSlug]').selectOption('forestry');
    await adding.locator('[name=new-level][value="3"]').check({ force: true });
    await adding.locator('[name=new-evidence]').fill('Ten years of forest plans');
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
  },
);

async function openProfile(options: { javaScriptEnabled: boolean }) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'nb-NO', ...options });
  const [name, value] = (await server.signIn('staff')).split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.goto(`${server.url}/me`);
  return { context, page, asked };
}

test.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
  'what is typed in one section outlives the saving of another, “See as” and Enter: %o',
  async (options) => {
    const { context, page } = await openProfile(options);
    const typed = `Spør meg om skogplaner ${options.javaScriptEnabled ? 1 : 2}`;
    await page.fill('[name=contactFor]', typed);
    await page.locator('#seen button[value="see:municipality"]').click();
    expect(await page.inputValue('[name=contactFor]')).toBe(typed);
    expect(await page.getAttribute('#seen button[value="see:municipality"]', 'aria-pressed')).toBe('true');
    await page.locator('#hours button[value=hoursAudience]').click();
    expect(await page.inputValue('[name=contactFor]')).toBe(typed);
    expect(await page.locator('.forms > div').first().innerText()).toContain('Ikke lagret ennå: Slik når du meg');
    const before = await page.inputValue('#absentFrom');
    await page.locator('details[id^=topic-] summary').first().click();
    const evidence = page.locator('details[id^=topic-] input[name$=-evidence]').first();
    await evidence.fill(`Vis: ${typed}`);
    await evidence.press('Enter');
    await page.waitForLoadState();
    expect(await page.inputValue('[name=contactFor]')).toBe(typed);
    expect(await page.locator('details[id^=topic-] input[name$=-evidence]').first().inputValue()).toBe(`Vis: ${typed}`);
    expect(await page.inputValue('#absentFrom')).toBe(before);
    await page.getByRole('button', { name: 'Lagre hvordan jeg nås' }).click();
    await page.waitForLoadState();
    expect(await page.inputValue('[name=contactFor]')).toBe(typed);
    await context.close();
  },
);

test('Enter in a field saves the section it belongs to', async () => {
  const { context, page } = await openProfile({ javaScriptEnabled: true });
  await page.fill('#absentFrom', '2027-02-01');
  await page.fill('[name=phone]', '22 00 00 77');
  await page.press('[name=phone]', 'Enter');
  await page.waitForSelector('#reach [role=status]');
  expect(await page.inputValue('[name=phone]')).toBe('22 00 00 77');
  expect(await page.inputValue('#absentFrom')).toBe('2027-02-01');
  expect(await page.locator('.forms > div').first().innerText()).toContain('Ikke lagret ennå: Når jeg er borte');
  await context.close();
});

test('one is asked before leaving with something typed, and only then', async () => {
  const { context, page, asked } = await openProfile({ javaScriptEnabled: true });
  await page.locator('header a[href="/plan"]').first().click();
  await page.waitForURL('**/plan**');
  expect(asked).toEqual([]);
  await page.goto(`${server.url}/me`);
  await page.fill('[name=contactFor]', 'Noe nytt');
  await page.locator('header a[href="/plan"]').first().click();
  expect(asked).toEqual(['beforeunload']);
  expect(new URL(page.url()).pathname).toBe('/me');
  await page.locator('#hours button[value=hoursAudience]').click();
  await page.waitForSelector('#hours [role=status]');
  expect(asked).toEqual(['beforeunload']);
  await page.locator('header a[href="/plan"]').first().click();
  expect(asked).toEqual(['beforeunload', 'beforeunload']);
  await context.close();
});

test.each([
  ['a licence', '/licences/new', '#name', 'Arkiv'],
  ['a staff file', '/people/new', '#title', 'Planlegger'],
])('one is asked before leaving with something typed about %s, and not where nothing is', async (_, path, field, typed) => {
  const context = await browser.newContext({ locale: 'nb-NO' });
  const [name, value] = (await server.signIn('editor')).split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('dialog', (dialog) => void (asked.push(dialog.type()), dialog.dismiss()));
  await page.goto(server.url + path);
  await page.locator('header a[href="/plan"]').first().click();
  await page.waitForURL('**/plan**');
  await page.goto(server.url + path);
  await page.fill(field, typed);
  await page.locator('header a[href="/plan"]').first().click();
  expect(asked).toEqual(['beforeunload']);
  expect(await page.inputValue(field)).toBe(typed);
  await context.close();
});

test('what is wrong is where one looks, also where the address leads to a section', async () => {
  const { context, page } = await openProfile({ javaScriptEnabled: true });
  await page.fill('[name=phone]', 'none');
  await page.locator('button[value=contact]').click();
  await page.waitForSelector('#error-summary');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('error-summary');
  await context.close();
});
