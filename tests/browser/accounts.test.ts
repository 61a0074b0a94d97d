import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inviteAdmin } from '#changes/invitations/invitations.ts';
import { createNetwork } from '#changes/networks.ts';
import { loadReference } from '#db/reference/load.ts';
import { openBrowser, startServer, type TestServer } from '../support/server.ts';

const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
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

async function newPage(): Promise<{ page: Page; complaints: string[] }> {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 }, locale: 'nb-NO' });
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && !/status of 4\d\d/.test(message.text()) && complaints.push(message.text()));
  return { page, complaints };
}

async function serious(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run()')) as { violations: { id: string; impact: string }[] };
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id }) => id);
}

test('on its first day, with nobody in it yet, every page of the menu opens', async () => {
  await server.database.write((tx) => loadReference(tx));
  const networkId = await createNetwork(server.database, new Date(), { name: 'Oslofjord', municipalityCodes: ['3103', '3112'] });
  for (const network of [networkId, null]) {
    const { token } = await inviteAdmin(server.database, new Date(), {
      email: `first-${network}@moss.example`,
      name: 'Ola Moe',
      networkId: network,
    });
    const body = new URLSearchParams({ name: 'Ola Moe', password });
    const entered = await fetch(`${server.url}/invitations/${token}`, {
      method: 'POST',
      body,
      headers: { origin: server.url },
      redirect: 'manual',
    });
    const cookie = entered.headers.getSetCookie()[0].split(';')[0];
    const statusOf = async (path: string) =>
      `${path} ${(await fetch(server.url + path, { headers: { cookie }, redirect: 'manual' })).status}`;
    const paths = [
      '/',
      '/experts',
      '/topics',
      '/licences',
      '/people',
      '/me',
      '/admin/health',
      ...(network ? ['/admin/accounts', '/plan', '/municipalities/3103'] : []),
    ];
    expect(await Promise.all(paths.map(statusOf))).toEqual(paths.map((path) => `${path} 200`));
  }
});

test('an invited admin chooses a password, signs out and signs in again, by keyboard on a telephone in Norwegian', async () => {
  const { page, complaints } = await newPage();
  const { token } = await inviteAdmin(server.database, new Date(), { email: 'kari@moss.example', name: 'Kari Moe', networkId: null });
  await page.goto(`${server.url}/invitations/${token}`);
  expect(await page.title()).toContain('Velkommen');
  expect(await serious(page)).toEqual([]);

  await page.fill('#password', 'Passord12345');
  await page.press('#password', 'Enter');
  await page.waitForSelector('#error-summary');
  expect(await page.textContent('#error-summary')).toContain('Velg et annet');
  expect(await page.inputValue('#password')).toBe('');
  expect(await page.inputValue('#name')).toBe('Kari Moe');
  expect(await serious(page)).toEqual([]);

  await page.fill('#password', password);
  await page.press('#password', 'Enter');
  await page.waitForURL(`${server.url}/`);
  const [session] = (await page.context().cookies()).filter(({ name }) => name === 'session');
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax' });

  await page.goto(`${server.url}/nowhere`);
  await page.focus('summary');
  await page.keyboard.press('Enter');
  await page.click('form[action="/sign-out"] button');
  await page.goto(`${server.url}/experts?q=gdpr`);
  expect(new URL(page.url()).pathname).toBe('/sign-in');

  await page.fill('#email', 'kari@moss.example');
  await page.fill('#password', 'noe helt annet');
  await page.press('#password', 'Enter');
  await page.waitForSelector('#error-summary');
  expect(await serious(page)).toEqual([]);
  await page.fill('#password', password);
  await page.press('#password', 'Enter');
  await page.waitForURL('**/experts?q=gdpr');
  expect(complaints).toEqual([]);
});
