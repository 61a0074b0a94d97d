/** One line a request: no query, body, name or address. */
export function logRequest(requestId: string, route: string, status: number, milliseconds: number): void {
  console.log(`${requestId} ${route || '-'} ${status} ${Math.round(milliseconds)} ms`);
}

/** Errors whose messages are all ours, and say what to do. */
const inOwnWords = ['DatabaseUnusableError', 'DatabaseBusyError', 'DiskFullError', 'NewerSchemaError', 'RecordUnprotectedError', 'RecordBrokenError'];

/** Where something failed. The message is left out where it may quote what a person wrote. */
export function logFailure(requestId: string, route: string, error: unknown): void {
  if (error instanceof Error && inOwnWords.includes(error.name)) {
    console.error(`${requestId} ${route || '-'} failed: ${error.message}`);
    return;
  }
  const causes = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? ` ${cause.code}` : '';
    const frames = cause.stack?.replace(cause.message, '').split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
    causes.push([`${cause.name}${code}`, ...frames].join('\n'));
  }
  console.error(`${requestId} ${route || '-'} failed: ${causes.join('\ncaused by ') || typeof error}`);
}
