import { number } from './format.ts';
import { intlTag, type Locale } from './locale.ts';

/** Why something typed is not read. `instead` is what to write where it is clear what was meant. */
export interface Misread {
  problem: 'notANumber' | 'notWhole' | 'otherLanguage' | 'notADate' | 'twoDigitYear';
  instead?: string;
}

/** What was read, null where nothing was typed. */
export type Reading<Value> = { value: Value | null } | Misread;

/** Which mark groups thousands and which begins the decimals. */
const marks: Record<Locale, { group: string; decimal: string }> = { en: { group: ',', decimal: '.' }, nb: { group: '.', decimal: ',' } };
const other: Record<Locale, Locale> = { en: 'nb', nb: 'en' };
const spaces = /[\u00a0\u2009\u202f]/g;
/** Comes along with what is pasted, and nobody sees it. */
const unseen = /\p{Cf}/gu;

const tidy = (typed: string) => typed.replace(unseen, '').replace(spaces, ' ').trim();

/**
 * A number as people type it in a language: plain digits or groups of three by spaces; in English also 158,000 and 12.5, in Bokmål
 * 158.000 and 12,5. What only the other language would read, or would read as another number, is not guessed at.
 */
export function readNumber(locale: Locale, typed: string): Reading<number> {
  const text = tidy(typed);
  if (text === '') return { value: null };
  const own = valueIn(locale, text);
  const others = valueIn(other[locale], text);
  if (own !== null && (others === null || others === own || !looksGrouped(locale, text))) return { value: own };
  return others === null ? { problem: 'notANumber' } : { problem: 'otherLanguage', instead: written(locale, others) };
}

/** A whole number, as readNumber reads it: decimals may stand there where they are all zeros. */
export function readWhole(locale: Locale, typed: string): Reading<number> {
  const reading = readNumber(locale, typed);
  // To write it in one's own language would only lead to the next refusal.
  const value = 'problem' in reading ? (reading.problem === 'otherLanguage' ? valueIn(other[locale], tidy(typed)) : null) : reading.value;
  return value === null || Number.isInteger(value) ? reading : { problem: 'notWhole' };
}

/** A sum in whole units of a currency (ISO 4217), whose name may stand before or after it, as in `kr 158 000,-` and `NOK 158,000`. */
export function readMoney(locale: Locale, typed: string, currency: string): Reading<number> {
  const names = currency.toUpperCase() === 'NOK' ? ['nok', 'kr.', 'kr'] : [currency.toLowerCase()];
  let text = tidy(typed);
  const name = names.find((one) => one !== '' && text.toLowerCase().startsWith(one));
  if (name) text = text.slice(name.length);
  const nameAfter = names.find((one) => one !== '' && text.toLowerCase().endsWith(one));
  if (nameAfter) text = text.slice(0, -nameAfter.length);
  return readWhole(locale, text.trim().replace(/[,.][-–—]$/, ''));
}

/**
 * A day as people type it: 2026-12-31, 31.12.2026 or 31/12/2026, the day first, or with the month's name as the language writes it.
 * Read as YYYY-MM-DD, and always a day of the calendar.
 */
export function readDate(locale: Locale, typed: string): Reading<string> {
  const text = tidy(typed);
  if (text === '') return { value: null };
  const [, isoYear, isoMonth = '', isoDay = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (isoYear !== undefined) return dayOf(isoYear, isoMonth, isoDay);
  const [, day = '', month = '', year] = /^(\d{1,2})(?:\. ?|\/)(\d{1,2})(?:\. ?|\/)(\d{4}|\d{2})$/.exec(text) ?? [];
  if (year !== undefined) {
    const reading = dayOf(year.padStart(4, '20'), month, day);
    return 'problem' in reading || year.length === 4
      ? reading
      : { problem: 'twoDigitYear', instead: dayMonthYear(locale, day, month, `20${year}`) };
  }
  const [, dayBefore = '', name, yearAfter = ''] = /^(\d{1,2})\.? (\p{L}+)\.? (\d{4})$/u.exec(text) ?? [];
  const named = name === undefined ? -1 : monthNames[locale].findIndex((names) => isMonth(name.toLowerCase(), names));
  return named < 0 ? { problem: 'notADate' } : dayOf(yearAfter, String(named + 1), dayBefore);
}

const isMonth = (typed: string, { long, short }: NamesOfMonth) => typed === short || (typed.length >= 3 && long.startsWith(typed));

/** As people write it in that language: `31.12.2026`, `31/12/2026`. */
function dayMonthYear(locale: Locale, day: string, month: string, year: string): string {
  return [day.padStart(2, '0'), month.padStart(2, '0'), year].join(locale === 'nb' ? '.' : '/');
}

function dayOf(year: string, month: string, day: string): Reading<string> {
  const value = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value) ? { value } : { problem: 'notADate' };
}

/** The number that a text is in a language; null where it is none. */
function valueIn(locale: Locale, text: string): number | null {
  const { group, decimal } = marks[locale];
  const [, sign, whole, decimals] =
    new RegExp(`^([-−]?)(\\d+|[1-9]\\d{0,2}(?: \\d{3})+|[1-9]\\d{0,2}(?:\\${group}\\d{3})+)(?:\\${decimal}(\\d+))?$`).exec(text) ?? [];
  if (whole === undefined) return null;
  const value = Number(`${whole.replace(/\D/g, '')}.${decimals ?? '0'}`);
  return sign && value !== 0 ? -value : value;
}

/** 158.000 in English and 158,000 in Bokmål are read as decimals, though hardly meant so. */
function looksGrouped(locale: Locale, text: string): boolean {
  return new RegExp(`\\${marks[locale].decimal}\\d{3}$`).test(text);
}

function written(locale: Locale, value: number): string {
  const decimals = (String(value).split('.')[1] ?? '').length;
  return Number.isInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, ' ') : number(locale, value, decimals);
}

interface NamesOfMonth {
  long: string;
  short: string;
}

function namesOfMonth(locale: Locale, month: number): NamesOfMonth {
  const day = new Date(Date.UTC(2026, month, 1, 12));
  const nameIn = (style: 'long' | 'short') => {
    const format = new Intl.DateTimeFormat(intlTag[locale], { day: 'numeric', month: style, year: 'numeric', timeZone: 'UTC' });
    const name = format.formatToParts(day).find(({ type }) => type === 'month')?.value ?? '';
    return name.toLowerCase().replace('.', '');
  };
  return { long: nameIn('long'), short: nameIn('short') };
}

const months = Array.from({ length: 12 }, (_, month) => month);
const monthNames: Record<Locale, NamesOfMonth[]> = {
  en: months.map((month) => namesOfMonth('en', month)),
  nb: months.map((month) => namesOfMonth('nb', month)),
};
