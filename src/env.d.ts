/// <reference types="astro/client" />

interface ImportMetaEnv {
  /** True in the demo's own build and in `astro dev`. */
  readonly DEMO: boolean;
}

declare namespace App {
  interface Locals {
    /** Who asks; null without sign-in. */
    viewer: import('#access/viewer.ts').Viewer | null;
    locale: import('#i18n/locale.ts').Locale;
    now: Date;
    /** The database was made as a demonstration. */
    demo: boolean;
    requestId: string;
    /** Why the request saved nothing, where it was in order. */
    unsaved?: 'busy' | 'full';
    /** Set where the page says that a limit is reached. */
    refused?: import('#http/limits.ts').Limit;
  }
}
