import { expect, test } from 'vitest';
import { holdsNationalId } from '#changes/national-id.ts';

const date = '018155';
const rest = '10093';

test.each([
  ['a space', ' '],
  ['the narrow space of Norwegian numbers', '\u202f'],
  ['a thin space', '\u2009'],
  ['a tab', '\t'],
  ['two spaces', '  '],
  ['a dash between spaces', ' – '],
  ['nothing that shows', '\u200b'],
])('a national identity number is recognised with %s in the middle', (_, between) => {
  expect(holdsNationalId(`Born ${date}${between}${rest}.`)).toBe(true);
});

test('a national identity number is recognised in full-width digits', () => {
  const wide = [...(date + rest)].map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join('');
  expect(holdsNationalId(wide)).toBe(true);
});

test.each(['69 24 80 00', '+47 913 45 678', '01815510094', `${date}${rest}1`, `${date} and ${rest}`, '2026-11-22 09:00'])('%s is none', (text) => {
  expect(holdsNationalId(text)).toBe(false);
});
