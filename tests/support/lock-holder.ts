import { spawn } from 'node:child_process';
import { once } from 'node:events';

const program = `
  const { DatabaseSync } = require('node:sqlite');
  const [file, forMs] = process.argv.slice(1);
  const database = new DatabaseSync(file, { timeout: 5000 });
  database.exec('BEGIN IMMEDIATE');
  console.log('held');
  setTimeout(() => {
    database.exec("INSERT INTO facts VALUES ('holder', 'done')");
    database.exec('COMMIT');
    database.close();
  }, Number(forMs));
`;

/** Another program that holds the write lock of a database for a while and then writes the fact `holder`. Resolves when it holds it. */
export async function holdWriteLock(file: string, forMs: number): Promise<{ done: Promise<unknown> }> {
  const child = spawn(process.execPath, ['--no-warnings', '-e', program, file, String(forMs)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const done = once(child, 'exit');
  await once(child.stdout, 'data');
  return { done };
}
