import { type Fault, faultOf } from '#db/faults.ts';

/** A reason not to go on that the person at the keyboard can do something about: one sentence, no stack. */
export class CommandError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CommandError';
  }
}

const inOwnWords = [
  'CommandError',
  'DatabaseUnusableError',
  'DatabaseBusyError',
  'DiskFullError',
  'NewerSchemaError',
  'RecordUnprotectedError',
  'RecordBrokenError',
];

/** Of errors whose own words are SQL, or a system call's. */
const sentences: Record<Fault, string> = {
  busy: 'The database is held by another program. Stop that program, or try again when it is done.',
  full: 'The disk is full. Make room on it, then try again.',
  failing: 'The disk is full or fails. Make room on it or mend it, then try again.',
  unwritable: 'A file or folder cannot be written to. Let this user write there, then try again.',
  damaged: 'The database is damaged. Move it aside and restore a backup (npm run restore -- FILE).',
  foreign: 'The file is not an SQLite database. Name another.',
};

/** Runs a command; what it refuses is said in a sentence, and the exit code is 1. */
export async function run(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(sentenceOf(error) ?? error);
    process.exitCode = 1;
  }
}

function sentenceOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const slipOfTheKeyboard = 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  if (inOwnWords.includes(error.name) || slipOfTheKeyboard) return error.message;
  const fault = faultOf(error);
  if (!fault) return null;
  const place = 'dest' in error ? error.dest : 'path' in error ? error.path : undefined;
  return place ? `${place}: ${sentences[fault]}` : sentences[fault];
}
