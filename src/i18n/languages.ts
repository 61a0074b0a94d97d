/** What languages are called, and the codes that people mean. */
import { type Locale, locales } from './locale.ts';
import { ownWord } from './own-words.ts';

/** Those whose names here are not the ones that Intl has. */
const ownNames: Record<Locale, Record<string, string>> = {
  en: { no: 'Norwegian', nb: 'Norwegian', nn: 'Nynorsk', en: 'English' },
  nb: { no: 'norsk', nb: 'norsk', nn: 'nynorsk', en: 'engelsk' },
};

/** ISO 639-1 codes by what the language is called in English and Bokmål, in lower case. */
const codesByName = new Map<string, string>();
const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
for (const locale of locales) {
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const called = [ownWord(ownNames[locale], code), names.of(code)].filter((name) => name !== undefined);
    // The first code keeps a name: «norsk» is nb.
    for (const name of called.length > 0 ? [...called, code] : []) {
      if (!codesByName.has(name.toLowerCase())) codesByName.set(name.toLowerCase(), code);
    }
  }
}

/** The code of a language as people write it: `norsk`, `English`, `so`; undefined where it is none. */
export function languageCode(typed: string): string | undefined {
  return codesByName.get(typed.trim().toLowerCase());
}

/** The name of a language from its ISO 639-1 code, in the reader's language. */
export function languageName(locale: Locale, code: string): string {
  const own = ownWord(ownNames[locale], code);
  if (own) return own;
  return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
}
