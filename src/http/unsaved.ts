import { DatabaseBusyError, DiskFullError } from '#db/faults.ts';

/** Why nothing could be saved although nothing was wrong with it. */
export interface Unsaved {
  reason: 'busy' | 'full';
  status: 503 | 507;
}

/** Null where an error says something else than that the database takes no writes just now. */
export function unsaved(error: unknown): Unsaved | null {
  if (error instanceof DatabaseBusyError) return { reason: 'busy', status: 503 };
  if (error instanceof DiskFullError) return { reason: 'full', status: 507 };
  return null;
}
