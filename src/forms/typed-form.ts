import type { Problem } from '#changes/errors.ts';
import type { Locale } from '#i18n/locale.ts';
import { type Misread, type Reading, readDate, readMoney, readWhole } from '#i18n/typed.ts';
import { text } from './outcome.ts';

/**
 * A form's fields as people type them in the page's language. For what cannot be read stands a value that no change lets pass, and
 * `misread` tells, by field, what is wrong with it. `prefix` begins the name of each field, where a page holds the same fields several times.
 */
export class TypedForm {
  readonly misread = new Map<string, Problem>();
  readonly #form: FormData;
  readonly #locale: Locale;
  readonly #prefix: string;

  constructor(form: FormData, locale: Locale, prefix = '') {
    this.#form = form;
    this.#locale = locale;
    this.#prefix = prefix;
  }

  /** As it was typed; empty where it is missing or a file. */
  text(name: string): string {
    return text(this.#form, this.#prefix + name);
  }

  /** A whole number; `empty` where nothing was typed. */
  whole(name: string, empty = NaN): number {
    return this.#read(name, readWhole(this.#locale, this.text(name)), empty, NaN);
  }

  /** Whole units of `currency`. */
  money(name: string, currency: string, empty = NaN): number {
    return this.#read(name, readMoney(this.#locale, this.text(name), currency), empty, NaN);
  }

  /** YYYY-MM-DD; null where nothing was typed. */
  date(name: string): string | null {
    return this.#read<string | null>(name, readDate(this.#locale, this.text(name)), null, this.text(name));
  }

  /** The version of the row that the form was made from; NaN, which is older than any, where it does not say. */
  version(): number {
    const sent = this.text('version');
    return /^\d{1,15}$/.test(sent) ? Number(sent) : NaN;
  }

  #read<Value>(name: string, reading: Reading<NonNullable<Value>>, empty: Value, unread: Value): Value {
    if (!isMisread(reading)) {
      if (reading.value === null && Number.isNaN(empty)) this.misread.set(name, { field: name, key: 'missing' });
      return reading.value ?? empty;
    }
    const { problem: key, instead } = reading;
    this.misread.set(name, instead === undefined ? { field: name, key } : { field: name, key, instead });
    return unread;
  }
}

const isMisread = (reading: Reading<unknown>): reading is Misread => 'problem' in reading;
