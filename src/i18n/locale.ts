export const locales = ['en', 'nb'] as const;
export type Locale = (typeof locales)[number];

/** BCP 47 tag for Intl. British English: day before month, as in the municipalities. */
export const intlTag: Record<Locale, string> = { en: 'en-GB', nb: 'nb-NO' };
