import { type Locale, locales } from '#i18n/locale.ts';

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** Over https browsers keep a cookie of this name to this host, and take it from nowhere else. */
export const localeCookieName = (secure: boolean) => (secure ? '__Host-locale' : 'locale');

/** The language of an Accept-Language header: its first that we speak; any Norwegian reads Bokmål, everyone else English. */
export function acceptedLocale(header: string | null): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => parameter.startsWith('q='));
      return { language: tag.replace(/-.*$/, ''), quality: quality ? Number(quality.slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wanted) {
    if (['nb', 'no', 'nn'].includes(language)) return 'nb';
    if (language === 'en') return 'en';
  }
  return 'en';
}
