import { z } from 'astro/zod';
import {
  ChangedMeanwhileError,
  type ChangeMeanwhile,
  InvalidInputError,
  NotAllowedError,
  NotFoundError,
  type Problem,
} from '#changes/errors.ts';
import { unsaved } from '#http/unsaved.ts';
import type { Locale } from '#i18n/locale.ts';
import { meanwhile, meanwhileUnknown } from '#i18n/forms-meanwhile.ts';
import { ownWord } from '#i18n/own-words.ts';
import { problemMessage, unsavedMessage } from '#i18n/forms-problems.ts';

export interface FieldError {
  /** The id of the field that the summary leads to; empty where it is about no field. */
  field: string;
  message: string;
}

/** A form that comes back to its page: what was typed, and what is wrong with it. */
export interface Returned {
  status: number;
  errors: FieldError[];
  form: FormData;
  /** When it may be sent again, where it was sent too often. */
  retryAfterSeconds?: number;
}

/** A form's own refusal, in a sentence that the page shows beside the field. */
export class RefusedError extends Error {
  readonly status: number;
  readonly errors: FieldError[];
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, errors: FieldError[], retryAfterSeconds?: number) {
    super(errors.map(({ message }) => message).join(' '));
    this.name = 'RefusedError';
    this.status = status;
    this.errors = errors;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

interface Wording {
  locale: Locale;
  form: FormData;
  /** The label of each field as the page shows it. */
  labels: Record<string, string>;
  /** Put before each field's name to make its id. */
  idsBegin: string;
  /** What could not be read, by field: said instead of what the change says of the value that stands for it. */
  misread: ReadonlyMap<string, Problem>;
  versionField: string;
  formNames: Record<string, string>;
  show: (change: ChangeMeanwhile) => string | Promise<string>;
}

/** Says why a form was not saved, with everything typed kept; an error that says nothing of the form goes on. */
export async function returned(error: unknown, wording: Wording): Promise<Response | Returned> {
  const { locale, form, labels, idsBegin, misread, versionField, formNames, show } = wording;
  if (error instanceof RefusedError) {
    const { status, errors, retryAfterSeconds } = error;
    return { status, errors, form, retryAfterSeconds };
  }
  if (error instanceof InvalidInputError) return { status: 422, errors: error.problems.map(toFieldError), form };
  if (error instanceof z.ZodError) return { status: 422, errors: problemsOf(error, misread).map(toFieldError), form };
  if (error instanceof ChangedMeanwhileError) return changedMeanwhile(error);
  if (error instanceof NotFoundError) return new Response(null, { status: 404 });
  if (error instanceof NotAllowedError)
    return new Response(error.message, { status: 403, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  const why = unsaved(error);
  if (why) return { status: why.status, errors: [{ field: '', message: unsavedMessage(locale, why.reason) }], form };
  throw error;

  function toFieldError(problem: Problem): FieldError {
    return {
      field: idsBegin + problem.field,
      message: problemMessage(locale, labelOf(problem.field), misread.get(problem.field) ?? problem),
    };
  }

  /**
   * What was typed stays, and fields left alone take what they were changed to; the form says which version it has seen now, so that saving
   * it once more is meant.
   */
  async function changedMeanwhile({ version, changes }: ChangedMeanwhileError): Promise<Returned> {
    form.set(versionField, String(version));
    if (changes.length === 0) return { status: 422, errors: [{ field: 'main', message: meanwhileUnknown(locale) }], form };
    const errors = changes.map(async (change) => {
      const field = formNames[change.field] ?? change.field;
      const taken = change.untouched && field === change.field && takeOver(idsBegin + field, change.to);
      return { field: idsBegin + field, message: meanwhile(locale, labelOf(field), await show(change), { ...change, taken }) };
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
    return ownWord(labels, field) ?? ownWord(labels, field.replace(/\..*$/, '')) ?? field;
  }
}

/** What a schema refuses is a choice that no page offers; beside it stands what could not be read. */
function problemsOf(error: z.ZodError, misread: ReadonlyMap<string, Problem>): Problem[] {
  const refused = error.issues.map(({ path }): Problem => ({ field: String(path[0]), key: 'notAChoice' }));
  return [...refused, ...misread.values()];
}
