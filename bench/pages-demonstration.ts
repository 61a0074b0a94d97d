/** The program as it is here, or as it was at a commit, in a folder of its own, with its demonstration running. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../tests/support/server.ts';

export interface CheckedOut {
  url: string;
  /** Of its database. */
  file: string;
  /** Milliseconds of the processor that its server has taken; 0 where the system does not say. */
  processorMs(): number;
  remove(): Promise<void>;
}

/** `commit` undefined: the files as they are here, whether committed or not. */
export async function checkOut(commit: string | undefined): Promise<CheckedOut> {
  const folder = mkdtempSync(join(tmpdir(), 'allmenning-bench-'));
  let child: ChildProcess | undefined;
  // Where this program ends before its time, what it started ends with it.
  process.once('exit', () => child?.kill());
  const remove = async () => {
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (commit === undefined) copyFilesHere(folder);
    else execFileSync('tar', ['-x', '-C', folder], { input: git('archive', commit) });
    if (areHere(join(folder, 'package-lock.json'))) symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    else execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
    const port = await freePort();
    const { PATH, HOME } = process.env;
    child = spawn(process.execPath, ['src/commands/demo.ts', '--port', String(port)], {
      cwd: folder,
      env: { PATH, HOME },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await until(child, 'Allmenning is at');
    const { pid } = child;
    return { url: `http://localhost:${port}`, file: join(folder, 'data/demo.db'), processorMs: () => processorMs(pid!), remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

const git = (...args: string[]) => execFileSync('git', args, { maxBuffer: 1e9 });

function copyFilesHere(folder: string): void {
  const files = git('ls-files', '-z', '--cached', '--others', '--exclude-standard').toString().split('\0');
  for (const file of new Set(files)) if (file && existsSync(file)) cpSync(file, join(folder, file));
}

/** Linux counts in hundredths of a second. */
function processorMs(pid: number): number {
  const stat = `/proc/${pid}/stat`;
  if (!existsSync(stat)) return 0;
  const [user = 0, system = 0] = readFileSync(stat, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
}

interface Lock {
  packages: Record<string, { version?: string; optional?: boolean }>;
}

/** Whether every package that a lock file names is installed here in that very version; another machine's may be missing. */
function areHere(lockFile: string): boolean {
  const { packages } = JSON.parse(readFileSync(lockFile, 'utf8')) as Lock;
  const here = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')) as Lock;
  return Object.entries(packages).every(
    ([path, { version, optional }]) => path === '' || (here.packages[path]?.version ?? (optional ? version : undefined)) === version,
  );
}

async function until(child: ChildProcess, word: string): Promise<void> {
  let said = '';
  await new Promise<void>((resolve, reject) => {
    for (const stream of [child.stdout!, child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        if (said.includes(word)) return;
        said += text;
        if (said.includes(word)) resolve();
      });
    }
    child.once('exit', (code) => reject(new Error(`The demonstration ended with ${code}:\n${said}`)));
  });
}
