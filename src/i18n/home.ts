import { capitalise, hours, inWords, number } from './format.ts';

const en = {
  title: 'Allmenning',
  people: (count: number, municipalities: number) =>
    `${number('en', count)} people in ${inWords('en', municipalities)} neighbouring municipalities`,
  visitorIntro: (municipalities: number) => `Shared expertise of ${inWords('en', municipalities)} neighbouring municipalities`,
  question: 'What do you need help with?',
  placeholder: 'Topic, task or name',
  visitorPlaceholder: 'Topic',
  meet: 'We must meet',
  meetOff: 'Travel is counted only when this is on',
  known: 'Topics many know',
  signIn: 'Sign in',
  toSeeWho: 'to see who can help and how to reach them.',
  mapShows: 'The map shows',
  show: 'Show',
  peopleAndHours: (experts: number, own: number) =>
    experts === 0 ? 'nobody yet' : `${experts === 1 ? '1 person' : `${number('en', experts)} people`}, ${hours('en', own)}`,
  coverTitle: 'Where the network is strong, and where it is thin',
  coverIntro:
    'Hours a year. A municipality’s need is stated or estimated from its population; shared hours are agreed by an editor of each municipality.',
  least: 'Least cover',
  most: 'Most cover',
  short: (value: number) => [hours('en', value), ' short'],
  spare: (value: number) => [hours('en', value), ' to spare'],
  experts: (count: number) => (count === 1 ? '1 person' : `${number('en', count)} people`),
  bar: (own: number, need: number) => `${hours('en', own)} shared of ${hours('en', need)} needed`,
  nothingThin: 'No topic is short of hours.',
  nothingStrong: 'No topic has hours to spare.',
  need: 'Need',
  shared: 'Shared hours a year',
  allTopics: (count: number) => `All ${number('en', count)} topics`,
  unevenLabel: 'Nearly enough, unevenly spread',
  uneven: (short: number, all: number, shortHours: number, richest: string, spare: number, own: number, need: number) =>
    `${capitalise(inWords('en', short))} of the ${inWords('en', all)} are short on their own, by ${number('en', shortHours)} hours a year. ${richest} alone has ${number('en', spare)} to spare. Shared, there are ${number('en', own)} of the ${number('en', need)} hours needed.`,
  seeCentre: 'See where a centre should sit',
  bandsTitle: 'What the network knows, in three bands',
  bandsIntro:
    'In alphabetical order. “Few or none” is up to two people in the network, some three to five, strong six or more. Who they are, their hours and the plans are for those who are signed in.',
  bands: { strong: 'Strong', some: 'Some', none: 'Few or none' },
  noneInBand: 'No topic.',
  noNetwork: 'No network has published what it knows yet.',
  noNetworkHint: 'Sign in to find experts in your own network.',
};

const nb: typeof en = {
  title: 'Allmenning',
  people: (count, municipalities) => `${number('nb', count)} personer i ${inWords('nb', municipalities)} nabokommuner`,
  visitorIntro: (municipalities) => `Felles kompetanse i ${inWords('nb', municipalities)} nabokommuner`,
  question: 'Hva trenger du hjelp til?',
  placeholder: 'Tema, oppgave eller navn',
  visitorPlaceholder: 'Tema',
  meet: 'Vi må møtes',
  meetOff: 'Reise teller bare når denne er på',
  known: 'Temaer mange kan',
  signIn: 'Logg inn',
  toSeeWho: 'for å se hvem som kan hjelpe, og hvordan du når dem.',
  mapShows: 'Kartet viser',
  show: 'Vis',
  peopleAndHours: (experts, own) =>
    experts === 0 ? 'ingen ennå' : `${experts === 1 ? '1 person' : `${number('nb', experts)} personer`}, ${hours('nb', own)}`,
  coverTitle: 'Her er nettverket sterkt, og her er det tynt',
  coverIntro:
    'Timer i året. Behovet er oppgitt av kommunen eller anslått ut fra folketallet; timer som deles, er avtalt av en redaktør i hver kommune.',
  least: 'Minst dekning',
  most: 'Best dekning',
  short: (value) => ['mangler ', hours('nb', value)],
  spare: (value) => [hours('nb', value), ' til overs'],
  experts: (count) => (count === 1 ? '1 person' : `${number('nb', count)} personer`),
  bar: (own, need) => `${hours('nb', own)} deles av ${hours('nb', need)} som trengs`,
  nothingThin: 'Ingen temaer mangler timer.',
  nothingStrong: 'Ingen temaer har timer til overs.',
  need: 'Behov',
  shared: 'Timer som deles i året',
  allTopics: (count) => `Alle ${number('nb', count)} temaer`,
  unevenLabel: 'Nesten nok, ujevnt fordelt',
  uneven: (short, all, shortHours, richest, spare, own, need) =>
    `${capitalise(inWords('nb', short))} av de ${inWords('nb', all)} mangler timer hver for seg, ${number('nb', shortHours)} i året. ${richest} har alene ${number('nb', spare)} til overs. Deler de, finnes ${number('nb', own)} av de ${number('nb', need)} timene som trengs.`,
  seeCentre: 'Se hvor et senter bør ligge',
  bandsTitle: 'Det nettverket kan, i tre trinn',
  bandsIntro:
    'I alfabetisk rekkefølge. «Få eller ingen» er opptil to personer i nettverket, noen tre til fem, sterk seks eller flere. Hvem de er, timene deres og planene er for dem som er logget inn.',
  bands: { strong: 'Sterk', some: 'Noen', none: 'Få eller ingen' },
  noneInBand: 'Ingen temaer.',
  noNetwork: 'Ingen nettverk har vist fram det de kan ennå.',
  noNetworkHint: 'Logg inn for å finne eksperter i ditt eget nettverk.',
};

export const home = { en, nb };
