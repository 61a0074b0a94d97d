/** What keeps a database from being read or written. */
export type Fault = 'busy' | 'full' | 'failing' | 'unwritable' | 'damaged' | 'foreign';

const codes: Record<Fault, RegExp> = {
  busy: /^SQLITE_(BUSY|LOCKED)/,
  full: /^(SQLITE_FULL|ENOSPC|EDQUOT|EFBIG)/,
  failing: /^(SQLITE_IOERR|EIO)/,
  unwritable: /^(SQLITE_(READONLY|CANTOPEN|PERM)|EACCES|EROFS|EPERM|ENOTDIR|EISDIR|EEXIST)/,
  damaged: /^SQLITE_CORRUPT/,
  foreign: /^SQLITE_NOTADB/,
};

/** The fault behind an error, looked for in its causes too; null where it is none of the database or its disk. */
export function faultOf(error: unknown): Fault | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : '';
    for (const [fault, pattern] of Object.entries(codes)) if (pattern.test(code)) return fault as Fault;
  }
  return null;
}

/** The database cannot be opened: the message says where it is, what is wrong and what to do. */
export class DatabaseUnusableError extends Error {
  constructor(where: string, problem: string, remedy: string, cause?: unknown) {
    super(`The database ${where} ${problem}. ${remedy}`, { cause });
    this.name = 'DatabaseUnusableError';
  }
}

/** Another program held the write lock for as long as we waited; nothing was saved. */
export class DatabaseBusyError extends Error {
  constructor(where: string, cause?: unknown) {
    super(`The database ${where} is held by another program. Nothing was saved; try again when that program is done.`, { cause });
    this.name = 'DatabaseBusyError';
  }
}

/** The disk takes nothing: full, read-only or failing; nothing was saved. */
export class DiskFullError extends Error {
  constructor(where: string, cause?: unknown) {
    super(
      `The database ${where} cannot be written: its disk is full, read-only or failing. Nothing was saved; make room or mend the disk, then try again.`,
      { cause },
    );
    this.name = 'DiskFullError';
  }
}

const restoreRemedy = 'Nothing was changed. Move the file aside and restore a backup (npm run restore -- FILE).';

/** Why a database could not be opened, for the person who started the program. */
export function unusable(where: string, error: unknown): DatabaseUnusableError {
  const text = withoutPassword(error instanceof Error ? error.message : String(error)).replace(/^SQLITE_\w+: /, '');
  const of = (problem: string, remedy: string) => new DatabaseUnusableError(where, problem, remedy, error);
  switch (faultOf(error) ?? faultNamedIn(text)) {
    case 'foreign':
      return of('is not an SQLite database', restoreRemedy);
    case 'damaged':
      return of('is damaged', restoreRemedy);
    case 'busy':
      return of('is held by another program for more than 5 seconds', 'Stop that program, then start again.');
    case 'full':
      return of('cannot be written: the disk is full', 'Make room on it, then start again; nothing was changed.');
    case 'failing':
      return of(
        'cannot be read or written: the disk is full or fails',
        'Make room on it or mend it, then start again; nothing was changed.',
      );
    case 'unwritable':
      return of(
        `cannot be opened for writing (${text})`,
        'Let this user write to the file and its folder, or set DATABASE_URL to another place.',
      );
    case null:
      if (/UNAUTHORIZED|401|403/.test(text)) return of('refuses the access token', 'Check the token of the database server.');
      return of(`cannot be reached (${text})`, 'Check DATABASE_URL, and that the database server runs.');
  }
}

/** A file found damaged by SQLite's own check. */
export const damaged = (where: string, how: string) => new DatabaseUnusableError(where, `is damaged (${how})`, restoreRemedy);

/** Opening a file, libSQL gives some faults in words alone. */
function faultNamedIn(text: string): Fault | null {
  if (/not a database/.test(text)) return 'foreign';
  if (/malformed/.test(text)) return 'damaged';
  return /unable to open/i.test(text) ? 'unwritable' : null;
}

/** A libSQL URL without the name and password that may stand in it. */
export const withoutPassword = (text: string) => text.replace(/\/\/[^@/\s]*@/g, '//');
