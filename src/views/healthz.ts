import { findPurpose } from '#db/queries/facts.ts';
import { database } from '#server/database.ts';

/** Whether the database answers, and whether it takes what is written. */
export async function health(): Promise<'ok' | 'degraded'> {
  const opened = await database();
  await findPurpose(opened.read);
  return opened.degraded() ? 'degraded' : 'ok';
}
