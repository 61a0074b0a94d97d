import {
  ChangedMeanwhileError,
  type ChangeMeanwhile,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  type Problem,
} from '#changes/errors.ts';
import { meanwhile, meanwhileUnknown } from '#i18n/meanwhile.ts';
import { ownWord } from '#i18n/own-words.ts';
import { problemMessage, unsavedMessage } from '#i18n/problems.ts';
import { seeOther } from '#http/redirects.ts';
import { unsaved } from '#http/unsaved.ts';
import type { FieldError } from './returned.ts';

/** What was typed and what is wrong with it, for the page to show again. */
export interface Failed {
  /** 422, or why nothing can be saved just now. */
  status: number;
  errors: FieldError[];
  form: FormData;
}

/** A redirect or a refusal, or the form with what is wrong. */
export type Outcome = Response | Failed;

interface Attempt {
  locale: 'en' | 'nb';
  form: FormData;
  /** The label of each field as the page shows it. */
  labels: Record<string, string>;
  /** Put before each field's name to make its id, where a page holds the same form several times. */
  prefix?: string;
  /** What could not be read, by field: said instead of what the change says of the value that stands for it. */
  misread?: ReadonlyMap<string, Problem>;
  /** The field that says from which version the form was made. */
  versionField?: string;
  /** What the form calls a field of the row, where that is another name. */
  formNames?: Record<string, string>;
  /** How the page shows a value that somebody else wrote meanwhile. */
  show?: (change: ChangeMeanwhile) => string | Promise<string>;
}

/** Makes one change. `change` answers with where to go when it is done. */
export async function attempt(
  { locale, form, labels, prefix = '', misread, versionField = 'version', formNames = {}, show = ({ to }) => String(to ?? '') }: Attempt,
  change: () => Promise<string>,
): Promise<Outcome> {
  try {
    return seeOther(await change());
  } catch (error) {
    if (error instanceof InvalidInputError) return { status: 422, errors: error.problems.map(toFieldError), form };
    if (error instanceof ChangedMeanwhileError) return changedMeanwhile(error);
    if (error instanceof NotFoundError) return new Response(null, { status: 404 });
    if (error instanceof NotAllowedError)
      return new Response(error.message, { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    const why = unsaved(error);
    if (why) return { status: why.status, errors: [{ field: '', message: unsavedMessage(locale, why.reason) }], form };
    throw error;
  }

  function toFieldError(problem: Problem): FieldError {
    return {
      field: prefix + problem.field,
      message: problemMessage(locale, labelOf(problem.field), misread?.get(problem.field) ?? problem),
    };
  }

  /**
   * What was typed stays, and fields left alone take what they were changed to; the form says which version it has seen now, so that saving
   * it once more is meant.
   */
  async function changedMeanwhile({ version, changes }: ChangedMeanwhileError): Promise<Failed> {
    form.set(versionField, String(version));
    if (changes.length === 0) return { status: 422, errors: [{ field: 'main', message: meanwhileUnknown(locale) }], form };
    const errors = changes.map(async (change) => {
      const field = formNames[change.field] ?? change.field;
      const taken = change.untouched && field === change.field && takeOver(prefix + field, change.to);
      return { field: prefix + field, message: meanwhile(locale, labelOf(field), await show(change), { ...change, taken }) };
    });
    return { status: 422, errors: await Promise.all(errors), form };
  }

  /** Puts a value of one field into the form; false where it takes several. */
  function takeOver(name: string, value: unknown): boolean {
    if (typeof value === 'object' && value !== null) return false;
    form.set(name, typeof value === 'boolean' ? (value ? 'yes' : '') : String(value ?? ''));
    return true;
  }

  function labelOf(field: string): string {
    return ownWord(labels, field) ?? ownWord(labels, field.split('.')[0]) ?? field;
  }
}

/** A form field as text; empty where it is missing or a file. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
