import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { words } from '#i18n/words.ts';

const read = (file: string) => readFileSync(file, 'utf8');
const decisions = readdirSync('docs/decisions').map((name) => `docs/decisions/${name}`);
/** What tells how it is now; decisions tell how it was when they were taken. */
const current = [
  'README.md',
  'db/reference/README.md',
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];
const messages = readdirSync('src/i18n')
  .filter((name) => name.endsWith('.ts'))
  .map((name) => `src/i18n/${name}`);
const all = (files: string[], pattern: RegExp) =>
  files.flatMap((file) => [...read(file).matchAll(pattern)].map(([, found]) => ({ file, found })));
const rowOf = (file: string, begin: string) =>
  read(file)
    .split('\n')
    .find((line) => line.startsWith(`| ${begin}`)) ?? '';
/** Names of settings in the first column of a table. */
const settingsIn = (file: string) =>
  new Set(all([file], /^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm).flatMap(({ found }) => found.replaceAll('`', '').split(', ')));

describe('the README and the docs say what is so', () => {
  test('every command that they name is there', () => {
    const { scripts } = JSON.parse(read('package.json'));
    const builtIn = ['ci', 'prune', 'install'];
    const named = all([...current, ...decisions], /(?:`|^|&& |\d )npm (?:run )?([a-z][a-z:-]*)/gm);
    expect(named.length).toBeGreaterThan(15);
    const missing = named.filter(({ found }) => !(found in scripts) && !builtIn.includes(found));
    expect(missing).toEqual([]);
  });

  test('every page of ours that they lead to is there', () => {
    const broken = all([...current, ...decisions], /\]\((?!https?:|#)([^)#\s]+)/g).filter(
      ({ file, found }) => !existsSync(join(dirname(file), found)),
    );
    expect(broken).toEqual([]);
  });

  test('every file and folder of ours that they name is there', () => {
    const named = all(current, /`((?:src|db|search|tests|bench|docs)\/[\w./-]+)`/g);
    expect(named.filter(({ found }) => !existsSync(found))).toEqual([]);
  });

  test('README and operations know the same settings', () => {
    expect(settingsIn('docs/operations.md')).toEqual(settingsIn('README.md'));
  });

  test('every setting of the server is in them', () => {
    const known = settingsIn('README.md');
    const inConfig = all(['astro.config.ts'], /^ {6}([A-Z_]+): envField/gm).map(({ found }) => found);
    expect(inConfig.length).toBeGreaterThan(4);
    expect(inConfig.filter((name) => !known.has(name))).toEqual([]);
  });

  test('a libSQL server is said to be untested for as long as no test opens one, in the same schemes everywhere', () => {
    const schemes = (row: string) =>
      [...row.matchAll(/`(\w+):/g)]
        .map(([, scheme]) => scheme)
        .filter((scheme) => scheme !== 'file')
        .sort();
    const rows = ['README.md', 'docs/operations.md'].map((file) => rowOf(file, '`DATABASE_URL`'));
    for (const row of rows) {
      expect(row).toContain('not tested');
      expect(schemes(row)).toEqual(['http', 'https', 'libsql']);
    }
    expect(read('src/commands/start.ts')).toContain('^(file|https?|libsql):');
  });

  test('no sentence tells of managers who agree hours or of hours that were measured: editors agree them', () => {
    const claims =
      /line manager|people’s managers|with (?:the|their) managers|agreed by their manager|nærmeste leder|lederne|'measured',|'målt',/i;
    expect([...messages, ...current.filter((file) => file !== 'docs/security.md')].filter((file) => claims.test(read(file)))).toEqual([]);
  });

  test('a source is under the same licence, and of the same release, wherever it is named', () => {
    expect(rowOf('README.md', 'populations')).toContain('| CC0 |');
    expect(read('db/reference/README.md')).toMatch(/populations: SSB by way of Wikidata, CC0/);
    for (const { sources } of Object.values(words)) expect(sources).toMatch(/(populations|folketall)[^,]*Wikidata \(CC0\)/);
    const releases = new Set(all(['README.md', 'db/reference/README.md'], /ESCO v(\d+\.\d+\.\d+)/g).map(({ found }) => found));
    expect([...releases]).toEqual(['1.2.0']);
  });

  test('the time that the tests are said to take is the time they are allowed', () => {
    expect(read('README.md')).toMatch(/npm test\s+# .* in under fifteen minutes on two cores/);
  });

  test('every room in the README is a folder', () => {
    const rooms = all(['README.md'], /^(src\/[\w-]+|db|search|docs) {2,}/gm).map(({ found }) => found);
    expect(rooms.length).toBeGreaterThan(12);
    expect(rooms.filter((room) => !existsSync(room))).toEqual([]);
  });

  test('every guard of the list has the test that it names', () => {
    const guards = read('docs/security.md')
      .split('\n')
      .filter((line) => /^\| \d+ \|/.test(line));
    expect(guards.map((line) => Number(line.split('|')[1]))).toEqual(Array.from({ length: 32 }, (_, number) => number));
    const held = guards.flatMap((line) =>
      [...line.matchAll(/`(tests\/[\w./-]+)`: ([^;|]+)/g)].map(([, file, title]) => ({ file, title: title.trim() })),
    );
    expect(held.filter(({ file, title }) => !existsSync(file) || !read(file).includes(title))).toEqual([]);
  });
});
