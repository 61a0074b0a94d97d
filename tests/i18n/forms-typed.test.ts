import { describe, expect, test } from 'vitest';
import { date, hours, money, number } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { readDate, readMoney, readNumber, readWhole } from '#i18n/forms-typed.ts';
import { seededRandom } from '#siting/random.ts';
import { growth } from '../support/growth.ts';

const locales = ['en', 'nb'] as const;

describe.each(locales)('in %s', (locale) => {
  test.each([
    ['0', 0],
    ['7', 7],
    ['007', 7],
    ['158000', 158_000],
    ['158 000', 158_000],
    ['158\u00a0000', 158_000],
    ['158\u202f000', 158_000],
    ['158\u2009000', 158_000],
    ['1 158 000', 1_158_000],
    [' 158 000 ', 158_000],
    ['\u202a158 000\u202c', 158_000],
    ['-5', -5],
    ['−5', -5],
  ])('%j is read as %d', (typed, value) => {
    expect(readWhole(locale, typed)).toEqual({ value });
    expect(readMoney(locale, typed, 'NOK')).toEqual({ value });
  });

  test.each(['', '  ', '\u200b'])('%j is nothing', (typed) => {
    for (const reading of [readWhole(locale, typed), readMoney(locale, typed, 'NOK'), readDate(locale, typed)])
      expect(reading).toEqual({ value: null });
  });

  test.each([
    '1e3',
    '1E3',
    '0x10',
    '0x5',
    '0b11',
    '0o7',
    '1_000',
    'Infinity',
    'NaN',
    '1 58',
    '15 80 00',
    '1 000 00',
    '+5',
    '5 h',
    '--5',
    '1..5',
    '1,,000',
    '1.000 000',
    '1 000.000.000',
    '$23',
    '12:30',
    'twelve',
    '٣',
  ])('%j is no number', (typed) => {
    expect(readWhole(locale, typed)).toEqual({ problem: 'notANumber' });
  });

  test('sums may bear the name of their currency and of no other', () => {
    for (const typed of ['kr 158 000', '158 000 kr', '158 000 kr.', 'NOK 158 000', '158 000,-', 'kr 158 000,–', 'nok158000']) {
      expect(readMoney(locale, typed, 'NOK')).toEqual({ value: 158_000 });
    }
    expect(readMoney(locale, 'EUR 158 000', 'EUR')).toEqual({ value: 158_000 });
    for (const typed of ['kr 158 000', '$ 158 000', 'USD 158 000'])
      expect(readMoney(locale, typed, 'EUR')).toEqual({ problem: 'notANumber' });
    expect(readMoney(locale, 'kr', 'NOK')).toEqual({ value: null });
  });

  test('every number that the pages print is read back', () => {
    const random = seededRandom(3);
    for (let i = 0; i < 2_000; i += 1) {
      const value = Math.round((random() - 0.2) * 10 ** Math.ceil(random() * 12)) || 0;
      expect(readWhole(locale, number(locale, value))).toEqual({ value });
      for (const digits of [1, 2]) {
        const decimal = Math.round(value * random() * 10 ** digits) / 10 ** digits;
        expect(readNumber(locale, number(locale, decimal, digits))).toEqual({ value: decimal === 0 ? 0 : decimal });
      }
    }
  });

  test('every sum and hour that the pages print is read back, without its unit', () => {
    for (const value of [0, 10, 990, 1_000, 372_000, 12_000_000]) {
      for (const currency of ['NOK', 'EUR']) expect(readMoney(locale, money(locale, value, currency), currency)).toEqual({ value });
      expect(readWhole(locale, hours(locale, value).replace(/\u00a0[ht]$/, ''))).toEqual({ value });
    }
  });

  test('every day that the pages print is read back', () => {
    for (let day = Date.UTC(2024, 0, 1); day < Date.UTC(2028, 0, 1); day += 86_400_000) {
      const value = new Date(day).toISOString().slice(0, 10);
      for (const style of ['long', 'short'] as const) expect(readDate(locale, date(locale, value, style))).toEqual({ value });
      expect(readDate(locale, value)).toEqual({ value });
    }
  });

  test.each([
    ['2026-12-31', '2026-12-31'],
    ['31.12.2026', '2026-12-31'],
    ['31. 12. 2026', '2026-12-31'],
    ['31/12/2026', '2026-12-31'],
    ['1.2.2026', '2026-02-01'],
    ['4/5/2026', '2026-05-04'],
    ['29.2.2028', '2028-02-29'],
    ['0026-12-31', '0026-12-31'],
  ])('the date %j is %s, the day first', (typed, value) => {
    expect(readDate(locale, typed)).toEqual({ value });
  });

  test.each([
    '31.2.2026',
    '29.2.2027',
    '12/31/2026',
    '2026-13-01',
    '2026-02-30',
    '32.1.2026',
    '0.1.2026',
    '31.12',
    '31122026',
    '31.12.126',
    '45.13.26',
    'tomorrow',
    '31 Blaa 2026',
    '2026',
  ])('%j is no date', (typed) => {
    expect(readDate(locale, typed)).toEqual({ problem: 'notADate' });
  });
});

const numbers: [Locale, string, ReturnType<typeof readNumber>][] = [
  ['nb', '158.000', { value: 158_000 }],
  ['nb', '1.158.000', { value: 1_158_000 }],
  ['nb', '158.000,00', { value: 158_000 }],
  ['nb', '158 000,00', { value: 158_000 }],
  ['nb', '158,00', { value: 158 }],
  ['nb', '12,5', { value: 12.5 }],
  ['nb', '158.369,24', { value: 158_369.24 }],
  ['nb', '158,000', { problem: 'otherLanguage', instead: '158 000' }],
  ['nb', '1,000', { problem: 'otherLanguage', instead: '1 000' }],
  ['nb', '1,158,000', { problem: 'otherLanguage', instead: '1 158 000' }],
  ['nb', '158,000.00', { problem: 'otherLanguage', instead: '158 000' }],
  ['nb', '158.00', { problem: 'otherLanguage', instead: '158' }],
  ['nb', '12.5', { problem: 'otherLanguage', instead: '12,5' }],
  ['en', '158,000', { value: 158_000 }],
  ['en', '1,158,000', { value: 1_158_000 }],
  ['en', '158,000.00', { value: 158_000 }],
  ['en', '158 000.00', { value: 158_000 }],
  ['en', '158.00', { value: 158 }],
  ['en', '12.5', { value: 12.5 }],
  ['en', '0.125', { value: 0.125 }],
  ['en', '158.000', { problem: 'otherLanguage', instead: '158 000' }],
  ['en', '1.000', { problem: 'otherLanguage', instead: '1 000' }],
  ['en', '1.158.000', { problem: 'otherLanguage', instead: '1 158 000' }],
  ['en', '158.000,00', { problem: 'otherLanguage', instead: '158 000' }],
  ['en', '158,00', { problem: 'otherLanguage', instead: '158' }],
  ['en', '12,5', { problem: 'otherLanguage', instead: '12.5' }],
];

test.each(numbers)('in %s the number %s is %o', (locale, typed, reading) => {
  expect(readNumber(locale, typed)).toEqual(reading);
});

test('a whole number takes no decimals but zeros', () => {
  expect(readWhole('nb', '158.000,00')).toEqual({ value: 158_000 });
  expect(readWhole('nb', '158.369,24')).toEqual({ problem: 'notWhole' });
  expect(readWhole('en', '12.5')).toEqual({ problem: 'notWhole' });
  expect(readWhole('en', '12,5')).toEqual({ problem: 'notWhole' });
  expect(readWhole('nb', '1.5')).toEqual({ problem: 'notWhole' });
  expect(readWhole('nb', '158,000')).toEqual({ problem: 'otherLanguage', instead: '158 000' });
});

test.each([
  ['en', '31/12/26', '31/12/2026'],
  ['nb', '31.12.26', '31.12.2026'],
  ['nb', '1/2/26', '01.02.2026'],
] as const)('in %s the date %s lacks its century, and is told to be %s', (locale, typed, instead) => {
  expect(readDate(locale, typed)).toEqual({ problem: 'twoDigitYear', instead });
});

test('a long text is read no slower than it is long', () => {
  const read = (length: number) => {
    for (const text of ['1'.repeat(length), '1 '.repeat(length), `1${' 000'.repeat(length)}x`, '.'.repeat(length)]) {
      readMoney('nb', text, 'NOK');
      readDate('nb', text);
    }
  };
  expect(growth(read, 100_000)).toBeLessThan(20);
});
