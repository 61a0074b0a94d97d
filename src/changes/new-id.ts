import { createHash, randomUUID } from 'node:crypto';

/**
 * The id of a row to come. A form that creates bears a random `key`: sent again as it was, by the same account, it gives the same id,
 * and the row is found there; with anything changed it gives another. Without a key every one is new.
 */
export function idOfNew(noun: string, viewer: { accountId: string }, key: string | undefined, values: Record<string, unknown>): string {
  if (!key) return randomUUID();
  const digest = createHash('sha256')
    .update(JSON.stringify([noun, viewer.accountId, key, values]))
    .digest('hex');
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `8${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`, digest.slice(20, 32)];
  return parts.join('-');
}
