// Plain JavaScript, so that a Node too old for the rest can still say so.
import { existsSync } from 'node:fs';

/** The one place that says which Node is needed; tests/packages.test.ts compares the others. */
export const oldestToInstall = 20;
export const needed = [22, 18];
const own = ['node_modules/.bin/node', 'node_modules/.bin/node.cmd'];

/** Whether a Node, such as 20.11.0, runs no TypeScript by itself. */
export function isTooOld(version) {
  const [major, minor] = version.split('.').map(Number);
  return major < needed[0] || (major === needed[0] && minor < needed[1]);
}

/** What to do where this Node is too old: the packages bring one, but not one that runs on every machine. */
export function whatIsNeeded(cameAlong = own.some((file) => existsSync(file))) {
  const remedy = cameAlong
    ? 'Start it with npm start, which brings its own.'
    : `None comes with the packages for ${process.platform} ${process.arch}: install Node 24 from https://nodejs.org.`;
  return `Allmenning needs Node ${needed.join('.')} or newer, and this is ${process.version}. ${remedy}`;
}
