import { createHmac } from 'node:crypto';

/** An HMAC-SHA-256 over parts that cannot run into each other. `purpose` keeps one use from passing for another. */
export function keyedDigest(secret: Buffer, purpose: string, ...parts: string[]): string {
  return createHmac('sha256', secret)
    .update(JSON.stringify([purpose, ...parts]))
    .digest('base64url');
}
