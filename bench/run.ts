/** `npm run bench -- NAME [--json]` runs bench/NAME.ts and shows its figures: a table, or one line of JSON. */
import { existsSync, readdirSync } from 'node:fs';
import type { Benchmark } from './benchmark.ts';

const [name, ...rest] = process.argv.slice(2);
const json = rest.includes('--json');
const file = new URL(`./${name}.ts`, import.meta.url);
if (!name || !/^[a-z0-9-]+$/.test(name) || !existsSync(file)) {
  const names = readdirSync(new URL('.', import.meta.url)).filter((entry) => /^[a-z]+\.ts$/.test(entry) && !['run.ts', 'benchmark.ts'].includes(entry));
  console.error(`There is no benchmark ${name ?? 'without a name'}; choose one of ${names.map((entry) => entry.replace('.ts', '')).join(', ')}.`);
  process.exit(2);
}
const { default: benchmark } = (await import(file.href)) as { default: Benchmark };
const figures = await benchmark({ json, say: json ? () => {} : (line) => console.error(line) });
if (json) console.log(JSON.stringify(figures));
else console.table(Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, { figure: value }])));
