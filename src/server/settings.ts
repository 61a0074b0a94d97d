import { readFileSync } from 'node:fs';
import {
  DATABASE_AUTH_TOKEN,
  DATABASE_AUTH_TOKEN_FILE,
  DATABASE_URL,
  PORT,
  PUBLIC_URL,
  SECURITY_CONTACT,
  TRUSTED_PROXIES,
} from 'astro:env/server';

/** What the person who runs the server decides; docs/operations.md says what each means. */
export const settings = {
  port: PORT,
  /** Origin of every link that leaves the server; absent only in the demo and in development. */
  publicUrl: PUBLIC_URL ? new URL(PUBLIC_URL) : null,
  databaseUrl: DATABASE_URL ?? (import.meta.env.DEMO ? 'file:data/demo.db' : 'file:data/allmenning.db'),
  databaseAuthToken: secret(DATABASE_AUTH_TOKEN, DATABASE_AUTH_TOKEN_FILE),
  /** Where somebody who finds a hole writes to: mailto: or https:. */
  securityContact: SECURITY_CONTACT ?? null,
  /** How many proxies stand in front, each adding one address to X-Forwarded-For. */
  trustedProxies: TRUSTED_PROXIES,
};

/** What an invited person opens. */
export const invitationLink = (token: string): string =>
  new URL(`/invitations/${token}`, settings.publicUrl ?? `http://localhost:${settings.port}`).href;

export const secureCookies = settings.publicUrl?.protocol === 'https:';

function secret(value: string | undefined, file: string | undefined): string | undefined {
  return value ?? (file ? readFileSync(file, 'utf8').trim() : undefined);
}
