import type { MenuKey } from '#access/menu.ts';
import type { Role } from '#access/viewer.ts';
import { ownWord } from './own-words.ts';

const en = {
  name: 'Allmenning',
  demonstration: 'Demonstration',
  skip: 'Skip to the content',
  menu: 'Menu',
  mainNavigation: 'Main',
  more: 'More',
  rooms: {
    experts: 'Find',
    topics: 'Topics',
    licences: 'Licences',
    plan: 'Plans',
    people: 'People',
    admin: 'Administration',
  } satisfies Record<MenuKey, string>,
  account: 'My account',
  municipality: 'Municipality',
  profile: 'My profile',
  signIn: 'Sign in',
  signOut: 'Sign out',
  otherLanguage: 'Norsk',
  otherLanguageCode: 'nb',
  search: 'Search',
  problem: 'There is a problem',
  cancel: 'Cancel',
  save: 'Save',
  invented: 'Invented person',
  level: (level: number) => en.levels[level - 1] ?? String(level),
  levels: ['Trainee', 'Junior', 'Professional', 'Senior', 'Expert'],
  levelOf: (level: number) => `Level ${level} of 5`,
  need: 'Need',
  ownHours: 'Own hours',
  sharedHours: 'Shared hours',
  demoFooter:
    'A demonstration. The municipalities and populations are real; the network is not an official cooperation, and every person, need and price is invented.',
  sources:
    'Sources: populations Statistics Norway 2026 by way of Wikidata (CC0), codes Statistics Norway (NLOD), seats GeoNames (CC BY 4.0), land Natural Earth.',
  roles: {
    staff: 'staff',
    member: 'elected member',
    planner: 'planner',
    editor: 'editor',
    keeper: 'vocabulary keeper',
    auditor: 'auditor',
    admin: 'network admin',
  } satisfies Record<Role, string>,
  audiences: { nobody: 'Only me', municipality: (name: string) => name, network: 'The network' },
  weekdays: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri' },
  languages: { no: 'Norwegian', nb: 'Norwegian', nn: 'Nynorsk', en: 'English' } as Record<string, string>,
};

const nb: typeof en = {
  name: 'Allmenning',
  demonstration: 'Demonstrasjon',
  skip: 'Hopp til innholdet',
  menu: 'Meny',
  mainNavigation: 'Hovedmeny',
  more: 'Mer',
  rooms: { experts: 'Finn', topics: 'Temaer', licences: 'Lisenser', plan: 'Planer', people: 'Personer', admin: 'Administrasjon' },
  account: 'Min konto',
  municipality: 'Kommune',
  profile: 'Min profil',
  signIn: 'Logg inn',
  signOut: 'Logg ut',
  otherLanguage: 'English',
  otherLanguageCode: 'en',
  search: 'Søk',
  problem: 'Noe må rettes',
  cancel: 'Avbryt',
  save: 'Lagre',
  invented: 'Oppdiktet person',
  level: (level: number) => nb.levels[level - 1] ?? String(level),
  levels: ['Under opplæring', 'Junior', 'Selvstendig', 'Senior', 'Ekspert'],
  levelOf: (level: number) => `Nivå ${level} av 5`,
  need: 'Behov',
  ownHours: 'Egne timer',
  sharedHours: 'Delte timer',
  demoFooter:
    'En demonstrasjon. Kommunene og folketallene er virkelige; nettverket er ikke et offisielt samarbeid, og alle personer, behov og priser er oppdiktet.',
  sources:
    'Kilder: folketall SSB 2026 via Wikidata (CC0), kommunenumre SSB (NLOD), kommunesentre GeoNames (CC BY 4.0), land Natural Earth.',
  roles: {
    staff: 'ansatt',
    member: 'folkevalgt',
    planner: 'planlegger',
    editor: 'redaktør',
    keeper: 'ordlisteansvarlig',
    auditor: 'revisor',
    admin: 'nettverksadministrator',
  },
  audiences: { nobody: 'Bare meg', municipality: (name: string) => name, network: 'Nettverket' },
  weekdays: { mon: 'man', tue: 'tir', wed: 'ons', thu: 'tor', fri: 'fre' },
  languages: { no: 'norsk', nb: 'norsk', nn: 'nynorsk', en: 'engelsk' },
};

export const words = { en, nb };

/** ISO 639-1 codes by what the language is called in English and Bokmål, in lower case. */
const codesByName = new Map<string, string>();
const letters = Array.from('abcdefghijklmnopqrstuvwxyz');
for (const locale of ['en', 'nb'] as const) {
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
  for (const code of letters.flatMap((first) => letters.map((second) => first + second))) {
    const called = [ownWord(words[locale].languages, code), names.of(code)].filter((name) => name !== undefined);
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
export function languageName(locale: 'en' | 'nb', code: string): string {
  const own = ownWord(words[locale].languages, code);
  if (own) return own;
  return new Intl.DisplayNames([locale], { type: 'language' }).of(code) ?? code;
}
