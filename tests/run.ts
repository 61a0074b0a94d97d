import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildForTests } from './support/builds.ts';
import { provideChromium } from './support/chromium.ts';

/**
 * Everything that is tested, unit and Chromium, and with `--checks` what reads the code before; the last line says how many passed, failed and
 * were skipped.
 */
const output = 'test-output';
const report = join(output, 'report.json');

const { values, positionals } = parseArgs({
  options: { long: { type: 'boolean', default: false }, checks: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const checks = values.checks ? ['check', 'lint', 'format:check', 'knip'] : [];
const failedChecks: string[] = [];
for (const check of checks) if (!(await holds(check))) failedChecks.push(check);

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
const results = readReport();
const { passed, failed, skipped } = count(results);
console.log(`The ten slowest files:\n${slowest(results).join('\n')}`);
if (failedChecks.length > 0) console.log(`What reads the code failed: npm run ${failedChecks.join(', npm run ')}.`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = code === 0 && failed === 0 && passed > 0 ? 0 : 1;

interface Report {
  numTotalTests: number;
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; startTime: number; endTime: number; assertionResults: unknown[] }[];
}

function readReport(): Report {
  return JSON.parse(readFileSync(report, 'utf8'));
}

/** A file that could not even be read holds no tests and counts as one failed; so does each of the checks. */
function count({ numTotalTests, numPassedTests, numFailedTests, testResults }: Report) {
  const unreadable = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0);
  return {
    passed: numPassedTests + checks.length - failedChecks.length,
    failed: numFailedTests + unreadable.length + failedChecks.length,
    skipped: numTotalTests - numPassedTests - numFailedTests,
  };
}

function slowest({ testResults }: Report): string[] {
  const files = testResults.map(({ name, startTime, endTime }) => ({ file: relative('.', name), seconds: (endTime - startTime) / 1_000 }));
  const first = files.sort((a, b) => b.seconds - a.seconds).slice(0, 10);
  return first.map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`);
}

async function holds(check: string): Promise<boolean> {
  console.log(`npm run ${check}`);
  const [code] = await once(spawn('npm', ['run', '--silent', check], { stdio: 'inherit' }), 'exit');
  return code === 0;
}

function forgetOldBuilds(): void {
  const oneDayAgo = Date.now() - 24 * 60 * 60_000;
  for (const name of readdirSync(output)) {
    const path = join(output, name);
    if (/^(demo|production)-/.test(name) && statSync(path).mtimeMs < oneDayAgo) rmSync(path, { recursive: true });
  }
}
