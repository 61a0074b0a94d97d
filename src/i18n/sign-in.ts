interface PasswordLength {
  min: number;
  max: number;
}

const en = {
  signIn: 'Sign in',
  email: 'Email',
  password: 'Password',
  wrong: 'The email or the password is wrong.',
  tooMany: (minutes: number) => `Too many wrong passwords. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  tooOften: (minutes: number) =>
    `This account has been signed in to too often lately. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
  emailMissing: 'Write your email.',
  passwordMissing: 'Write your password.',
  noAccount: 'No account yet? An editor in your municipality can invite you.',
  welcome: 'Welcome to Allmenning',
  invitedAs: (name: string, role: string, municipality: string | null) =>
    `${name}, you are invited as ${role}${municipality ? ` in ${municipality}` : ''}. Choose a password, and you are in.`,
  name: 'Name',
  nameMissing: 'Write your name.',
  nameFaulty: 'Write your name in at most 160 characters, without a national identity number.',
  passwordRule: (least: number) => `At least ${least} characters. Several words that do not belong together are good and easy to remember.`,
  passwordFaults: {
    short: ({ min }: PasswordLength) => `Choose a password of at least ${min} characters.`,
    long: ({ max }: PasswordLength) => `Choose a password of at most ${max} characters.`,
    own: () =>
      'This password is made of your own name, email or municipality, which others try first. Choose another: four words that do not belong together are good.',
    pattern: () =>
      'This password is a run of keys or the same characters over and over. Choose another: four words that do not belong together are good.',
    common: () =>
      'This password is made of common words, names or years, which others try first. Choose another: four words that do not belong together are good.',
  },
  createAccount: 'Create my account',
  held: 'This invitation cannot be used',
  heldText: (email: string) =>
    `${email} has a sign-in already, or belongs to a municipality other than the one that invited you. Nothing was changed. If the sign-in is yours, use it; otherwise ask whoever sent you the link.`,
  ends: {
    used: 'This invitation has been used',
    replaced: 'A newer invitation was sent',
    over: 'This invitation is no longer valid',
  },
  endsText: {
    used: 'If it was you who used it, sign in with your email and the password you chose. If not, tell whoever sent you the link at once: an editor in your municipality, or the admin of your network.',
    replaced:
      'Use the link that was sent last. If you cannot find it, ask whoever invited you, an editor in your municipality or the admin of your network, for a new one.',
    over: 'It has run out or was withdrawn. Ask whoever sent you the link, an editor in your municipality or the admin of your network, for a new one.',
  },
  notFound: 'Page not found',
  notFoundText: 'The address leads nowhere, or to something you do not have access to.',
  failed: 'Something went wrong',
  failedText: (requestId: string) =>
    `Nothing was saved by this request. Try again; if it goes on, tell whoever runs the server this number: ${requestId}.`,
  toHome: 'To the front page',
};

const nb: typeof en = {
  signIn: 'Logg inn',
  email: 'E-post',
  password: 'Passord',
  wrong: 'E-posten eller passordet er feil.',
  tooMany: (minutes) => `For mange feil passord. Prøv igjen om ${minutes === 1 ? 'ett minutt' : `${minutes} minutter`}.`,
  tooOften: (minutes) =>
    `Det er logget inn på denne kontoen for mange ganger i det siste. Prøv igjen om ${minutes === 1 ? 'ett minutt' : `${minutes} minutter`}.`,
  emailMissing: 'Skriv e-posten din.',
  passwordMissing: 'Skriv passordet ditt.',
  noAccount: 'Har du ikke konto? En redaktør i kommunen din kan invitere deg.',
  welcome: 'Velkommen til Allmenning',
  invitedAs: (name: string, role: string, municipality: string | null) =>
    `${name}, du er invitert som ${role}${municipality ? ` i ${municipality}` : ''}. Velg et passord, så er du inne.`,
  name: 'Navn',
  nameMissing: 'Skriv navnet ditt.',
  nameFaulty: 'Skriv navnet ditt med høyst 160 tegn, uten fødselsnummer.',
  passwordRule: (least: number) => `Minst ${least} tegn. Flere ord som ikke hører sammen, er trygge og lette å huske.`,
  passwordFaults: {
    short: ({ min }: PasswordLength) => `Velg et passord med minst ${min} tegn.`,
    long: ({ max }: PasswordLength) => `Velg et passord med høyst ${max} tegn.`,
    own: () =>
      'Passordet er satt sammen av navnet, e-posten eller kommunen din, og det prøver andre først. Velg et annet, gjerne fire ord som ikke hører sammen.',
    pattern: () => 'Passordet er en rekke taster, eller de samme tegnene om igjen. Velg et annet, gjerne fire ord som ikke hører sammen.',
    common: () =>
      'Passordet er satt sammen av vanlige ord, navn eller årstall, og det prøver andre først. Velg et annet, gjerne fire ord som ikke hører sammen.',
  },
  createAccount: 'Opprett kontoen min',
  held: 'Invitasjonen kan ikke brukes',
  heldText: (email: string) =>
    `${email} har en innlogging fra før, eller hører til en annen kommune enn den som inviterte deg. Ingenting er endret. Er innloggingen din, så bruk den; ellers spør den som sendte deg lenken.`,
  ends: {
    used: 'Invitasjonen er brukt',
    replaced: 'Det er sendt en nyere invitasjon',
    over: 'Invitasjonen gjelder ikke lenger',
  },
  endsText: {
    used: 'Er det du som har brukt den, så logg inn med e-posten din og passordet du valgte. Hvis ikke, si fra med en gang til den som sendte deg lenken: en redaktør i kommunen din eller administratoren i nettverket.',
    replaced:
      'Bruk lenken som ble sendt sist. Finner du den ikke, be den som inviterte deg, en redaktør i kommunen din eller administratoren i nettverket, om en ny.',
    over: 'Den er gått ut eller trukket tilbake. Be den som sendte deg lenken, en redaktør i kommunen din eller administratoren i nettverket, om en ny.',
  },
  notFound: 'Fant ikke siden',
  notFoundText: 'Adressen fører ingen steder, eller til noe du ikke har tilgang til.',
  failed: 'Noe gikk galt',
  failedText: (requestId: string) =>
    `Denne forespørselen lagret ingenting. Prøv igjen; fortsetter det, gi den som drifter tjenesten dette nummeret: ${requestId}.`,
  toHome: 'Til forsiden',
};

export const account = { en, nb };
