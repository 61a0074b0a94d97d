import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = globSync('{src,db,search}/**/*.{ts,astro}').map((path) => path.replaceAll('\\', '/'));
const codeOf = (path: string) => readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
const saying = (words: RegExp, within: (path: string) => boolean = () => true) =>
  files.filter((path) => within(path) && words.test(codeOf(path))).sort();

test('which hours count and how many are left is computed in one file of SQL and one of code', () => {
  expect(saying(/agreedUntil\s*[<>]=?|agreed_until\s*[<>]=?|\$\{until\}\s*[<>]/)).toEqual([
    'db/queries/hours.ts',
    'src/time/shared-hours.ts',
  ]);
});

test('who sees a section is compared in no query, and who may know of a person in one', () => {
  const queries = (path: string) => /^(db\/queries|search)\//.test(path);
  expect(saying(/(contact|topics|hours|absence)(Audience|_audience)\b/, queries)).toEqual([]);
  expect(saying(/eq\(people\.protected|[&|!] ?!?\w+\.protected/, queries)).toEqual(['db/queries/visible.ts']);
});

test('how many days a confirmation is fresh is written once', () => {
  expect(saying(/\b(182|730)\b/, (path) => !path.startsWith('src/map/') && !path.startsWith('src/i18n/'))).toEqual([
    'src/access/freshness.ts',
  ]);
});
