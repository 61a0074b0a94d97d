import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { buildForTests } from './builds.ts';

const own = ['dist', 'dist-demo', 'data', 'test-output', '.git', '.astro'];

export interface Ended {
  code: number | null;
  /** Everything it said, errors too. */
  said: string;
}

export interface Clone {
  folder: string;
  /** Runs a command to its end. */
  run(script: string, args?: string[], environment?: Record<string, string>): Promise<Ended>;
  /** Starts a command and waits until it has said `until`. */
  start(
    script: string,
    args: string[],
    environment: Record<string, string>,
    until: string,
  ): Promise<{ process: ChildProcess; said: () => string; stop(): Promise<void> }>;
  remove(): Promise<void>;
}

/** A folder with the program and its builds, and data of its own. */
export async function makeClone({ built = true } = {}): Promise<Clone> {
  const folder = mkdtempSync(join(tmpdir(), 'allmenning-clone-'));
  for (const name of readdirSync('.')) {
    if (!own.includes(name)) symlinkSync(resolve(name), join(folder, name));
  }
  if (built) {
    symlinkSync(resolve(await buildForTests('demo')), join(folder, 'dist-demo'));
    symlinkSync(resolve(await buildForTests('production')), join(folder, 'dist'));
  }
  const children: ChildProcess[] = [];
  const launch = (script: string, args: string[], environment: Record<string, string>) => {
    const { PATH, HOME } = process.env;
    const child = spawn(process.execPath, [script, ...args], {
      cwd: folder,
      env: { PATH, HOME, ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.push(child);
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    return { child, said: () => said };
  };
  const stop = async (child: ChildProcess) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return {
    folder,
    async run(script, args = [], environment = {}) {
      const { child, said } = launch(script, args, environment);
      const [code] = await once(child, 'close');
      return { code, said: said() };
    },
    async start(script, args, environment, until) {
      const { child, said } = launch(script, args, environment);
      while (!said().includes(until)) {
        await Promise.race([once(child.stdout!, 'data'), once(child, 'close')]);
        if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}:\n${said()}`);
      }
      return { process: child, said, stop: () => stop(child) };
    },
    async remove() {
      await Promise.all(children.map(stop));
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
    },
  };
}
