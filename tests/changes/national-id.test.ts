import { describe, expect, test } from 'vitest';
import { holdsNationalId } from '#changes/people/national-id.ts';
import { seededRandom } from '#siting/random.ts';
import { growth } from '../support/growth.ts';

const firstWeights = [3, 7, 6, 1, 8, 9, 4, 5, 2];
const secondWeights = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2];
const checkDigit = (digits: string, weights: number[]) =>
  (11 - (weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11)) % 11;
const two = (number: number) => String(number).padStart(2, '0');

/** A number of that day and month with both its check digits; some of the three digits before them have none, so the next are tried. */
function numberOf(day: number, month: number, random: () => number): string {
  for (;;) {
    const born = `${two(day)}${two(month)}${two(Math.floor(random() * 100))}${String(Math.floor(random() * 1000)).padStart(3, '0')}`;
    const first = checkDigit(born, firstWeights);
    const second = checkDigit(born + first, secondWeights);
    if (first < 10 && second < 10) return `${born}${first}${second}`;
  }
}

const random = seededRandom(7);
const between = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
const numbers = (dayOffset: number, monthOffset: number) =>
  Array.from({ length: 40 }, () => numberOf(between(1, 28) + dayOffset, between(1, 12) + monthOffset, random));
const kinds: [string, string[]][] = [
  ['an ordinary number', numbers(0, 0)],
  ['a D-number', numbers(40, 0)],
  ['a synthetic number of Dolly', numbers(0, 40)],
  ['a synthetic number of the newer kind', numbers(0, 65)],
  ['a synthetic number of Tenor', numbers(0, 80)],
  ['a synthetic D-number', numbers(40, 80)],
];

/** Every way of writing that has been tried to get one past. */
const disguises: [string, (id: string) => string][] = [
  ['as it is', (id) => id],
  ['after a space', (id) => `${id.slice(0, 6)} ${id.slice(6)}`],
  ...[
    '/',
    '_',
    ',',
    '\n',
    '\r\n',
    '    ',
    '\t',
    ' – ',
    '\u202f',
    '\u2009',
    '\u200b',
    '\u00ad',
    ' | ',
    ' * ',
    ';',
    ':',
    '+',
    '\n\n  - ',
  ].map((mark): [string, (id: string) => string] => [
    `with ${JSON.stringify(mark)} in the middle`,
    (id) => `Born ${id.slice(0, 6)}${mark}${id.slice(6)}.`,
  ]),
  ['day, month and year apart', (id) => [id.slice(0, 2), id.slice(2, 4), id.slice(4, 6), id.slice(6)].join('.')],
  ['every digit apart', (id) => [...id].join(' ')],
  ['with a tag in the middle', (id) => `${id.slice(0, 6)}<b class="x1">${id.slice(6)}</b>`],
  ['with a character by its code in the middle', (id) => `${id.slice(0, 6)}&nbsp;${id.slice(6)} &#32;`],
  ['in full-width digits', (id) => [...id].map((digit) => String.fromCodePoint(digit.codePointAt(0)! + 0xfee0)).join('')],
  ['glued to letters', (id) => `fnr${id}x`],
  ['twice in a row', (id) => `${id} ${id}`],
  ['after a telephone number', (id) => `+47 22 00 00 01 ${id}`],
  ['after another number', (id) => `12 ${id}`],
  ['after the country code of Norway', (id) => `+47 ${id}`],
  ['after it, in two parts', (id) => `+47 ${id.slice(0, 6)} ${id.slice(6)}`],
  ['after it, with zeros', (id) => `0047 ${id.slice(0, 6)}-${id.slice(6)}`],
  ['with a plus sign in the middle', (id) => `${id.slice(0, 6)} + ${id.slice(6)}`],
  ['with a plus sign before the second part', (id) => `${id.slice(0, 6)} +${id.slice(6)}`],
  ['with an ordinal mark in the middle', (id) => `${id.slice(0, 6)}\u00ba${id.slice(6)}`],
  ['with a character by a long name in the middle', (id) => `${id.slice(0, 6)}&NonBreakingSpace;${id.slice(6)}`],
  ['with every digit by its code', (id) => [...id].map((digit) => `&#${digit.codePointAt(0)};`).join('')],
  ['with every digit by its hexadecimal code', (id) => [...id].map((digit) => `&#x${digit.codePointAt(0)!.toString(16)};`).join('')],
  ...[0x0660, 0x06f0, 0x0966, 0x0e50].map((zero): [string, (id: string) => string] => [
    `in the digits from U+${zero.toString(16)} on`,
    (id) => [...id].map((digit) => String.fromCodePoint(zero + Number(digit))).join(''),
  ]),
];

describe.each(kinds)('%s', (_, ids) => {
  test.each(disguises)('is recognised %s', (_, disguise) => {
    expect(ids.map(disguise).filter((text) => !holdsNationalId(text))).toEqual([]);
  });

  test('is none with one digit wrong, one too many or letters in the middle', () => {
    for (const id of ids) {
      expect(holdsNationalId(`${id.slice(0, 10)}${(Number(id[10]) + 1) % 10}`)).toBe(false);
      expect(holdsNationalId(`1${id}`)).toBe(false);
      expect(holdsNationalId(`${id}1`)).toBe(false);
      expect(holdsNationalId(`${id.slice(0, 6)} and ${id.slice(6)}`)).toBe(false);
    }
  });
});

test.each([
  '69 24 80 00',
  '+47 913 45 678',
  '+46 790 000 056',
  '+48 790 000 024',
  '0048 790 000 024',
  '00 48 790 000 024',
  '+370 600 00027',
  'konto 9999.00.10168',
  '2026-11-22 09:00',
  '22 00 00 01 / 90 00 00 02',
  'Sak 24/00123-4, 12 345 678 kroner',
])('%s is none', (text) => {
  expect(holdsNationalId(text)).toBe(false);
});

test('no international telephone number is one, however it is spaced', () => {
  for (const id of kinds.flatMap(([, ids]) => ids).filter((id) => !id.startsWith('0') && !id.startsWith('47'))) {
    for (const start of ['+', '00']) {
      expect(holdsNationalId(`${start}${id}`)).toBe(false);
      expect(holdsNationalId(`${start}${id.slice(0, 2)} ${id.slice(2, 5)} ${id.slice(5, 8)} ${id.slice(8)}`)).toBe(false);
    }
  }
});

test('eleven digits with right check digits but no day of birth are none: an account, a parcel', () => {
  for (const [day, month] of [
    [0, 5],
    [32, 5],
    [72, 1],
    [99, 99],
    [30, 2],
    [31, 4],
    [12, 0],
    [12, 13],
    [12, 40],
    [12, 64],
    [12, 79],
    [12, 93],
  ]) {
    for (let i = 0; i < 20; i += 1) expect(holdsNationalId(numberOf(day, month, random))).toBe(false);
  }
});

test.each([
  ['digits', '1'.repeat(200_000)],
  ['digits and spaces', '1 '.repeat(100_000)],
  ['opened tags', '<'.repeat(200_000)],
  ['plus signs', '+1 '.repeat(70_000)],
  ['zeros', '00 '.repeat(70_000)],
  ['digits of another script', '\u0661'.repeat(200_000)],
  ['codes', '&#49;'.repeat(40_000)],
  ['spaces', `1${' '.repeat(200_000)}`.repeat(2)],
])('a long text of %s takes no longer than it is long', (_, text) => {
  expect(growth((length) => holdsNationalId(text.slice(0, length)), text.length)).toBeLessThan(20);
});
