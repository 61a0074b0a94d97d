import { clock, date } from './format.ts';
import type { Locale } from './locale.ts';

const en = {
  title: 'Password and sign-in',
  password: 'Change password',
  noPassword: 'This account has no password: the demonstration is entered by one click.',
  current: 'Current password',
  currentMissing: 'Write the password you have now.',
  currentWrong: 'This is not the password you have now.',
  chosen: 'New password',
  sameAsNow: 'Choose another password than the one you have now.',
  change: 'Change password',
  signsOthersOut: 'Every other browser that you are signed in with is signed out.',
  changed: 'The password is changed, and every other browser is signed out.',
  sessions: 'Where you are signed in',
  here: 'This browser',
  unknownBrowser: 'Unknown browser',
  begun: (moment: string) => `Signed in ${moment}`,
  used: (moment: string) => `last used ${moment}`,
  end: 'Sign out',
  endOthers: 'Sign out all others',
  ended: 'Signed out, with effect at once.',
};

const nb: typeof en = {
  title: 'Passord og innlogging',
  password: 'Bytt passord',
  noPassword: 'Denne kontoen har ikke noe passord: i demonstrasjonen logger man inn med ett klikk.',
  current: 'Nåværende passord',
  currentMissing: 'Skriv passordet du har nå.',
  currentWrong: 'Dette er ikke passordet du har nå.',
  chosen: 'Nytt passord',
  sameAsNow: 'Velg et annet passord enn det du har nå.',
  change: 'Bytt passord',
  signsOthersOut: 'Du blir logget ut av alle andre nettlesere.',
  changed: 'Passordet er byttet, og du er logget ut av alle andre nettlesere.',
  sessions: 'Her er du logget inn',
  here: 'Denne nettleseren',
  unknownBrowser: 'Ukjent nettleser',
  begun: (moment) => `Logget inn ${moment}`,
  used: (moment) => `sist brukt ${moment}`,
  end: 'Logg ut',
  endOthers: 'Logg ut alle de andre',
  ended: 'Logget ut. Det gjelder med en gang.',
};

export const signInSettings = { en, nb };

const time = new Intl.DateTimeFormat('sv-SE', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Oslo' });

/** `26 Nov 2026 at 15:30`, `26. nov. 2026 kl. 15.30`, in Oslo. */
export function moment(locale: Locale, instant: Date): string {
  return `${date(locale, instant, 'short')} ${locale === 'nb' ? 'kl.' : 'at'} ${clock(locale, time.format(instant))}`;
}
