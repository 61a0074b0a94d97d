import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inheritedEnvironment } from './environment.ts';
import { CommandError } from './command-error.ts';

const sources = ['astro.config.ts', 'package-lock.json', 'tsconfig.json', 'db', 'public', 'search', 'src'];

export interface Build {
  folder: string;
  demo: boolean;
}

export const productionBuild: Build = { folder: 'dist', demo: false };
export const demoBuild: Build = { folder: 'dist-demo', demo: true };

/**
 * Builds, unless the folder holds a build of the very same sources; a build that fails leaves the folder as it was.
 * Throws a CommandError with the build's own words.
 */
export function buildIfChanged({ folder, demo }: Build): void {
  const fingerprint = fingerprintOfSources();
  if (isBuildOf(fingerprint, folder)) return;
  console.log('Building the pages …');
  const making = `${folder}-building-${process.pid}`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', making], {
    encoding: 'utf8',
    env: { ...inheritedEnvironment(), ASTRO_TELEMETRY_DISABLED: '1', DEMO: demo ? '1' : '' },
  });
  if (status !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw new CommandError(`The build failed:\n${stdout}${stderr}`);
  }
  writeFileSync(join(making, fingerprintFile), fingerprint);
  rmSync(folder, { recursive: true, force: true });
  renameSync(making, folder);
}

/** SHA-256 over the name and content of everything a build is made of. */
export function fingerprintOfSources(): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesOf(source)) hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

const fingerprintFile = 'sources.sha256';

function isBuildOf(fingerprint: string, folder: string): boolean {
  const file = join(folder, fingerprintFile);
  return existsSync(file) && readFileSync(file, 'utf8') === fingerprint;
}

function filesOf(source: string): string[] {
  if (!statSync(source).isDirectory()) return [source];
  const within = readdirSync(source, { recursive: true, withFileTypes: true });
  return within
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
