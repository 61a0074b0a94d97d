import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildForTests } from './support/builds.ts';
import { provideChromium } from './support/chromium.ts';

/** Everything that is tested, unit and Chromium; the last line says how many tests passed, failed and were skipped. */
const output = 'test-output';
const report = join(output, 'report.json');

const { values, positionals } = parseArgs({ options: { long: { type: 'boolean', default: false } }, allowPositionals: true });
mkdirSync(output, { recursive: true });
rmSync(report, { force: true });
process.env.CHROMIUM_PATH = provideChromium();
process.env.TEST_LONG = values.long ? '1' : '';
for (const kind of ['demo', 'production'] as const) await buildForTests(kind);
forgetOldBuilds();

const child = spawn(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...positionals],
  { stdio: 'inherit' },
);
const [code] = await once(child, 'exit');
const { passed, failed, skipped } = count();
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = code === 0 && failed === 0 && passed > 0 ? 0 : 1;

interface Report {
  numTotalTests: number;
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** A file that could not even be read holds no tests and counts as one failed. */
function count(): { passed: number; failed: number; skipped: number } {
  const { numTotalTests, numPassedTests, numFailedTests, testResults }: Report = JSON.parse(readFileSync(report, 'utf8'));
  const unreadable = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
  return { passed: numPassedTests, failed: numFailedTests + unreadable.length, skipped: numTotalTests - numPassedTests - numFailedTests };
}

function forgetOldBuilds(): void {
  const oneDayAgo = Date.now() - 24 * 60 * 60_000;
  for (const name of readdirSync(output)) {
    const path = join(output, name);
    if (/^(demo|production)-/.test(name) && statSync(path).mtimeMs < oneDayAgo) rmSync(path, { recursive: true });
  }
}
