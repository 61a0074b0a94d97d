import { createHash } from 'node:crypto';

interface Logged {
  requestId: string;
  route: string;
  status: number;
  milliseconds: number;
  /** Whoever was signed in; null for a visitor. */
  accountId: string | null;
}

/** One line a request: no query, body, name or address. The account is a pseudonym, which the account's id leads to but not back. */
export function logRequest({ requestId, route, status, milliseconds, accountId }: Logged): void {
  const account = accountId === null ? '-' : createHash('sha256').update(accountId).digest('hex').slice(0, 12);
  console.log(`${new Date().toISOString()} ${requestId} ${route || '-'} ${status} ${Math.round(milliseconds)} ms ${account}`);
}

/** Errors whose messages are all ours, and say what to do. */
const inOwnWords = [
  'DatabaseUnusableError',
  'DatabaseBusyError',
  'DiskFullError',
  'NewerSchemaError',
  'RecordUnprotectedError',
  'RecordBrokenError',
];

/** Where something failed. The message is left out where it may quote what a person wrote. */
export function logFailure(requestId: string, route: string, error: unknown): void {
  if (error instanceof Error && inOwnWords.includes(error.name)) {
    console.error(`${requestId} ${route || '-'} failed: ${error.message}`);
    return;
  }
  const causes = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? ` ${cause.code}` : '';
    const frames =
      cause.stack
        ?.replace(cause.message, '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line)) ?? [];
    causes.push([`${cause.name}${code}`, ...frames].join('\n'));
  }
  console.error(`${new Date().toISOString()} ${requestId} ${route || '-'} failed: ${causes.join('\ncaused by ') || typeof error}`);
}
