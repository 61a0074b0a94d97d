import { number } from './format.ts';

const people = (n: number) => (n === 1 ? '1 person' : `${number('en', n)} people`);
const personer = (n: number) => (n === 1 ? '1 person' : `${number('nb', n)} personer`);

/** What is said before somebody leaves, moves or loses a sign-in, and before a licence goes out of use. */
const en = {
  title: 'What will follow',
  signIn: {
    title: 'Sign-in',
    none: 'Has no sign-in yet.',
    active: (role: string) => `Signs in as ${role}.`,
    ended: (role: string) => `Signed in as ${role}; that is ended.`,
    own: 'This is your own sign-in.',
    adminsOnly: 'Only the network admin ends and restores this sign-in.',
    bringBackFirst: 'Bring the person back first; then it can be restored.',
    end: 'End the sign-in',
    restore: 'Restore the sign-in',
    why: 'Ending it signs the person out everywhere at once. It can be restored here.',
    invite: 'Make an invitation',
  },
  leaving: {
    title: 'Leaving',
    start: 'Deactivate …',
    confirm: (name: string) => `Deactivate ${name}`,
    back: 'Bring back',
    backWhy: 'Whoever could find this person before can again. The sign-in has a button of its own.',
    askAdmin: (role: string) => `Nobody who signs in as ${role} can be deactivated here. Ask the network admin to end the sign-in first.`,
    hidden: (name: string) => `Nobody finds ${name} any longer, except the editors of the municipality.`,
    signInEnds: 'The sign-in ends, with every session.',
    noSignIn: 'There is no sign-in to end.',
    invitationEnds: 'The invitation that is open ends.',
    hours: (hours: string, topics: number) =>
      `${hours} a month, agreed in ${topics === 1 ? '1 topic' : `${number('en', topics)} topics`}, leave search and plans.`,
    noHours: 'No agreed hours leave the plans.',
    standsInFor: (n: number) => `${people(n)} ${n === 1 ? 'is' : 'are'} left without a stand-in.`,
    licences: (n: number) => `${n === 1 ? '1 licence needs' : `${number('en', n)} licences need`} another owner.`,
    undo: 'It can be undone here. A sign-in that there was is then restored with a button of its own.',
  },
  move: {
    title: 'Move to another municipality',
    start: 'Move …',
    confirm: (name: string) => `Move ${name}`,
    to: 'To',
    choose: 'Choose a municipality',
    profile: 'The profile follows: topics, levels and who sees what.',
    signIn: 'The sign-in follows. Every session ends.',
    signInOfEditor: 'The sign-in follows as staff, for an editor is one of their own municipality. Every session ends.',
    invitationEnds: 'The invitation that is open ends.',
    hours: (hours: string, topics: number) =>
      `${hours} a month are agreed in ${topics === 1 ? '1 topic' : `${number('en', topics)} topics`}. Say below what becomes of them.`,
    standsInFor: (n: number) => `${people(n)} ${n === 1 ? 'is' : 'are'} left without a stand-in.`,
    standIn: 'The person’s own stand-in ends.',
    licences: (n: number, municipality: string) =>
      `${n === 1 ? '1 licence' : `${number('en', n)} licences`} of ${municipality} ${n === 1 ? 'needs' : 'need'} another owner.`,
    keep: 'Agreed hours',
    keepYes: 'The new municipality takes them over',
    keepNo: 'They end, and wait for an editor there to agree them anew',
  },
  licence: {
    title: 'Taking out of use',
    start: 'Take out of use …',
    confirm: (name: string) => `Take ${name} out of use`,
    back: 'Bring back into use',
    gone: 'It leaves the lists and sums of every municipality.',
    seats: (seats: number, idle: number) =>
      `${seats === 1 ? '1 seat is' : `${number('en', seats)} seats are`} no longer counted (${idle === 0 ? 'none' : number('en', idle)} idle).`,
    lendable: (seats: number) =>
      `${seats === 1 ? '1 seat' : `${number('en', seats)} seats`} can no longer be found by those who would borrow.`,
    cost: (amount: string, currency: string) => `${currency}\u00a0${amount} a year are no longer counted.`,
    renewal: (date: string) => `Nobody is shown any longer that it renews on ${date}. The contract is not ended by this.`,
    undo: 'It can be brought back into use here.',
  },
};

const nb: typeof en = {
  title: 'Dette skjer',
  signIn: {
    title: 'Innlogging',
    none: 'Har ingen innlogging ennå.',
    active: (role) => `Logger inn som ${role}.`,
    ended: (role) => `Logget inn som ${role}. Innloggingen er avsluttet.`,
    own: 'Dette er din egen innlogging.',
    adminsOnly: 'Bare nettverksadministratoren avslutter og gjenoppretter denne innloggingen.',
    bringBackFirst: 'Hent personen tilbake først, så kan den gjenopprettes.',
    end: 'Avslutt innloggingen',
    restore: 'Gjenopprett innloggingen',
    why: 'Avslutter du den, logges personen ut overalt med en gang. Den kan gjenopprettes her.',
    invite: 'Lag en invitasjon',
  },
  leaving: {
    title: 'Slutter',
    start: 'Deaktiver …',
    confirm: (name) => `Deaktiver ${name}`,
    back: 'Hent tilbake',
    backWhy: 'De som kunne finne personen før, kan det igjen. Innloggingen har sin egen knapp.',
    askAdmin: (role) => `Ingen som logger inn som ${role}, kan deaktiveres her. Be nettverksadministratoren avslutte innloggingen først.`,
    hidden: (name) => `Ingen finner ${name} lenger, bortsett fra redaktørene i kommunen.`,
    signInEnds: 'Innloggingen avsluttes, også der personen er logget inn nå.',
    noSignIn: 'Det er ingen innlogging å avslutte.',
    invitationEnds: 'Den åpne invitasjonen slutter å gjelde.',
    hours: (hours, topics) =>
      `${hours} i måneden, avtalt i ${topics === 1 ? '1 tema' : `${number('nb', topics)} temaer`}, går ut av søk og planer.`,
    noHours: 'Ingen avtalte timer går ut av planene.',
    standsInFor: (n) => `${personer(n)} står uten stedfortreder.`,
    licences: (n) => `${n === 1 ? '1 lisens' : `${number('nb', n)} lisenser`} trenger en ny eier.`,
    undo: 'Det kan angres her. Hadde personen en innlogging, gjenopprettes den da med sin egen knapp.',
  },
  move: {
    title: 'Flytt til en annen kommune',
    start: 'Flytt …',
    confirm: (name) => `Flytt ${name}`,
    to: 'Til',
    choose: 'Velg en kommune',
    profile: 'Profilen følger med: temaer, nivåer og hvem som ser hva.',
    signIn: 'Innloggingen følger med. Personen logges ut overalt.',
    signInOfEditor: 'Innloggingen følger med som ansatt, for en redaktør er det i sin egen kommune. Personen logges ut overalt.',
    invitationEnds: 'Den åpne invitasjonen slutter å gjelde.',
    hours: (hours, topics) =>
      `${hours} i måneden er avtalt i ${topics === 1 ? '1 tema' : `${number('nb', topics)} temaer`}. Velg nedenfor hva som skjer med dem.`,
    standsInFor: (n) => `${personer(n)} står uten stedfortreder.`,
    standIn: 'Personens egen stedfortreder opphører.',
    licences: (n, municipality) => `${n === 1 ? '1 lisens' : `${number('nb', n)} lisenser`} i ${municipality} trenger en ny eier.`,
    keep: 'Avtalte timer',
    keepYes: 'Den nye kommunen overtar dem',
    keepNo: 'De opphører, og venter på at en redaktør der avtaler dem på nytt',
  },
  licence: {
    title: 'Ta ut av bruk',
    start: 'Ta ut av bruk …',
    confirm: (name) => `Ta ${name} ut av bruk`,
    back: 'Ta i bruk igjen',
    gone: 'Den går ut av listene og summene i alle kommuner.',
    seats: (seats, idle) =>
      `${seats === 1 ? '1 plass' : `${number('nb', seats)} plasser`} telles ikke lenger (${idle === 0 ? 'ingen' : number('nb', idle)} ${idle === 1 ? 'ledig' : 'ledige'}).`,
    lendable: (seats) => `${seats === 1 ? '1 plass' : `${number('nb', seats)} plasser`} kan ikke lenger finnes av dem som vil låne.`,
    cost: (amount, currency) => `${amount}\u00a0${currency === 'NOK' ? 'kr' : currency} i året telles ikke lenger.`,
    renewal: (date) => `Ingen får lenger se at den fornyes ${date}. Avtalen sies ikke opp av dette.`,
    undo: 'Den kan tas i bruk igjen her.',
  },
};

export const whatFollows = { en, nb };
