/** How long the pages take for 20 users at once, and how much JavaScript they ship. */
import { gzipSync } from 'node:zlib';
import { openBrowser, type TestServer } from '../tests/support/server.ts';
import { quantile, round } from './benchmark.ts';

const warmUps = 3;
const visits = 15;

/** 95th percentile of the milliseconds until the whole answer is there, each of the users asking one page after another. */
export async function p95(server: TestServer, cookies: string[], path: string): Promise<number> {
  const times: number[] = [];
  await Promise.all(
    cookies.map(async (cookie) => {
      for (let visit = 0; visit < warmUps + visits; visit++) {
        const start = performance.now();
        const answer = await fetch(server.url + path, { headers: { cookie } });
        await answer.text();
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
        if (visit >= warmUps) times.push(performance.now() - start);
      }
    }),
  );
  return round(quantile(times, 0.95));
}

/** Kilobytes (1,000 bytes) of JavaScript of each page as it travels, compressed; scripts inside the page are compressed alone. */
export async function javascriptKb(server: TestServer, cookie: string, paths: string[]): Promise<number[]> {
  const browser = await openBrowser();
  const [name = '', value = ''] = cookie.split('=');
  const sizes: number[] = [];
  for (const path of paths) {
    const context = await browser.newContext();
    await context.addCookies([{ name, value, url: server.url }]);
    const page = await context.newPage();
    let bytes = 0;
    const waiting: Promise<void>[] = [];
    page.on('requestfinished', (request) => {
      if (!/\.m?js(\?|$)/.test(request.url())) return;
      waiting.push(request.sizes().then((size) => void (bytes += size.responseBodySize)));
    });
    await page.goto(server.url + path, { waitUntil: 'networkidle' });
    const inline = await page.$$eval('script:not([src]):not([type="application/json"])', (scripts) =>
      scripts.map((script) => script.textContent ?? ''),
    );
    await Promise.all(waiting);
    for (const script of inline) bytes += gzipSync(script).length;
    sizes.push(round(bytes / 1_000));
    await context.close();
  }
  await browser.close();
  return sizes;
}
