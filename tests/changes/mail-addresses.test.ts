import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Checks } from '#changes/checks.ts';
import { InvalidInputError } from '#changes/errors.ts';
import { mailLink } from '#i18n/format.ts';

function read(typed: string): string {
  const checks = new Checks();
  const address = checks.email('email', typed);
  checks.done();
  return address;
}

test.each([
  ['Kari@Moss.no', 'kari@moss.no'],
  ["ola.o'neill@moss.kommune.no", "ola.o'neill@moss.kommune.no"],
  ['a+b@moss.no', 'a+b@moss.no'],
  ['kåre@blåbærøya.no', 'kåre@blåbærøya.no'],
  ['kari\u200b@moss\u00ad.no', 'kari@moss.no'],
  ['\u202akari@moss.no\u202c', 'kari@moss.no'],
])('%s is kept as %s', (typed, kept) => {
  expect(read(typed)).toBe(kept);
});

test.each([
  'kari@moss.no?cc=evil%40evil.example&body=x.y',
  'kari@moss.no#x',
  'kari@moss.no/x',
  'kari@moss_x.no',
  'kari@-moss.no',
  'kari@moss..no',
  'kari@moss',
  'mailto:kari@moss.no',
  'kari@moss.no,ola@moss.no',
  'kari moe@moss.no',
  '"kari"@moss.no',
  '@moss.no',
])('%s is no mail address', (typed) => {
  expect(() => read(typed)).toThrow(InvalidInputError);
});

test.each([
  ['kari@moss.no', 'mailto:kari@moss.no'],
  ['x?subject=hi@moss.no', 'mailto:x%3Fsubject%3Dhi@moss.no'],
  ['50%25off@moss.no', 'mailto:50%2525off@moss.no'],
  ['kari@moss.no?cc=evil%40evil.example&body=x.y', 'mailto:kari@moss.no%3Fcc%3Devil%2540evil.example%26body%3Dx.y'],
  ['no address?cc=x', 'mailto:@no%20address%3Fcc%3Dx'],
])('the link to write to %s begins a mail to nobody else and says nothing by itself', (address, link) => {
  expect(mailLink(address)).toBe(link);
});

test('every link to write a mail is made in one place', () => {
  // What the server is set up with is a contact as its operator wrote it.
  const settings = ['commands/start.ts', 'server/settings.ts'];
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(ts|astro)$/.test(file) && !settings.includes(file),
  );
  expect(files.filter((file) => readFileSync(join('src', file), 'utf8').includes('mailto:'))).toEqual(['i18n/format.ts']);
});
