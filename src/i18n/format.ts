import { osloTime, timeZone } from '#time/oslo.ts';
import { intlTag, type Locale } from './locale.ts';

const thinSpace = '\u202f';
const dayMs = 86_400_000;

/** To make a formatter takes far longer than to use it, and there are two locales and few variants: each is made once. */
function madeOnce<Format, Variant extends string | number>(make: (tag: string, variant: Variant) => Format) {
  const made = new Map<string, Format>();
  return (locale: Locale, variant: Variant): Format => {
    const key = `${locale} ${variant}`;
    const format = made.get(key) ?? make(intlTag[locale], variant);
    made.set(key, format);
    return format;
  };
}

const numberFormat = madeOnce((tag, maximumFractionDigits: number) => new Intl.NumberFormat(tag, { maximumFractionDigits }));
const dateFormat = madeOnce(
  (tag, month: 'long' | 'short') => new Intl.DateTimeFormat(tag, { day: 'numeric', month, year: 'numeric', timeZone }),
);
const monthFormat = madeOnce((tag, month: 'long') => new Intl.DateTimeFormat(tag, { month, timeZone }));
const relativeFormat = madeOnce((tag, numeric: 'auto') => new Intl.RelativeTimeFormat(tag, { numeric }));
const listFormat = madeOnce((tag, type: 'conjunction') => new Intl.ListFormat(tag, { type }));

/** 1,650 in English, 1 650 with a thin space in Bokmål; below zero with a minus sign, not a hyphen. */
export function number(locale: Locale, value: number, fractionDigits = 0): string {
  const text = numberFormat(locale, fractionDigits).format(value === 0 ? 0 : value);
  return locale === 'nb' ? text.replace(/[\u00a0\u202f ]/g, thinSpace) : text.replace('-', '−');
}

const hourUnit: Record<Locale, string> = { en: 'h', nb: 't' };

/** Whole hours with their unit, as plans and figures give them: `1,650 h`, `1 650 t`. */
export function hours(locale: Locale, value: number): string {
  return `${number(locale, Math.round(value))}\u00a0${hourUnit[locale]}`;
}

/** Hours that one person shares, in which a quarter counts: `12`, `0.25`, `0,25`. */
export function sharedNumber(locale: Locale, value: number): string {
  return number(locale, value, 2);
}

/** The same with their unit: `12 h`, `0.25 h`, `0,25 t`. */
export function sharedHours(locale: Locale, value: number): string {
  return `${sharedNumber(locale, value)}\u00a0${hourUnit[locale]}`;
}

/** Whole thousands of kroner, without the currency: `372,000`. Smaller sums to the nearest ten. */
export function thousands(locale: Locale, nok: number): string {
  return number(locale, Math.abs(nok) < 1_000 ? Math.round(nok / 10) * 10 : Math.round(nok / 1_000) * 1_000);
}

/** `NOK 372,000`, `372 000 kr`. */
export function money(locale: Locale, nok: number, currency = 'NOK'): string {
  const amount = thousands(locale, nok);
  if (locale === 'nb') return `${amount}\u00a0${currency === 'NOK' ? 'kr' : currency}`;
  return `${currency}\u00a0${amount}`;
}

export function minutes(locale: Locale, value: number): string {
  return `${number(locale, Math.round(value))}\u00a0min`;
}

export function percent(locale: Locale, share: number, fractionDigits = 0): string {
  return `${number(locale, share * 100, fractionDigits)}\u00a0%`;
}

/** `30 June 2027`, `30. juni 2027`; takes an ISO date (read as that calendar day) or an instant (shown in Oslo). */
export function date(locale: Locale, value: string | Date, style: 'long' | 'short' = 'long'): string {
  const instant = typeof value === 'string' ? new Date(`${value.slice(0, 10)}T12:00:00Z`) : value;
  return dateFormat(locale, style).format(instant);
}

/** The month in Oslo at an instant: `November`, `november`. */
export function month(locale: Locale, at: Date): string {
  return monthFormat(locale, 'long').format(at);
}

/** The clock in Oslo at an instant: `15:30`, `15.30`. */
export function time(locale: Locale, at: Date): string {
  return clock(locale, osloTime(at).clock);
}

/** The day and clock in Oslo at an instant: `26 Nov 2026 at 15:30`, `26. nov. 2026 kl. 15.30`. */
export function moment(locale: Locale, at: Date): string {
  return `${date(locale, at, 'short')} ${locale === 'nb' ? 'kl.' : 'at'} ${time(locale, at)}`;
}

/** A clock time as each language writes it: `15:30`, `15.30`. */
export function clock(locale: Locale, hhmm: string): string {
  return locale === 'nb' ? hhmm.replace(':', '.') : hhmm;
}

/** `today`, `12 days ago`, `5 weeks ago`, `3 months ago`. */
export function ago(locale: Locale, then: Date, now: Date): string {
  const days = Math.max(0, Math.floor((now.getTime() - then.getTime()) / dayMs));
  const relative = relativeFormat(locale, 'auto');
  // Bokmål's Intl says «døgn», which counts nights and days; people say «dager».
  if (days < 14) return relative.format(-days, 'day').replace('døgn', 'dager');
  if (days < 60) return relative.format(-Math.floor(days / 7), 'week');
  if (days < 730) return relative.format(-Math.floor(days / 30.44), 'month');
  return relative.format(-Math.floor(days / 365.25), 'year');
}

/** `Moss, Råde and Våler`. */
export function list(locale: Locale, items: string[]): string {
  return listFormat(locale, 'conjunction').format(items);
}

/** One to ten in words inside a sentence, digits elsewhere. */
export function inWords(locale: Locale, value: number): string {
  const words: Record<Locale, string[]> = {
    en: ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'],
    nb: ['ingen', 'én', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti'],
  };
  return words[locale][value] ?? number(locale, value);
}

export function capitalise(text: string): string {
  return text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);
}

/** The link that begins a mail. Whatever an address holds is the address: nothing in it becomes a subject, a copy or a text. */
export function mailLink(address: string): string {
  const at = address.lastIndexOf('@');
  return `mailto:${encodeURIComponent(address.slice(0, Math.max(0, at)))}@${encodeURIComponent(address.slice(at + 1))}`;
}

/** The label of a topic in the reader's language. */
export function topicLabel(locale: Locale, topic: { labelEn: string; labelNb: string }): string {
  return locale === 'nb' ? topic.labelNb : topic.labelEn;
}

/** The label inside a sentence: lower case unless it starts with an abbreviation. */
export function topicInSentence(locale: Locale, topic: { labelEn: string; labelNb: string }): string {
  const label = topicLabel(locale, topic);
  return /^\p{Lu}\p{Lu}/u.test(label) ? label : label.charAt(0).toLocaleLowerCase('nb') + label.slice(1);
}
