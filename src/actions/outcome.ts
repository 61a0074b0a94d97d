import { InvalidInputError, NotAllowedError, NotFoundError, type Problem } from '#changes/errors.ts';
import { problemMessage, unsavedMessage } from '#i18n/problems.ts';
import { ownWord } from '#i18n/own-words.ts';
import { seeOther } from '#server/guard.ts';
import { unsaved } from '#server/unsaved.ts';

export interface FieldError {
  /** The id of the field that the summary leads to; empty where it is about no field. */
  field: string;
  message: string;
}

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
}

/** Makes one change. `change` answers with where to go when it is done. */
export async function attempt({ locale, form, labels, prefix = '' }: Attempt, change: () => Promise<string>): Promise<Outcome> {
  try {
    return seeOther(await change());
  } catch (error) {
    if (error instanceof InvalidInputError) return { status: 422, errors: error.problems.map(toFieldError), form };
    if (error instanceof NotFoundError) return new Response(null, { status: 404 });
    if (error instanceof NotAllowedError) return new Response(error.message, { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } });
    const why = unsaved(error);
    if (why) return { status: why.status, errors: [{ field: '', message: unsavedMessage(locale, why.reason) }], form };
    throw error;
  }

  function toFieldError(problem: Problem): FieldError {
    const label = ownWord(labels, problem.field) ?? ownWord(labels, problem.field.split('.')[0]) ?? problem.field;
    return { field: prefix + problem.field, message: problemMessage(locale, label, problem) };
  }
}

/** A form field as text; empty where it is missing or a file. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** A whole number, or NaN, which no check lets pass. An empty field is 0 where `empty` says so. */
export function whole(form: FormData, name: string, empty = NaN): number {
  const typed = text(form, name).replace(/[\s\u00a0\u202f]/g, '');
  return typed === '' ? empty : Number(typed);
}
