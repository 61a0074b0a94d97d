import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const mostLines = 40;

/** Longer frontmatter, and why. */
const longer: Record<string, string> = {
  'src/pages/people/[id].astro': 'an editor and an admin see one person by forms of their own',
};

/** Pages with forms, which read what their forms show: to be given views. */
const asksItself = new Set([
  'src/pages/invitations/[token].astro',
  'src/pages/licences/[id].astro',
  'src/pages/licences/new.astro',
  'src/pages/people/[id].astro',
  'src/pages/people/new.astro',
]);

const files = ['src/pages', 'src/components', 'src/layouts'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(astro|ts)$/.test(file))
    .map((file) => ({ file: join(folder, file), text: readFileSync(join(folder, file), 'utf8') })),
);

const frontmatterLines = (text: string) => /^---\n([\s\S]*?)\n---/.exec(text)?.[1].split('\n').length ?? 0;

test('the frontmatter of a page is a guard, one view and words, in at most forty lines', () => {
  const long = files.filter(({ text }) => frontmatterLines(text) > mostLines).map(({ file }) => file);
  expect(long.filter((file) => !(file in longer))).toEqual([]);
});

test('a page asks no database, search engine or worker itself', () => {
  const asking = files
    .filter(({ text }) => /^import (?!type )[^;]*from '#(db|search|changes|workers)\//m.test(text))
    .map(({ file }) => file);
  expect(asking.filter((file) => !asksItself.has(file))).toEqual([]);
});
