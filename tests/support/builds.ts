import { closeSync, existsSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildIfChanged, fingerprintOfSources } from '#commands/build.ts';

const folder = 'test-output';

/** A build of the sources as they are, in a folder named after them: made once, and never replaced under a running server. */
export async function buildForTests(kind: 'demo' | 'production'): Promise<string> {
  const build = join(folder, `${kind}-${fingerprintOfSources().slice(0, 12)}`);
  const lock = `${build}.lock`;
  mkdirSync(folder, { recursive: true });
  while (!existsSync(join(build, 'sources.sha256'))) {
    if (!claim(lock)) {
      await setTimeout(200);
      continue;
    }
    try {
      buildIfChanged({ folder: build, demo: kind === 'demo' });
    } finally {
      rmSync(lock);
    }
  }
  return build;
}

function claim(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx'));
    return true;
  } catch {
    return false;
  }
}
