import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import type { Database } from '#db/open.ts';
import { openDemoDatabase, openTestDatabase } from './database.ts';
import { buildForTests } from './builds.ts';
import { findChromium } from './chromium.ts';

export type Entrance = 'staff' | 'planner' | 'editor' | 'admin';

export interface TestServer {
  /** http://localhost:PORT, without a slash at the end. */
  url: string;
  /** The same file that the server has open. */
  database: Database;
  process: ChildProcess;
  /** What the server has logged so far. */
  log(): string;
  /** Enters the demo and returns the session's cookie, `name=value`. */
  signIn(as: Entrance): Promise<string>;
  close(): Promise<void>;
}

interface Options {
  /** The demo's build over a copy of the demo network; otherwise the production build over an empty database. */
  demo: boolean;
  /** Instead of a new one. */
  database?: Database;
  now?: Date;
  /** The address that people use, where it is not the server's own; production build only. */
  publicUrl?: string;
  trustedProxies?: number;
  /** A module that its process loads first. */
  preload?: string;
}

/** Starts a server of its own on a free port. Builds first where the sources have changed. */
export async function startServer({ demo, now, trustedProxies = 0, preload, ...options }: Options): Promise<TestServer> {
  const folder = await buildForTests(demo ? 'demo' : 'production');
  const database = options.database ?? (demo ? await openDemoDatabase(now) : await openTestDatabase());
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const args = [
    ...(preload ? ['--import', preload] : []),
    'tests/support/run-server.ts',
    '--folder',
    folder,
    '--database',
    `file:${database.file}`,
    '--port',
    String(port),
    '--trusted-proxies',
    String(trustedProxies),
  ];
  const child = spawn(process.execPath, demo ? args : [...args, '--public-url', options.publicUrl ?? url], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit').then(() => [true]);
  let log = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (log += text));
  while (!log.includes('listening\n')) {
    const [ended] = await Promise.race([once(child.stdout, 'data').then(() => [false]), exit]);
    if (ended) throw new Error(`The server ended before it listened:\n${log}`);
  }
  return {
    url,
    database,
    process: child,
    log: () => log,
    async signIn(as) {
      const body = new URLSearchParams({ as });
      const answer = await fetch(`${url}/sign-in/demo`, { method: 'POST', body, headers: { origin: url }, redirect: 'manual' });
      const cookie = answer.headers.getSetCookie().find((value) => value.startsWith('session='));
      if (!cookie) throw new Error(`Entering as ${as} gave ${answer.status} and no session: ${await answer.text()}`);
      return cookie.split(';')[0];
    },
    async close() {
      database.close();
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** A headless Chromium; tests/support/chromium.ts says where it is looked for. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium() ?? undefined,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
