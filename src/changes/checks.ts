import { domainToASCII } from 'node:url';
import { InvalidInputError, type Problem, type ProblemKey } from './errors.ts';
import { holdsNationalId } from './people/national-id.ts';

const localPart = /^[\p{L}\p{M}\p{N}.!#$%&'*+/=?^_`{|}~-]{1,64}$/u;
const domainLabel = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;
const unseen = /\p{Cf}/gu;
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Reads the fields of one input, collects what is wrong, and refuses them together: `done` throws InvalidInputError. */
export class Checks {
  readonly #problems: Problem[] = [];

  refuse(field: string, key: ProblemKey, limit?: Problem['limit']): void {
    this.#problems.push(limit === undefined ? { field, key } : { field, key, limit });
  }

  done(): void {
    if (this.#problems.length > 0) throw new InvalidInputError(this.#problems);
  }

  /** Trimmed free text of at most `longest` characters; a national identity number is refused and not repeated. */
  text(field: string, value: string, longest: number): string {
    if (typeof value !== 'string') {
      this.refuse(field, 'missing');
      return '';
    }
    const trimmed = value.replace(control, '').replaceAll('\r\n', '\n').trim();
    if (trimmed.length > longest) this.refuse(field, 'tooLong', longest);
    else if (holdsNationalId(trimmed)) this.refuse(field, 'nationalId');
    return trimmed;
  }

  requiredText(field: string, value: string, longest: number): string {
    const text = this.text(field, value, longest);
    if (text === '' && typeof value === 'string') this.refuse(field, 'missing');
    return text;
  }

  /** A telephone number as people write it, or none: it becomes a link to call. */
  phone(field: string, value: string): string {
    const text = this.text(field, value, 40);
    if (!/^[+\d\s()./-]*$/.test(text)) this.refuse(field, 'notAPhone');
    return text;
  }

  /** A mail address in lower case, without characters that nobody sees; its domain is letters, digits, hyphens and dots, and nothing else. */
  email(field: string, value: string): string {
    const text = this.requiredText(field, typeof value === 'string' ? value.replace(unseen, '') : value, 254).toLowerCase();
    const [local = '', domain = '', ...rest] = text.split('@');
    const labels = domain.split('.');
    const isAddress =
      rest.length === 0 &&
      localPart.test(local) &&
      labels.length >= 2 &&
      labels.every((label) => domainLabel.test(label)) &&
      domainToASCII(domain) !== '';
    if (text !== '' && !isAddress) this.refuse(field, 'notAnEmail');
    return text;
  }

  /** A whole number from `least` to `most`, both included. */
  whole(field: string, value: number, least: number, most: number): number {
    if (!Number.isInteger(value) || value < least || value > most) this.refuse(field, 'outOfRange', [least, most]);
    return value;
  }

  /** A day of the calendar, YYYY-MM-DD. */
  date(field: string, value: string): string {
    const time = typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
    if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) this.refuse(field, 'notADate');
    return value;
  }

  /** A day as `date` takes it, in a year from `least` to `most`: what a year such as 0026 was meant to be is not guessed at. */
  dateWithin(field: string, value: string, least: number, most: number): string {
    const day = this.date(field, value);
    const year = Number(String(day).slice(0, 4));
    if (year < least || year > most) this.refuse(field, 'yearOutOfRange', [least, most]);
    return day;
  }

  flag(field: string, value: boolean): boolean {
    if (typeof value !== 'boolean') this.refuse(field, 'notAChoice');
    return value;
  }

  choice<Choice extends string>(field: string, value: Choice, choices: readonly Choice[]): Choice {
    if (!choices.includes(value)) this.refuse(field, 'notAChoice');
    return value;
  }
}
