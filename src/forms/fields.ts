import { z } from 'astro/zod';
import type { Problem } from '#changes/errors.ts';
import type { Locale } from '#i18n/locale.ts';
import { type Reading, readDate, readMoney, readWhole } from '#i18n/forms-typed.ts';
import { textOf } from '#http/form-data.ts';

/**
 * A field as it was sent: its text, the language it is typed in, and what is wrong with it where it cannot be read. For that stands a
 * value that no change lets pass, so that whoever sent the form is told of everything that is wrong with it at once.
 */
export class SentField {
  misread: Omit<Problem, 'field'> | null = null;
  /** As the schema calls it. */
  readonly name: string;
  /** As it was typed; empty where it is missing or a file. */
  readonly text: string;
  readonly #form: FormData;
  readonly #locale: Locale;

  constructor(form: FormData, locale: Locale, name: string, sentAs: string) {
    this.name = name;
    this.text = textOf(form, sentAs);
    this.#form = form;
    this.#locale = locale;
  }

  /** What was typed in another field of the same form. */
  beside(name: string): string {
    return textOf(this.#form, name);
  }

  /** `empty` where nothing was typed, `unread` where it cannot be read; an `empty` of NaN says that something must be. */
  read<Value>(how: (locale: Locale, typed: string) => Reading<NonNullable<Value>>, empty: Value, unread: Value): Value {
    const reading = how(this.#locale, this.text);
    if ('problem' in reading) {
      const { problem: key, instead } = reading;
      this.misread = instead === undefined ? { key } : { key, instead };
      return unread;
    }
    if (reading.value === null && Number.isNaN(empty)) this.misread = { key: 'missing' };
    return reading.value ?? empty;
  }
}

export const noFields = z.object({});

export const field = z.instanceof(SentField);

export const text = field.transform(({ text }) => text);

export const textOrNull = field.transform(({ text }) => text || null);

/** A box that is ticked. */
export const ticked = field.transform(({ text }) => text === 'yes');

/** One of the choices that a page offers; refused before anything is changed, for no page sends another. */
export const choice = <const Choices extends readonly string[]>(choices: Choices) => text.pipe(z.enum(choices));

/** A whole number; `empty` where nothing was typed. */
export const whole = (empty = NaN) => field.transform((sent) => sent.read(readWhole, empty, NaN));

/** Whole units of the currency that `currencyOf` finds in the same form. */
export const money = (currencyOf: (sent: SentField) => string, empty = NaN) =>
  field.transform((sent) => sent.read((locale, typed) => readMoney(locale, typed, currencyOf(sent)), empty, NaN));

/** YYYY-MM-DD; null where nothing was typed. */
export const day = field.transform((sent) => sent.read<string | null>(readDate, null, sent.text));

/** The version of the row that the form was made from; NaN, which is older than any, where it does not say. */
export const version = field.transform(({ text }) => (/^\d{1,15}$/.test(text) ? Number(text) : NaN));
