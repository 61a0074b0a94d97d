const en = {
  reached: {
    visits: {
      title: 'A little too fast',
      text: 'Very many pages have been opened from your internet address in the last minute. Wait a minute and try again. Those who are signed in are not held up.',
    },
    entering: {
      title: 'A little too fast',
      text: 'Very many passwords have been sent from your internet address in the last minute. Wait a minute and try again.',
    },
    unknown: {
      title: 'A little too fast',
      text: 'Very many requests with a sign-in that is over have come from your internet address in the last minute. Wait a minute and try again. What you sent last was not saved.',
    },
    waiting: {
      title: 'A little too fast',
      text: 'Very many of your requests are waiting already. Wait a few seconds and try again. What you sent last was not saved.',
    },
    requests: {
      title: 'A little too fast',
      text: 'Your account has sent very many requests in the last minute. Wait a minute and try again. What you sent last was not saved.',
    },
    profiles: {
      title: 'Enough profiles for now',
      text: 'You have opened 300 profiles within an hour, which is as many as one account may. You can open more in a while; search and everything else work as usual.',
    },
    depth: {
      title: 'The results end here',
      text: 'Only the first 1,000 results are shown. Go back and narrow the search, with a topic or a municipality.',
    },
  },
  toHome: 'To the front page',
  signIn: 'Sign in',
};

const nb: typeof en = {
  reached: {
    visits: {
      title: 'Litt for fort',
      text: 'Det er åpnet svært mange sider fra internettadressen din det siste minuttet. Vent et minutt og prøv igjen. De som er logget inn, blir ikke stoppet.',
    },
    entering: {
      title: 'Litt for fort',
      text: 'Det er sendt svært mange passord fra internettadressen din det siste minuttet. Vent et minutt og prøv igjen.',
    },
    unknown: {
      title: 'Litt for fort',
      text: 'Det har kommet svært mange forespørsler med en innlogging som er over, fra internettadressen din det siste minuttet. Vent et minutt og prøv igjen. Det du sendte sist, ble ikke lagret.',
    },
    waiting: {
      title: 'Litt for fort',
      text: 'Svært mange av forespørslene dine venter allerede. Vent noen sekunder og prøv igjen. Det du sendte sist, ble ikke lagret.',
    },
    requests: {
      title: 'Litt for fort',
      text: 'Kontoen din har sendt svært mange forespørsler det siste minuttet. Vent et minutt og prøv igjen. Det du sendte sist, ble ikke lagret.',
    },
    profiles: {
      title: 'Nok profiler for nå',
      text: 'Du har åpnet 300 profiler på en time, og flere kan ikke én konto åpne. Om en stund kan du åpne flere; søket og alt annet virker som vanlig.',
    },
    depth: {
      title: 'Resultatene slutter her',
      text: 'Bare de første 1 000 resultatene vises. Gå tilbake og snevre inn søket med et tema eller en kommune.',
    },
  },
  toHome: 'Til forsiden',
  signIn: 'Logg inn',
};

export const limits = { en, nb };
