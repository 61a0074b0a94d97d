import { isTooOld, whatIsNeeded } from './needed-node.mjs';

if (isTooOld(process.versions.node)) {
  console.error(whatIsNeeded());
  process.exitCode = 1;
} else {
  await import('./start.ts');
}
