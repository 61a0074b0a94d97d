import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const places = [
  '/usr/bin',
  '/usr/local/bin',
  '/snap/bin',
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
];

/** A Chromium on this machine: CHROMIUM_PATH, else on the path or in the usual places, else one Playwright has downloaded. */
export function findChromium(): string | null {
  const named = process.env.CHROMIUM_PATH;
  if (named) return named;
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...places];
  const installed = folders.flatMap((folder) => [...names, 'Google Chrome', 'Chromium'].map((name) => join(folder, name)));
  return [...installed, ...downloaded()].find((path) => existsSync(path)) ?? null;
}

/** Finds or installs a Chromium, saying so. Throws where neither works. */
export function provideChromium(): string {
  const found = findChromium();
  if (found) return found;
  const asRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  console.log(`No Chromium found; installing one with ${asRoot ? 'apt-get' : "Playwright's download"} …`);
  if (asRoot) {
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit' });
  }
  if (!findChromium())
    spawnSync(process.execPath, ['node_modules/playwright-core/cli.js', 'install', 'chromium-headless-shell'], { stdio: 'inherit' });
  const installed = findChromium();
  if (!installed)
    throw new Error('No Chromium could be installed. Install one (Debian: apt-get install chromium) or set CHROMIUM_PATH to one.');
  return installed;
}

function downloaded(): string[] {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache', 'ms-playwright');
  if (!existsSync(cache)) return [];
  return readdirSync(cache, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|\/)(chrome|headless_shell|chrome-headless-shell|Chromium)$/.test(path))
    .map((path) => join(cache, path));
}
