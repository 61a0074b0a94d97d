import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inviteAdmin } from '#changes/invitations/invitations.ts';
import { createNetwork } from '#changes/networks.ts';
import { loadReference } from '#db/reference/load.ts';
import { openBrowser, startServer, type TestServer } from '../support/server.ts';

const password = 'nine green herons sleep';
let server: TestServer;
let browser: Browser;

beforeAll(async () => {
  server = await startServer({ demo: false });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Somebody who opens their link in a browser of their own, and chooses a password. */
async function arrive(link: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(link);
  await page.fill('#password', password);
  await page.press('#password', 'Enter');
  await page.waitForURL((url) => !url.pathname.startsWith('/invitations/'));
  return page;
}

async function linkOn(page: Page): Promise<string> {
  const link = new URL(await page.locator('#invitation-link').innerText());
  return server.url + link.pathname;
}

test('from the first invitation to an editor who adds a person, a production network is filled by its pages alone', async () => {
  await server.database.write((tx) => loadReference(tx));
  const now = new Date();
  const networkId = await createNetwork(server.database, now, { name: 'Our network', municipalityCodes: ['3103', '3112'] });
  const { token } = await inviteAdmin(server.database, now, { email: 'ola@ourregion.example', name: 'Ola Moe', networkId });

  const admin = await arrive(`${server.url}/invitations/${token}`);
  await admin.click('header a[href="/admin"]');
  await admin.fill('#name', 'Kari Moe');
  await admin.fill('#email', 'kari@moss.example');
  await admin.selectOption('#role', 'editor');
  await admin.selectOption('#municipalityCode', '3103');
  await admin.click('button[value=invite]');
  const link = await linkOn(admin);
  expect(new URL(admin.url()).pathname + new URL(admin.url()).search).toBe('/admin/accounts');
  expect(await admin.locator('#invitations').innerText()).toContain('kari@moss.example');
  await admin.reload();
  expect(await admin.locator('#invitation-link').count()).toBe(0);

  const editor = await arrive(link);
  await editor.click('header a[href="/people"]');
  await editor.click('a[href^="/people/new"]');
  await editor.fill('#givenName', 'Per');
  await editor.fill('#familyName', 'Ny');
  await editor.fill('#email', 'per@moss.example');
  await editor.press('#email', 'Enter');
  await editor.waitForURL(/\/people\/(?!new)/);
  await editor.click('button[value=invite]');

  const person = await arrive(await linkOn(editor));
  expect(new URL(person.url()).pathname).toBe('/me');
  expect(await person.locator('main').innerText()).toContain('Add your telephone');

  await admin.reload();
  expect(await admin.locator('main').innerText()).toMatch(/Kari Moe[\s\S]*Per Ny/);
  await admin.goto(link);
  expect(await admin.locator('main').innerText()).toContain('has been used');
});
