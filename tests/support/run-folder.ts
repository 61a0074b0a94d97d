import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One folder for all databases of a test run; vitest's workers inherit its name. */
export default function createRunFolder(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'allmenning-test-'));
  process.env.TEST_RUN_FOLDER = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
