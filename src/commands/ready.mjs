// Plain JavaScript without packages: it runs on whatever Node the machine has, before anything is installed.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { isTooOld, oldestToInstall, whatIsNeeded } from './needed-node.mjs';

if (Number(process.versions.node.split('.')[0]) < oldestToInstall) {
  fail(
    `Allmenning needs Node ${oldestToInstall} or newer to install, and this is ${process.version}. Install a newer one from https://nodejs.org.`,
  );
} else if (!changedAt('package-lock.json')) {
  fail('There is no package-lock.json here. Run this in the folder of the repository.');
} else {
  if (changedAt('node_modules/.package-lock.json') < changedAt('package-lock.json')) install();
  if (!process.exitCode && isTooOld(versionOfNext())) fail(whatIsNeeded(false));
}

function install() {
  console.log('Installing the packages (only now and when they change) …');
  const { status, error } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    fail(
      `The packages could not be installed${error ? ` (${error.message})` : ''}. Check the network and that this folder can be written to, then try again.`,
    );
}

/** The Node that the rest is run with: npm looks among the packages first, and those may only just have come. */
function versionOfNext() {
  if (!isTooOld(process.versions.node)) return process.versions.node;
  const { stdout } = spawnSync('node', ['-p', 'process.versions.node'], { encoding: 'utf8', shell: process.platform === 'win32' });
  return stdout?.trim() || process.versions.node;
}

function changedAt(file) {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function fail(message) {
  console.error(message);
  process.exitCode = 1;
}
