import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const mostLines = 40;

const files = ['src/pages', 'src/components', 'src/layouts'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(astro|ts)$/.test(file))
    .map((file) => ({ file: join(folder, file), text: readFileSync(join(folder, file), 'utf8') })),
);

const frontmatterLines = (text: string) => /^---\n([\s\S]*?)\n---/.exec(text)?.[1].split('\n').length ?? 0;

test('the frontmatter of a page is a guard, one view and words, in at most forty lines', () => {
  const long = files.filter(({ text }) => frontmatterLines(text) > mostLines).map(({ file }) => file);
  expect(long).toEqual([]);
});

test('a page asks no database, search engine or worker itself', () => {
  const asking = files
    .filter(({ text }) => /^import (?!type )[^;]*from '#(db|search|changes|workers)\//m.test(text))
    .map(({ file }) => file);
  expect(asking).toEqual([]);
});

test('a page reads nothing of its address itself', () => {
  expect(files.filter(({ text }) => /searchParams\.(get|has)/.test(text)).map(({ file }) => file)).toEqual([]);
});
