/** `npm run bench -- NAME [--json]` runs bench/NAME.ts and prints its figures as one line of JSON, without --json after a list to read. */
import { existsSync, readdirSync } from 'node:fs';
import type { Benchmark } from './benchmark.ts';

const [name, ...rest] = process.argv.slice(2);
const json = rest.includes('--json');
const file = new URL(`./${name}.ts`, import.meta.url);
if (!name || !/^[a-z0-9-]+$/.test(name) || !existsSync(file)) {
  const names = readdirSync(new URL('.', import.meta.url)).filter(
    (entry) => /^[a-z]+\.ts$/.test(entry) && !['run.ts', 'benchmark.ts'].includes(entry),
  );
  console.error(
    `There is no benchmark ${name ?? 'without a name'}; choose one of ${names.map((entry) => entry.replace('.ts', '')).join(', ')}.`,
  );
  process.exit(2);
}
const print = console.log;
// Whatever a benchmark starts may talk, but not into the line that programs read.
console.log = console.error;
const { default: benchmark } = (await import(file.href)) as { default: Benchmark };
const figures = await benchmark({
  json,
  args: rest.filter((arg) => arg !== '--json'),
  say: json ? () => {} : (line) => console.error(line),
});
if (!json) for (const [name, figure] of Object.entries(figures)) console.error(`${name.padEnd(28)} ${figure ?? 'not measured'}`);
print(JSON.stringify(figures));
