/** What `astro:env/server` gives where no setting is made: that module is there in what Astro builds alone. */
export const PORT = 4321;
export const TRUSTED_PROXIES = 0;
export const PUBLIC_URL = undefined;
export const DATABASE_URL = undefined;
export const DATABASE_AUTH_TOKEN = undefined;
export const DATABASE_AUTH_TOKEN_FILE = undefined;
export const SECURITY_CONTACT = undefined;
