import { sharedNumber } from './format.ts';
import type { Locale } from './locale.ts';

/** What a change says of a field; the same shape as changes/errors.ts gives. */
interface Problem {
  field: string;
  key: keyof typeof en;
  limit?: number | readonly [number, number];
  instead?: string;
}

const en = {
  missing: (label: string) => `${label}: fill this in`,
  tooLong: (label: string, longest: number) => `${label}: use at most ${longest} characters`,
  outOfRange: (label: string, least: number, most: number) => `${label}: enter a whole number from ${least} to ${most}`,
  notANumber: (label: string) => `${label}: enter a number in digits, such as 12 or 1 200`,
  notWhole: (label: string) => `${label}: enter a whole number, without decimals`,
  otherLanguage: (label: string, _: number, __: number, instead: string) =>
    `${label}: write ${instead}; as it stands it can mean two things`,
  notADate: (label: string) => `${label}: enter a date, such as 30/06/2027`,
  twoDigitYear: (label: string, _: number, __: number, instead: string) => `${label}: write the year with four digits, such as ${instead}`,
  yearOutOfRange: (label: string, least: number, most: number) => `${label}: choose a year from ${least} to ${most}`,
  tooFar: (label: string, years: number) => `${label}: choose a day within ${years} years`,
  past: (label: string) => `${label}: choose a day that is still to come`,
  beforeStart: (label: string) => `${label}: choose a day on or after the first`,
  notAnEmail: (label: string) => `${label}: enter an address such as name@municipality.no`,
  notAPhone: (label: string) => `${label}: use digits, spaces and + only, such as +47 00 00 21 01`,
  notATime: (label: string) => `${label}: enter two times, such as 08:00 and 15:30, the later one last`,
  notALanguage: (label: string) => `${label}: name languages with commas between, such as Norwegian, English`,
  notAChoice: (label: string) => `${label}: choose one of the alternatives`,
  unknown: (label: string) => `${label}: we find no such one; choose from the list`,
  taken: (label: string) => `${label}: this is already in use here`,
  moreThanAsked: (label: string) => `${label}: agree at most the hours that the person asked for`,
  noneAgreed: (label: string) =>
    `${label}: to agree, enter 1 or more. To say no, press Decline; to stop what is agreed, press End the agreement`,
  askChanged: (label: string, asked: number) =>
    `${label}: the person asks for ${sharedNumber('en', asked)} now, changed while you had the page open. Nothing was saved; look again and answer`,
  moreThanSeats: (label: string) => `${label}: this cannot be more than the seats`,
  nationalId: (label: string) => `${label}: leave out the national identity number`,
  notStaff: (label: string) =>
    `${label}: this role is more than staff, so only the network admin can end the sign-in; ask them to do so first`,
  actsForOthers: () =>
    'Somebody whose sign-in is more than staff cannot be hidden: the network admin must be able to find who acts for others. Ask the network admin to end the sign-in first',
  hasLeft: (label: string) => `${label}: bring the person back first`,
  lastAdmin: (label: string) =>
    `${label}: this is the last admin of the network without a last day. Invite another, or make somebody else one, and try again`,
  lastRole: (label: string) => `${label}: it is the only one, and nobody signs in without. Give another first, or end the sign-in instead`,
  otherDomain: (label: string) => `${label}: this domain belongs to another municipality, and only that one can invite the address`,
};

const nb: typeof en = {
  missing: (label) => `${label}: fyll ut feltet`,
  tooLong: (label, longest) => `${label}: bruk høyst ${longest} tegn`,
  outOfRange: (label, least, most) => `${label}: skriv et helt tall fra ${least} til ${most}`,
  notANumber: (label) => `${label}: skriv et tall med sifre, for eksempel 12 eller 1 200`,
  notWhole: (label) => `${label}: skriv et helt tall, uten desimaler`,
  otherLanguage: (label, _, __, instead) => `${label}: skriv ${instead}; slik det står, kan det bety to ting`,
  notADate: (label) => `${label}: skriv en dato, for eksempel 30.06.2027`,
  twoDigitYear: (label, _, __, instead) => `${label}: skriv årstallet med fire sifre, for eksempel ${instead}`,
  yearOutOfRange: (label, least, most) => `${label}: velg et år fra ${least} til ${most}`,
  tooFar: (label, years) => `${label}: velg en dag innen ${years} år`,
  past: (label) => `${label}: velg en dag som ikke har vært`,
  beforeStart: (label) => `${label}: velg en dag på eller etter den første`,
  notAnEmail: (label) => `${label}: skriv en adresse som navn@kommune.no`,
  notAPhone: (label) => `${label}: bruk bare sifre, mellomrom og +, for eksempel +47 00 00 21 01`,
  notATime: (label) => `${label}: skriv to klokkeslett, for eksempel 08.00 og 15.30, det seneste sist`,
  notALanguage: (label) => `${label}: skriv språk med komma mellom, for eksempel norsk, engelsk`,
  notAChoice: (label) => `${label}: velg ett av alternativene`,
  unknown: (label) => `${label}: vi finner ingen slik; velg fra listen`,
  taken: (label) => `${label}: dette er allerede i bruk her`,
  moreThanAsked: (label) => `${label}: avtal høyst timene som personen har bedt om`,
  noneAgreed: (label) =>
    `${label}: skriv 1 eller mer for å avtale. Trykk Avslå for å si nei, eller Avslutt avtalen for å stoppe det som er avtalt`,
  askChanged: (label, asked) =>
    `${label}: personen ber nå om ${sharedNumber('nb', asked)}, endret mens du hadde siden åpen. Ingenting ble lagret; se på det nye og svar igjen`,
  moreThanSeats: (label) => `${label}: dette kan ikke være flere enn plassene`,
  nationalId: (label) => `${label}: utelat fødselsnummeret`,
  notStaff: (label) =>
    `${label}: denne rollen er mer enn ansatt, så bare nettverksadministratoren kan avslutte innloggingen; be om det først`,
  actsForOthers: () =>
    'Den som har en innlogging som mer enn ansatt, kan ikke skjules: nettverksadministratoren må kunne finne den som handler for andre. Be nettverksadministratoren avslutte innloggingen først',
  hasLeft: (label) => `${label}: hent personen tilbake først`,
  lastAdmin: (label) =>
    `${label}: dette er den siste nettverksadministratoren uten sluttdato. Inviter en til, eller gi noen andre rollen, og prøv igjen`,
  lastRole: (label) =>
    `${label}: det er den eneste, og uten en rolle kan ingen logge inn. Gi en annen først, eller avslutt innloggingen i stedet`,
  otherDomain: (label) => `${label}: domenet hører til en annen kommune, og bare den kan invitere adressen`,
};

const messages = { en, nb };

const unsaved = {
  en: {
    busy: 'Nothing was saved: the server was busy with something else. Try again in a moment.',
    full: 'Nothing was saved: the server’s disk is full or cannot be written to. Tell whoever runs the server, and try again when that is mended.',
  },
  nb: {
    busy: 'Ingenting ble lagret: tjeneren var opptatt med noe annet. Prøv igjen om litt.',
    full: 'Ingenting ble lagret: disken på tjeneren er full eller kan ikke skrives til. Si fra til den som drifter tjenesten, og prøv igjen når det er ordnet.',
  },
};

/** Why nothing can be saved just now, whatever is sent. */
export const unsavedMessage = (locale: Locale, reason: 'busy' | 'full') => unsaved[locale][reason];

/** The sentence beside a field and in the summary; `label` is the field's own. */
export function problemMessage(locale: Locale, label: string, { key, limit, instead = '' }: Problem): string {
  const [first, second] = typeof limit === 'number' ? [limit, limit] : (limit ?? [0, 0]);
  return messages[locale][key](label, first, second, instead);
}
