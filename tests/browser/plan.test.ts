import { checkCertificate } from '#siting/analysis/certificate.ts';
import { readCertified } from '#siting/formats/certified-file.ts';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Entrance, type TestServer, openBrowser, startServer } from '../support/server.ts';

const complaints: string[] = [];
let server: TestServer;
let browser: Browser;
beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ demo: true }), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

interface Visit {
  as?: Entrance;
  path?: string;
  width?: number;
  locale?: 'en' | 'nb';
  javaScript?: boolean;
}

async function visit({
  as = 'planner',
  path = '/plan?topic=gdpr&centres=1&aim=cost',
  width = 1280,
  locale = 'en',
  javaScript = true,
}: Visit): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale, javaScriptEnabled: javaScript });
  const [name, value] = (await server.signIn(as)).split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  const page = await context.newPage();
  page.on(
    'console',
    (message) =>
      ['error', 'warning'].includes(message.type()) && !message.text().includes('status of 400') && complaints.push(message.text()),
  );
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(server.url + path);
  return page;
}

const heading = (page: Page) => page.locator('[data-region=answer] h1');
const answerText = (page: Page) => page.locator('[data-found]').innerText();

async function get(path: string, as?: Entrance): Promise<Response> {
  return fetch(server.url + path, { redirect: 'manual', headers: as ? { cookie: await server.signIn(as) } : {} });
}

describe('the page', () => {
  test('answers without JavaScript: with another number of centres, and with an assumption changed', async () => {
    const page = await visit({ javaScript: false });
    expect(await heading(page).innerText()).toBe('In Vestby');
    await page.fill('#centres', '2');
    await page.click('[data-show]');
    expect(await heading(page).innerText()).toBe('In Vestby and Moss');
    await page.fill('#centres', '1');
    await page.fill('#premium', '5');
    await page.click('[data-show]');
    expect(await heading(page).innerText()).toBe('In Våler');
    await page.fill('#premium', 'dear');
    await page.click('[data-show]');
    expect(await page.locator('#error-summary').innerText()).toContain('“dear” is not a number from 0 to 100,000');
    await page.context().close();
  });

  test('ships less than 120 kB of compressed JavaScript, the worker and the map included', async () => {
    const page = await visit({});
    await page.waitForLoadState('networkidle');
    const bytes = await page.evaluate(() =>
      performance
        .getEntriesByType('resource')
        .filter(({ name }) => name.endsWith('.js'))
        .reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0),
    );
    expect(bytes).toBeGreaterThan(20_000);
    expect(bytes).toBeLessThan(120_000);
    await page.context().close();
  });
});

describe('moving a control', () => {
  test('answers at once, in the address too, with the very words that the server writes for it', async () => {
    const page = await visit({});
    const says = (name: string) => heading(page).getByText(name, { exact: true }).waitFor();
    await page.click('[data-step="1"]');
    await says('In Vestby and Moss');
    await page.locator('#aim-travel').check();
    await page.locator('#wrong').fill('40');
    await page.locator('#aim-cost').check();
    await page.click('[data-step="-1"]');
    await page.fill('#premium', '5');
    await says('In Våler');
    await page.getByText('up to 40 % wrong').waitFor();
    const live = await answerText(page);
    const address = new URL(page.url());
    expect(Object.fromEntries(address.searchParams)).toEqual({ topic: 'gdpr', centres: '1', aim: 'cost', premium: '5', wrong: '40' });
    await page.reload();
    expect(await answerText(page)).toBe(live);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test('another topic comes with its own assumptions, without a new page', async () => {
    const page = await visit({ path: '/plan?topic=gdpr&inPersonPercent=50&premium=400' });
    await page.evaluate(() => Object.assign(window, { still: 'here' }));
    await page.selectOption('#topic', 'water');
    await heading(page).getByText('In Moss', { exact: true }).waitFor();
    expect(await page.locator('#inPersonPercent').inputValue()).toBe('');
    expect(await page.locator('#inPersonPercent').getAttribute('placeholder')).toBe('80');
    expect(await page.locator('#premium').inputValue()).toBe('400');
    expect(await page.evaluate(() => 'still' in window)).toBe(true);
    await page.context().close();
  });

  test('a number that cannot be read is named, and the last answer stays', async () => {
    const page = await visit({});
    await page.fill('#speedKmh', 'fast');
    await page.getByText('Speed on the road: “fast” is not a number from 1 to 300').waitFor();
    expect(await page.locator('#speedKmh').getAttribute('aria-invalid')).toBe('true');
    expect(await heading(page).innerText()).toBe('In Vestby');
    await page.context().close();
  });

  test('a centre dragged to Moss shows what it would cost there, and Escape puts it back', async () => {
    const page = await visit({});
    await page.waitForLoadState('networkidle');
    const middle = async (selector: string) => {
      const box = await page.locator(`.map-svg:visible ${selector}`).boundingBox();
      if (!box) throw new Error(`no ${selector} on the map`);
      return [box.x + box.width / 2, box.y + box.height / 2] as const;
    };
    const moss = await middle('.mark[data-code="3103"]');
    await page.mouse.move(...(await middle('.mark.host')));
    await page.mouse.down();
    await page.mouse.move(...moss, { steps: 8 });
    await page.locator('.map-card').getByText('NOK 753,000 a year, +381,000').waitFor();
    await page.mouse.up();
    await page.locator('[data-tried]').getByText('If the centre were in Moss').waitFor();
    expect(await heading(page).innerText()).toBe('In Vestby');
    await page.keyboard.press('Escape');
    await page.locator('[data-tried]').waitFor({ state: 'hidden' });
    await page.context().close();
  });
});

describe('who sees what', () => {
  test('without sign-in the page leads to it and the API refuses', async () => {
    const page = await get('/plan?topic=gdpr');
    expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in?to=%2Fplan%3Ftopic%3Dgdpr']);
    expect((await get('/api/v1/plan?topic=gdpr')).status).toBe(401);
  });

  test('staff find no kroner, price or sum in any byte of page or answer', async () => {
    for (const aim of ['cost', 'travel', 'farthest'])
      for (const path of [`/plan?topic=gdpr&aim=${aim}`, `/api/v1/plan?topic=gdpr&aim=${aim}`]) {
        const text = await (await get(path, 'staff')).text();
        expect(
          text.match(/NOK|\bkr\b|hourCost|premium|"money"|"cost":|37[12],?[05]00|75[23],?[05]00|509,000|371525/)?.[0],
          path,
        ).toBeUndefined();
      }
  });

  test('an editor in Moss sees what a centre in Moss would cost, and no other sum', async () => {
    const text = await (await get('/plan?topic=gdpr', 'editor')).text();
    expect(text.match(/\b\d{3},000\b/g)).toEqual(['753,000']);
    expect(text.includes('NOK')).toBe(false);
  });

  test('the certificate of a plan is led to by its proof, and checks on another machine', async () => {
    const page = await (await get('/plan?topic=gdpr&centres=2', 'planner')).text();
    const [, address] = /href="(\/api\/v1\/plan\/certificate[^"]+)"/.exec(page)!;
    const text = await (await get(address.replaceAll('&amp;', '&'), 'planner')).text();
    const { problem, result } = readCertified(text);
    expect(checkCertificate(problem, result)).toMatchObject({ valid: true });
    expect(JSON.parse(text).plan.open).toHaveLength(2);
  });

  test('of the sums that staff may not see there is no certificate, and no link to one; of journeys there is', async () => {
    const refused = await get('/api/v1/plan/certificate?topic=gdpr&aim=cost', 'staff');
    expect([refused.status, (await refused.json()).detail]).toEqual([403, expect.stringContaining('aim=travel')]);
    expect(await (await get('/plan?topic=gdpr', 'staff')).text()).not.toContain('/plan/certificate');
    const given = await (await get('/api/v1/plan/certificate?topic=gdpr&aim=travel', 'staff')).text();
    expect(given).not.toMatch(/NOK|hourCost|premium/);
    expect(await (await get('/plan?topic=gdpr&aim=travel', 'staff')).text()).toContain('/plan/certificate');
    expect((await get('/api/v1/plan/certificate?topic=gdpr&aim=farthest', 'staff')).status).toBe(404);
  });

  test("a network that is not one's own is not there", async () => {
    expect((await get('/plan?topic=gdpr&network=elsewhere', 'planner')).status).toBe(404);
    expect((await get('/api/v1/plan?topic=gdpr&network=elsewhere', 'planner')).status).toBe(400);
  });
});

describe('the API', () => {
  test('names the hosts, who is served from where, and what each host lacks', async () => {
    const reply = await (await get('/api/v1/plan?topic=gdpr&centres=1&aim=cost', 'planner')).json();
    expect(reply).toMatchObject({ status: 'optimal', open: ['3216'], assumptions: { premium: 350, hourCost: 700, inPersonPercent: 10 } });
    expect(reply.objective).toBeCloseTo(371_525.36, 1);
    expect(reply.bound).toBeCloseTo(reply.objective, 6);
    expect(reply.served).toHaveLength(6);
    expect(reply.served.find(({ code }: { code: string }) => code === '3216')).toEqual({ code: '3216', host: '3216', minutes: 0 });
    expect(Object.keys(reply.missingHours)).toEqual(['3216']);
  });

  test.each([
    ['topic=', 'topic'],
    ['topic=witchcraft', 'witchcraft'],
    ['topic=gdpr&centres=7', 'centres is "7"'],
    ['topic=gdpr&aim=best', 'aim is "best"'],
    ['topic=gdpr&need.3103=-1', 'need.3103 is "-1"'],
    ['topic=gdpr&premium=1;drop', 'premium is "1;drop"'],
  ])('%s is refused with the name and the value', async (query, named) => {
    const answer = await get(`/api/v1/plan?${query}`, 'planner');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
    expect((await answer.json()).detail).toContain(named);
  });
});
