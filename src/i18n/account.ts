const en = {
  signIn: 'Sign in',
  email: 'Email',
  password: 'Password',
  wrong: 'The email or the password is wrong.',
  tooMany: 'Too many wrong passwords. Wait a quarter of an hour and try again.',
  emailMissing: 'Write your email.',
  passwordMissing: 'Write your password.',
  noAccount: 'No account yet? An editor in your municipality can invite you.',
  notFound: 'Page not found',
  notFoundText: 'The address leads nowhere, or to something you do not have access to.',
  failed: 'Something went wrong',
  failedText: (requestId: string) => `Nothing was saved by this request. Try again; if it goes on, tell whoever runs the server this number: ${requestId}.`,
  toHome: 'To the front page',
};

const nb: typeof en = {
  signIn: 'Logg inn',
  email: 'E-post',
  password: 'Passord',
  wrong: 'E-posten eller passordet er feil.',
  tooMany: 'For mange feil passord. Vent et kvarter og prøv igjen.',
  emailMissing: 'Skriv e-posten din.',
  passwordMissing: 'Skriv passordet ditt.',
  noAccount: 'Har du ikke konto? En redaktør i kommunen din kan invitere deg.',
  notFound: 'Fant ikke siden',
  notFoundText: 'Adressen fører ingen steder, eller til noe du ikke har tilgang til.',
  failed: 'Noe gikk galt',
  failedText: (requestId: string) => `Denne forespørselen lagret ingenting. Prøv igjen; fortsetter det, gi den som drifter tjenesten dette nummeret: ${requestId}.`,
  toHome: 'Til forsiden',
};

export const account = { en, nb };
