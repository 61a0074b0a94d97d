/** What is wrong with a value, as a key of the messages shown beside the field. */
export type ProblemKey =
  | 'missing'
  | 'tooLong'
  | 'outOfRange'
  | 'notANumber'
  | 'notWhole'
  | 'otherLanguage'
  | 'notADate'
  | 'twoDigitYear'
  | 'yearOutOfRange'
  | 'tooFar'
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
  | 'noneAgreed'
  | 'askChanged'
  | 'moreThanSeats'
  | 'nationalId'
  | 'notStaff'
  | 'actsForOthers'
  | 'hasLeft'
  | 'lastAdmin'
  | 'lastRole'
  | 'otherDomain';

export interface Problem {
  field: string;
  key: ProblemKey;
  /** The bound that was passed: characters for `tooLong`, years for `tooFar`, the lowest and highest value for `outOfRange`. */
  limit?: number | readonly [number, number];
  /** What to write, where it is clear what was meant. */
  instead?: string;
}

/** The input cannot be saved as it is; every problem names its field. */
export class InvalidInputError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(
      `Nothing was saved: ${problems.map(({ field, key }) => `${field} (${key})`).join(', ')}. Correct the fields and send them again.`,
    );
    this.name = 'InvalidInputError';
    this.problems = problems;
  }
}

/** What somebody else did to a field while a form was filled in. */
export interface ChangeMeanwhile {
  field: string;
  /** Its value now. */
  to: unknown;
  at: Date;
  /** The viewer's own account, in another window; or another's, without a name where the viewer may not know it. */
  by: { self: boolean; name: string | null };
  /** The form holds what it was made with: only the other has changed it. */
  untouched: boolean;
}

/** The form was made from an older version, and saving it would undo `changes`; none are named where the form told no version. */
export class ChangedMeanwhileError extends Error {
  readonly version: number;
  readonly changes: readonly ChangeMeanwhile[];

  constructor(version: number, changes: readonly ChangeMeanwhile[]) {
    super(
      `Nothing was saved: ${changes.map(({ field }) => field).join(', ') || 'the form'} is older than what is kept. Look at it and save again with version ${version}.`,
    );
    this.name = 'ChangedMeanwhileError';
    this.version = version;
    this.changes = changes;
  }
}

/** The viewer's role never lets them do this, whatever it is done to. */
export class NotAllowedError extends Error {
  constructor(what: string) {
    super(`This account may not ${what}. Ask an editor of the municipality or the network admin.`);
    this.name = 'NotAllowedError';
  }
}

/** An invitation that is good cannot become a sign-in: its address has one already, or its domain is another municipality's. Says not which. */
export class AddressHeldError extends Error {
  constructor() {
    super('The address of this invitation has a sign-in already or belongs to another municipality. Ask whoever sent the invitation.');
    this.name = 'AddressHeldError';
  }
}

/** No such thing within the viewer's reach; a thing out of reach answers exactly as one that does not exist. */
export class NotFoundError extends Error {
  constructor(noun: string) {
    super(`There is no such ${noun} within reach of this account. Go back to the list and choose again.`);
    this.name = 'NotFoundError';
  }
}
