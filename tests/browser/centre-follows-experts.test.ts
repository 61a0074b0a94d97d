import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Entrance, openBrowser, startServer, type TestServer } from '../support/server.ts';

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

/** Without JavaScript: the forms alone must do. */
async function enter(as: Entrance): Promise<Page> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${server.url}/sign-in`);
  await page.locator(`form[action="/sign-in/demo"] button[value=${as}]`).click();
  return page;
}

const heading = async (page: Page, topic: string) => {
  await page.goto(`${server.url}/plan?topic=${topic}&centres=1&aim=cost`);
  return page.locator('main .answer, main h1').first().innerText();
};

it('GDPR, automation and water each get their centre where their experts sit', async () => {
  const page = await enter('planner');
  expect(await heading(page, 'gdpr')).toContain('Vestby');
  expect(await heading(page, 'automation')).toContain('Indre Østfold');
  expect(await heading(page, 'water')).toContain('Moss');
});

it('the centre moves with the five lawyers when a network admin moves them to Indre Østfold', async () => {
  const admin = await enter('admin');
  for (const familyName of ['Warsame', 'Røsnes', 'Haugli', 'Moe Tangen', 'Fjeldheim']) {
    await admin.goto(`${server.url}/people?q=${encodeURIComponent(familyName)}`);
    await admin.locator('main tbody a').first().click();
    await admin.locator('#move summary').click();
    await admin.locator('select[name=municipalityCode]').selectOption('3118');
    await admin.locator('#move input[name=keepAgreedHours][value=yes]').check();
    await admin.locator('#move button').click();
    expect(new URL(admin.url()).search).toContain('saved=moved');
  }
  const page = await enter('planner');
  expect(await heading(page, 'gdpr')).toContain('Indre Østfold');
  await page.goto(`${server.url}/experts?q=gdpr`);
  expect(await page.locator('.result').first().innerText()).toContain('Indre Østfold');
});

it('staff state a topic with hours, an editor agrees them, and only then do they count', async () => {
  const staff = await enter('staff');
  await staff.goto(`${server.url}/me`);
  await staff.locator('#new summary').click();
  await staff.locator('#new select[name=new-topicSlug]').selectOption('gdpr');
  await staff.locator('#new input[name=new-level][value="4"]').check({ force: true });
  await staff.locator('#new input[name=new-askedHours]').fill('12');
  await staff.locator('#new button').click();
  expect(await staff.locator('#hours').innerText()).toContain('12');
  const hours = async () => {
    const answer = await fetch(`${server.url}/api/v1/municipalities?topic=gdpr`, { headers: { cookie: await server.signIn('planner') } });
    const { municipalities }: { municipalities: { code: string; supply: number }[] } = await answer.json();
    return municipalities.find(({ code }) => code === '3116')?.supply;
  };
  expect(await hours()).toBe(0);
  const { rows } = await server.database.client.execute("SELECT person_id AS id FROM accounts WHERE id = 'demo-staff'");
  for (const [table, id] of [
    ['accounts', 'id'],
    ['account_roles', 'account_id'],
  ])
    await server.database.client.execute(`UPDATE ${table} SET municipality_code = '3116' WHERE ${id} = 'demo-editor'`);
  const editor = await enter('editor');
  await editor.goto(`${server.url}/people/${rows[0].id}`);
  const form = editor.locator('form', { has: editor.locator('input[value=gdpr]') });
  await form.locator('input[name=hours]').fill('10');
  await form.locator('button[value=agree]').click();
  expect(await hours()).toBe(110);
});
