/** What is wrong with a value, as a key of the messages shown beside the field. */
export type ProblemKey =
  | 'missing'
  | 'tooLong'
  | 'outOfRange'
  | 'notADate'
  | 'past'
  | 'beforeStart'
  | 'notAnEmail'
  | 'notAPhone'
  | 'notATime'
  | 'notALanguage'
  | 'notAChoice'
  | 'unknown'
  | 'taken'
  | 'moreThanAsked'
  | 'moreThanSeats'
  | 'nationalId';

export interface Problem {
  field: string;
  key: ProblemKey;
  /** The bound that was passed: characters for `tooLong`, the lowest and highest value for `outOfRange`. */
  limit?: number | readonly [number, number];
}

/** The input cannot be saved as it is; every problem names its field. */
export class InvalidInputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(`Nothing was saved: ${problems.map(({ field, key }) => `${field} (${key})`).join(', ')}. Correct the fields and send them again.`);
    this.name = 'InvalidInputError';
    this.problems = problems;
  }
}

/** The viewer's role never lets them do this, whatever it is done to. */
export class NotAllowedError extends Error {
  constructor(what: string) {
    super(`This account may not ${what}. Ask an editor of the municipality or the network admin.`);
    this.name = 'NotAllowedError';
  }
}

/** No such thing within the viewer's reach; a thing out of reach answers exactly as one that does not exist. */
export class NotFoundError extends Error {
  constructor(noun: string) {
    super(`There is no such ${noun} within reach of this account. Go back to the list and choose again.`);
    this.name = 'NotFoundError';
  }
}
