import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { hashPassword } from '#identity/passwords.ts';
import { openBrowser, startServer, type TestServer } from '../support/server.ts';
import { insertAccounts } from '../support/accounts.ts';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const password = 'nine green herons sleep';
let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = [await startServer({ demo: false }), await openBrowser()];
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

test.each([
  ['nb-NO', 390, 'Passord og innlogging', 'Dette er ikke passordet du har nå.', 'Passordet er byttet'],
  ['en-GB', 1280, 'Password and sign-in', 'This is not the password you have now.', 'The password is changed'],
])(
  'in %s at %i pixels the menu leads to the password, which is changed by keyboard, and others are signed out',
  async (locale, width, title, wrong, changed) => {
    const email = `${locale.toLowerCase()}@moss.example`;
    const passwordHash = await hashPassword(password);
    await server.database.write((tx) =>
      insertAccounts(tx, { id: locale, email, name: 'Kari Moe', role: 'admin', passwordHash, createdAt: new Date() }),
    );
    const enter = async () => {
      const page = await (await browser.newContext({ viewport: { width, height: 900 }, locale })).newPage();
      await page.goto(`${server.url}/sign-in`);
      await page.fill('#email', email);
      await page.fill('#password', password);
      await page.press('#password', 'Enter');
      await page.waitForURL(`${server.url}/`);
      return page;
    };
    const elsewhere = await enter();
    const page = await enter();
    await page.click('details.account summary');
    await page.getByRole('link', { name: title }).click();
    await page.waitForURL('**/me#sign-in');
    const serious = async () => {
      await page.evaluate(axe);
      const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string; impact: string }[] };
      return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
    };
    expect(await serious()).toEqual([]);
    expect(await page.locator('.sessions li').count()).toBe(2);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);

    const change = async (current: string) => {
      await page.fill('#currentPassword', current);
      await page.fill('#newPassword', 'forty quiet otters paint');
      await page.press('#newPassword', 'Enter');
    };
    await change('noe annet enn det');
    expect(await page.locator('#currentPassword-error').innerText()).toBe(wrong);
    expect(await serious()).toEqual([]);
    await change(password);
    expect(await page.locator('#sign-in [role=status]').innerText()).toContain(changed);
    expect(await page.locator('.sessions li').count()).toBe(1);
    await elsewhere.goto(`${server.url}/me`);
    expect(new URL(elsewhere.url()).pathname).toBe('/sign-in');
  },
);
