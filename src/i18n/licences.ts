import { number } from './format.ts';

const en = {
  title: 'Licences',
  heading: (count: number, idle: number) =>
    `${count === 1 ? '1 licence' : `${number('en', count)} licences`}, ${idle === 1 ? '1 idle seat' : `${number('en', idle)} idle seats`}`,
  none: 'No licence fits what you ask for',
  noneYet: 'No licences are listed yet',
  takeOff: 'Show all licences',
  search: 'Product, vendor or kind',
  searchLabel: 'Search the licences',
  filters: 'Narrow the licences',
  apply: 'Show the licences',
  seats: 'Seats',
  lendableSeats: 'Idle seats that can be lent',
  cost: 'Cost a year',
  costUnit: (currency: string) => `Cost a year, ${currency}`,
  idleCost: 'Of that for idle seats',
  ownMoneyOnly: 'Cost is shown for your own municipality.',
  used: 'used',
  idleLendable: 'idle, can be lent',
  idleOnly: 'idle',
  sorts: {
    notice: 'Notice due, soonest first',
    name: 'Product',
    municipality: 'Municipality',
    idle: 'Most idle seats first',
    cost: 'Dearest first',
  },
  columns: { product: 'Product, vendor', municipality: 'Municipality', seats: 'Seats', renewal: 'Renewal', lend: 'Can be lent' },
  overUsed: (used: number, seats: number) => `${number('en', used)} used of ${number('en', seats)}`,
  idleOf: (idle: number, seats: number) =>
    idle === 0 ? `all ${number('en', seats)} in use` : `${number('en', idle)} idle of ${number('en', seats)}`,
  bar: (used: number, lendable: number, idle: number) => `${used} used, ${lendable} idle that can be lent, ${idle} idle besides`,
  inDays: (days: number) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : days < 0 ? 'past' : `in ${number('en', days)} days`),
  noRenewal: 'no date',
  noticeDays: (days: number) =>
    days === 0 ? 'last day to give notice' : days === 1 ? '1 day to give notice' : `${number('en', days)} days to give notice`,
  noticeBy: (date: string) => `notice by ${date}`,
  noticePast: 'too late to give notice',
  lendable: (count: number) => (count === 1 ? '1 seat' : `${number('en', count)} seats`),
  noneIdle: 'none',
  withConsent: 'with consent',
  transfer: {
    allowed: 'Yes',
    consent: 'With consent',
    forbidden: 'No',
    unknown: 'Not known',
  },
  facets: {
    seats: 'Seats',
    renewal: 'Renewal',
    transfer: 'The terms allow lending',
    municipality: 'Municipality',
    category: 'Kind',
  },
  hasIdle: 'Has idle seats',
  canLend: 'Can be lent now',
  anyTime: 'Any time',
  within: (days: number) => `Within ${days} days`,
  noCategory: 'Not given',
  topic: 'Topic',
  change: (name: string) => `Change ${name}`,
  add: 'Add a licence',
  saved: {
    licence: 'The licence is saved.',
    deactivate: 'The licence is out of use. It stands below, and can be brought back.',
    reactivate: 'The licence is in use again.',
  },
  outOfUse: (count: number) => `Out of use (${count})`,
};

const nb: typeof en = {
  title: 'Lisenser',
  heading: (count, idle) =>
    `${count === 1 ? '1 lisens' : `${number('nb', count)} lisenser`}, ${idle === 1 ? '1 ledig plass' : `${number('nb', idle)} ledige plasser`}`,
  none: 'Ingen lisens passer til det du spør etter',
  noneYet: 'Ingen lisenser er oppført ennå',
  takeOff: 'Vis alle lisenser',
  search: 'Produkt, leverandør eller type',
  searchLabel: 'Søk i lisensene',
  filters: 'Avgrens lisensene',
  apply: 'Vis lisensene',
  seats: 'Plasser',
  lendableSeats: 'Ledige plasser som kan lånes ut',
  cost: 'Kostnad i året',
  costUnit: (currency) => `Kostnad i året, ${currency === 'NOK' ? 'kr' : currency}`,
  idleCost: 'Av dette for ledige plasser',
  ownMoneyOnly: 'Kostnad vises for din egen kommune.',
  used: 'i bruk',
  idleLendable: 'ledig, kan lånes ut',
  idleOnly: 'ledig',
  sorts: {
    notice: 'Oppsigelsesfrist, nærmest først',
    name: 'Produkt',
    municipality: 'Kommune',
    idle: 'Flest ledige plasser først',
    cost: 'Dyrest først',
  },
  columns: { product: 'Produkt, leverandør', municipality: 'Kommune', seats: 'Plasser', renewal: 'Fornyelse', lend: 'Kan lånes ut' },
  overUsed: (used, seats) => `${number('nb', used)} brukt av ${number('nb', seats)}`,
  idleOf: (idle, seats) =>
    idle === 0
      ? `alle ${number('nb', seats)} i bruk`
      : `${number('nb', idle)} ${idle === 1 ? 'ledig' : 'ledige'} av ${number('nb', seats)}`,
  bar: (used, lendable, idle) => `${used} i bruk, ${lendable} ledige som kan lånes ut, ${idle} ledige ellers`,
  inDays: (days) => (days === 0 ? 'i dag' : days === 1 ? 'i morgen' : days < 0 ? 'passert' : `om ${number('nb', days)} dager`),
  noRenewal: 'ingen dato',
  noticeDays: (days) =>
    days === 0
      ? 'siste dag for oppsigelse'
      : days === 1
        ? '1 dag til oppsigelsesfristen'
        : `${number('nb', days)} dager til oppsigelsesfristen`,
  noticeBy: (date) => `si opp innen ${date}`,
  noticePast: 'for sent å si opp',
  lendable: (count) => (count === 1 ? '1 plass' : `${number('nb', count)} plasser`),
  noneIdle: 'ingen',
  withConsent: 'med samtykke',
  transfer: { allowed: 'Ja', consent: 'Med samtykke', forbidden: 'Nei', unknown: 'Ikke kjent' },
  facets: { seats: 'Plasser', renewal: 'Fornyelse', transfer: 'Vilkårene tillater utlån', municipality: 'Kommune', category: 'Type' },
  hasIdle: 'Har ledige plasser',
  canLend: 'Kan lånes ut nå',
  anyTime: 'Når som helst',
  within: (days) => `Innen ${days} dager`,
  noCategory: 'Ikke oppgitt',
  topic: 'Tema',
  change: (name) => `Endre ${name}`,
  add: 'Legg til en lisens',
  saved: {
    licence: 'Lisensen er lagret.',
    deactivate: 'Lisensen er tatt ut av bruk. Den står nederst og kan hentes tilbake.',
    reactivate: 'Lisensen er i bruk igjen.',
  },
  outOfUse: (count) => `Ute av bruk (${count})`,
};

export const licences = { en, nb };
