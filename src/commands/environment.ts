import { readFileSync } from 'node:fs';

/** A setting from the environment, or from the file that NAME_FILE points to; undefined where neither is set. */
export function setting(name: string): string | undefined {
  const file = process.env[`${name}_FILE`];
  return process.env[name] || (file ? readFileSync(file, 'utf8').trim() : undefined);
}

/** What the built server and the build are to find in their environment; undefined takes a setting away. */
export function setEnvironment(settings: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(settings)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

export const productionDatabaseUrl = () => setting('DATABASE_URL') ?? 'file:data/allmenning.db';
export const demoDatabaseUrl = () => setting('DATABASE_URL') ?? 'file:data/demo.db';

/** What a program started by a command inherits. */
export const inheritedEnvironment = () => ({ ...process.env });
