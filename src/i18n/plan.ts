import { capitalise, hours, inWords, list, minutes, money, number, thousands } from './format.ts';

const noOther = (centres: number) =>
  centres === 1 ? 'no other place for one centre' : `no other choice of ${inWords('en', centres)} places`;
const ingenAndre = (centres: number) =>
  centres === 1 ? 'ingen annen plassering av ett senter' : `ingen andre valg av ${inWords('nb', centres)} steder`;

const en = {
  title: 'Where a centre should sit',
  questionStart: 'Where should',
  centres: 'Number of centres',
  fewer: 'One centre fewer',
  more: 'One centre more',
  centreFor: (count: number): string => (count === 1 ? 'centre for' : 'centres for'),
  topic: 'Topic',
  sitFor: 'sit, for',
  aim: 'Aim',
  aims: { cost: 'lowest cost', travel: 'short travel on average', farthest: 'nobody far away' },
  questionEnd: '?',
  show: 'Show the answer',
  countedWith: 'Counted with',
  countedWithSo: (many: number) => `Counted with ${inWords('en', many)} assumptions`,
  reset: 'Back to the usual assumptions',
  inPersonPercent: { name: 'Share of the hours worked face to face', before: '', after: '% in person' },
  visitHours: { name: 'Length of a visit', before: '', after: 'h a visit' },
  hourCost: { name: 'Cost of an hour on the road', before: 'NOK', after: 'an hour' },
  premium: { name: 'What a missing hour costs more', before: 'NOK', after: 'more per missing hour' },
  coreHours: { name: 'Hours a year of the core team', before: '', after: 'h at the host' },
  needFloor: { name: 'Need of any municipality', before: 'need', after: 'h' },
  needPer1000: { name: 'Need for every 1,000 people', before: '+', after: 'h per 1,000 people' },
  circuity: { name: 'Road length over straight line', before: 'straight line ×', after: '' },
  speedKmh: { name: 'Speed on the road', before: 'at', after: 'km/h' },
  needs: 'The need of each municipality',
  needsHint: 'Hours a year. Change one to see what follows; nothing is stored.',
  needOf: (name: string) => `Need of ${name}, hours a year`,
  needSources: { asked: 'changed here', stated: 'stated', estimated: 'estimated' },
  inPlaces: (names: string[]) => `In ${list('en', names)}`,
  expertsThere: (there: number, all: number, places: number) => {
    if (all === 0) return 'Nobody in the network is an expert in this yet';
    if (there === 0) return `None of the network’s ${inWords('en', all)} experts works there`;
    const who =
      there === all
        ? all === 1
          ? 'The network’s only expert'
          : `All ${inWords('en', all)} of the network’s experts`
        : `${capitalise(inWords('en', there))} of the network’s ${inWords('en', all)} experts`;
    return `${who} ${there === 1 ? 'works' : 'work'} ${places === 1 ? 'there' : 'in these places'}`;
  },
  missingThere: (missing: number, where: string[]) =>
    missing < 0.5
      ? 'no hours are missing'
      : `${number('en', Math.round(missing))} hours a year are missing${where.length > 0 ? ` in ${list('en', where)}` : ''}`,
  away: (mean: number, centres: number) => `${centres === 1 ? 'it is' : 'the nearest is'} ${Math.round(mean)} minutes away on average`,
  leadCost: (experts: string, missing: string, away: string) => `${experts}, ${missing}, and ${away}.`,
  leadTravel: (mean: number, longest: number, from: string) =>
    `No other choice has shorter travel on average: ${Math.round(mean)} minutes, and ${Math.round(longest)} from ${from}.`,
  leadFarthest: (mean: number, longest: number, from: string) =>
    `The longest journey cannot be shorter: ${Math.round(longest)} minutes, from ${from}; ${Math.round(mean)} on average.`,
  leadSoFar: (mean: number, longest: number, from: string) =>
    `${Math.round(mean)} minutes on average, and ${Math.round(longest)} from ${from}.`,
  everywhere: 'Every municipality has a centre of its own: nobody travels.',
  elsewhere: (missing: number, exist: number, where: string[], recruit: number) =>
    `Of the ${number('en', missing)} hours, ${number('en', exist)} exist in ${list('en', where)}${recruit > 0 ? `; ${number('en', recruit)} must be recruited` : ''}.`,
  allRecruited: (missing: number) => `The ${number('en', missing)} hours must be recruited: no other municipality has any to give.`,
  othersCostMore: 'Every other place costs more than each on its own.',
  noneCheaperThanAlone: 'Even so, each on its own costs less.',
  fewerCost: (count: number, more: number) =>
    `${capitalise(inWords('en', count))} ${count === 1 ? 'centre' : 'centres'} would cost ${money('en', more)} more a year.`,
  fewerSave: (count: number, less: number) =>
    `${capitalise(inWords('en', count))} ${count === 1 ? 'centre' : 'centres'} would cost ${money('en', less)} less a year.`,
  provenBest: (centres: number) => `Proven best: ${noOther(centres)} costs less, and no other number of centres up to six does.`,
  proven: {
    cost: (centres: number) => `Proven: ${noOther(centres)} costs less.`,
    travel: (centres: number) => `Proven: ${noOther(centres)} has shorter travel on average.`,
    farthest: (centres: number) => `Proven: ${noOther(centres)} makes the longest journey shorter.`,
  },
  cheaperCount: (count: number) => `But ${count === 1 ? 'one centre costs' : `${inWords('en', count)} centres cost`} less.`,
  cheaperAlone: 'But each on its own costs less.',
  notProven: 'Not proven: the best found in the time that the server has. With JavaScript on, your browser looks further.',
  compared: (count: number, centres: number) =>
    count === 1
      ? 'There is only one way to do it.'
      : `All ${number('en', count)} possible ${centres === 1 ? 'places' : centres === 2 ? 'pairs' : `sets of ${inWords('en', centres)}`} compared`,
  nextCosts: (names: string, more: string) => `the next, ${names}, costs ${more} more a year.`,
  nextTakes: (names: string, more: string) => `the next, ${names}, takes ${more} longer.`,
  nextEqual: (names: string) => `the next, ${names}, is as good.`,
  nextHidden: (names: string) => `the next is ${names}.`,
  gap: (percent: string) => `Gap ${percent}.`,
  seeProof: 'See the proof',
  seeGap: 'See how far the proof came',
  proofValue: 'This plan',
  proofBound: 'No plan is below',
  proofUnits: {
    cost: (value: number) => `NOK ${number('en', value, 2)} a year`,
    travel: (value: number) => `${number('en', value, 1)} hours of need × minutes a year`,
    farthest: (value: number) => `${number('en', value, 2)} minutes`,
  },
  proofCertificate: 'The solver leaves a certificate: prices for every municipality from which anyone can recompute the bound.',
  certificate: 'The certificate and all its figures (JSON)',
  certificateCheck: 'Save it as certificate.json, and check it where this software is:',
  proofSearch: 'Every shorter longest journey was tried, and none can be kept with so few centres.',
  proofUnfinished: 'The time was up before the two met. The difference is the most that a better plan could save.',
  proofHidden: 'The sums are shown to planners and network admins.',
  barsCost: 'Cost a year, NOK',
  barsHours: 'Hours missing at the host, a year',
  barsMean: 'Average travel, weighted by need',
  barsLongest: 'Longest travel',
  keyTravel: 'travel',
  keyMissing: 'hours missing at the host',
  keyAlone: 'each on its own',
  alone: 'Each on its own',
  payLeftOut: 'Pay for the hours themselves is the same wherever the centre sits and is left out.',
  figures: {
    cost: 'Cost a year',
    saved: (alone: string) => `Saved, against ${alone} each on its own`,
    dearer: (alone: string) => `More than ${alone} each on its own`,
    missing: (centres: number): string => (centres === 1 ? 'Hours missing at the host' : 'Hours missing at the hosts'),
    mean: 'Average travel, weighted by need',
    longest: (from: string) => `Longest travel, from ${from}`,
  },
  likely: (least: string, most: string) =>
    least === most ? `likely ${least}` : `likely ${least}${least.startsWith('−') ? ' to ' : '–'}${most}`,
  certainties: { agreed: 'agreed', estimated: 'estimated', assumed: 'assumed' },
  smallest: 'For the smallest:',
  smallestHost: (name: string, people: number) => `${name} (${number('en', people)} people) holds a centre itself.`,
  smallestServed: (name: string, people: number, experts: number, need: number, byTelephone: number, travel: number) =>
    `${name} (${number('en', people)} people) has ${experts === 0 ? 'no expert' : `${inWords('en', experts)} ${experts === 1 ? 'expert' : 'experts'}`} and gets its ${number('en', Math.round(need))} hours a year, ${number('en', Math.round(byTelephone))} of them by telephone; the journey is ${Math.round(travel)} minutes.`,
  withMore: 'With more centres',
  withMoreLeast: (count: number, less: number) =>
    count === 1 ? 'One costs least.' : `${capitalise(inWords('en', count))} cost least, ${money('en', less)} less than one.`,
  withMoreNote: 'Centres share the network’s need equally; each on its own carries its own.',
  infeasible: (asked: number) => `There is no room for ${inWords('en', asked)} centres`,
  infeasibleWhy: (most: number) =>
    `The network has ${inWords('en', most)} ${most === 1 ? 'municipality' : 'municipalities'}, and each can hold one centre.`,
  useCentres: (count: number) => `Use ${inWords('en', count)} ${count === 1 ? 'centre' : 'centres'}`,
  table: 'The same as a table',
  tableNote: 'Hours a year; own hours are those of level 3 and up.',
  columns: {
    municipality: 'Municipality',
    travel: 'Travel',
    need: 'Need',
    own: 'Own',
    against: 'Own against need',
    cost: 'Cost',
    mean: 'Average',
    longest: 'Longest',
  },
  ifHere: 'If the centre were here',
  ifAmong: 'If it must be a centre',
  centre: 'Centre',
  network: 'Network',
  meanTravel: (mean: string) => `mean ${mean}`,
  ownOfNeed: (own: number, need: number) => `${hours('en', own)} own of ${hours('en', need)} needed`,
  tried: (name: string) => `If the centre were in ${name}`,
  triedMoney: (cost: number, more: number | undefined) =>
    `${money('en', cost)} a year${more === undefined ? '' : `, ${more < 0 ? '−' : '+'}${thousands('en', Math.abs(more))}`}`,
  triedHours: (missing: number, more: number) =>
    `${hours('en', missing)} missing, ${more < 0 ? '−' : '+'}${number('en', Math.round(Math.abs(more)))}`,
  triedTravel: (mean: number, longest: number) => `${minutes('en', mean)} on average, ${minutes('en', longest)} at most`,
  putBack: 'Put the centre back',
  working: 'Working it out …',
  busy: 'Many plans are being worked out just now',
  busyText:
    'Yours was not begun, so that those who asked first get their answers. Your question is still on this page. Try again in a few seconds.',
  tryAgain: 'Try again',
  notUnderstood: (label: string, value: string, least: number, most: number) =>
    `${label}: “${value}” is not a number from ${number('en', least, 2)} to ${number('en', most, 2)}`,
  notAChoice: (label: string, value: string) => `${label}: “${value}” is not one of the choices`,
  parameters: { centres: 'Number of centres', aim: 'Aim', wrong: 'How wrong the figures may be' } as Record<string, string>,
};

const nb: typeof en = {
  title: 'Hvor et senter bør ligge',
  questionStart: 'Hvor bør',
  centres: 'Antall sentre',
  fewer: 'Ett senter færre',
  more: 'Ett senter til',
  centreFor: (count) => (count === 1 ? 'senter for' : 'sentre for'),
  topic: 'Tema',
  sitFor: 'ligge, for',
  aim: 'Mål',
  aims: { cost: 'lavest kostnad', travel: 'kort reise i snitt', farthest: 'ingen langt unna' },
  questionEnd: '?',
  show: 'Vis svaret',
  countedWith: 'Regnet med',
  countedWithSo: (many) => `Regnet med ${inWords('nb', many)} forutsetninger`,
  reset: 'Tilbake til vanlige forutsetninger',
  inPersonPercent: { name: 'Andel av timene med oppmøte', before: '', after: '% med oppmøte' },
  visitHours: { name: 'Lengden på et besøk', before: '', after: 't per besøk' },
  hourCost: { name: 'Kostnad for en time på veien', before: '', after: 'kr timen' },
  premium: { name: 'Hva en time som mangler koster mer', before: '', after: 'kr mer per time som mangler' },
  coreHours: { name: 'Kjerneteamets timer i året', before: '', after: 't hos verten' },
  needFloor: { name: 'Behovet i enhver kommune', before: 'behov', after: 't' },
  needPer1000: { name: 'Behov per 1 000 innbyggere', before: '+', after: 't per 1 000 innbyggere' },
  circuity: { name: 'Veilengde over luftlinje', before: 'luftlinje ×', after: '' },
  speedKmh: { name: 'Fart på veien', before: 'i', after: 'km/t' },
  needs: 'Behovet i hver kommune',
  needsHint: 'Timer i året. Endre ett og se hva som følger; ingenting lagres.',
  needOf: (name) => `Behovet i ${name}, timer i året`,
  needSources: { asked: 'endret her', stated: 'meldt', estimated: 'anslått' },
  inPlaces: (names) => `I ${list('nb', names)}`,
  expertsThere: (there, all, places) => {
    if (all === 0) return 'Ingen i nettverket er ekspert på dette ennå';
    if (there === 0) return `Ingen av nettverkets ${inWords('nb', all)} eksperter jobber der`;
    const who =
      there === all
        ? all === 1
          ? 'Nettverkets eneste ekspert'
          : `Alle nettverkets ${inWords('nb', all)} eksperter`
        : `${capitalise(inWords('nb', there))} av nettverkets ${inWords('nb', all)} eksperter`;
    return `${who} jobber ${places === 1 ? 'der' : 'på disse stedene'}`;
  },
  missingThere: (missing, where) =>
    missing < 0.5
      ? 'ingen timer mangler'
      : `${number('nb', Math.round(missing))} timer i året mangler${where.length > 0 ? ` i ${list('nb', where)}` : ''}`,
  away: (mean, centres) => `${centres === 1 ? 'det' : 'det nærmeste'} er ${Math.round(mean)} minutter unna i snitt`,
  leadCost: (experts, missing, away) => `${experts}, ${missing}, og ${away}.`,
  leadTravel: (mean, longest, from) =>
    `Ingen andre valg gir kortere reise i snitt: ${Math.round(mean)} minutter, og ${Math.round(longest)} fra ${from}.`,
  leadFarthest: (mean, longest, from) =>
    `Den lengste reisen kan ikke bli kortere: ${Math.round(longest)} minutter, fra ${from}; ${Math.round(mean)} i snitt.`,
  leadSoFar: (mean, longest, from) => `${Math.round(mean)} minutter i snitt, og ${Math.round(longest)} fra ${from}.`,
  everywhere: 'Hver kommune har sitt eget senter: ingen reiser.',
  elsewhere: (missing, exist, where, recruit) =>
    `Av de ${number('nb', missing)} timene finnes ${number('nb', exist)} i ${list('nb', where)}${recruit > 0 ? `; ${number('nb', recruit)} må rekrutteres` : ''}.`,
  allRecruited: (missing) => `De ${number('nb', missing)} timene må rekrutteres: ingen andre kommuner har noen å gi.`,
  othersCostMore: 'Alle andre steder koster mer enn om kommunene klarer seg hver for seg.',
  noneCheaperThanAlone: 'Likevel koster det mindre hver for seg.',
  fewerCost: (count, more) =>
    `${count === 1 ? 'Ett senter' : `${capitalise(inWords('nb', count))} sentre`} ville kostet ${money('nb', more)} mer i året.`,
  fewerSave: (count, less) =>
    `${count === 1 ? 'Ett senter' : `${capitalise(inWords('nb', count))} sentre`} ville kostet ${money('nb', less)} mindre i året.`,
  provenBest: (centres) =>
    `Bevist best: ${ingenAndre(centres)} koster mindre, og det gjør heller ikke noe annet antall sentre opp til seks.`,
  proven: {
    cost: (centres) => `Bevist: ${ingenAndre(centres)} koster mindre.`,
    travel: (centres) => `Bevist: ${ingenAndre(centres)} gir kortere reise i snitt.`,
    farthest: (centres) => `Bevist: ${ingenAndre(centres)} gjør den lengste reisen kortere.`,
  },
  cheaperCount: (count) => `Men ${count === 1 ? 'ett senter' : `${inWords('nb', count)} sentre`} koster mindre.`,
  cheaperAlone: 'Men det er billigere at kommunene klarer seg hver for seg.',
  notProven: 'Ikke bevist: det beste som ble funnet i tiden serveren har. Med JavaScript på leter nettleseren din videre.',
  compared: (count, centres) =>
    count === 1
      ? 'Det finnes bare én måte å gjøre det på.'
      : `Alle ${number('nb', count)} mulige ${centres === 1 ? 'steder' : centres === 2 ? 'par' : `sett på ${inWords('nb', centres)}`} er sammenlignet`,
  nextCosts: (names, more) => `det neste, ${names}, koster ${more} mer i året.`,
  nextTakes: (names, more) => `det neste, ${names}, tar ${more} lenger tid.`,
  nextEqual: (names) => `det neste, ${names}, er like godt.`,
  nextHidden: (names) => `det neste er ${names}.`,
  gap: (percent) => `Gap ${percent}.`,
  seeProof: 'Se beviset',
  seeGap: 'Se hvor langt beviset kom',
  proofValue: 'Denne planen',
  proofBound: 'Ingen plan er under',
  proofUnits: {
    cost: (value) => `${number('nb', value, 2)} kr i året`,
    travel: (value) => `${number('nb', value, 1)} timer behov × minutter i året`,
    farthest: (value) => `${number('nb', value, 2)} minutter`,
  },
  proofCertificate: 'Løseren etterlater et bevis: priser for hver kommune som hvem som helst kan regne ut grensen fra.',
  certificate: 'Beviset med alle tallene (JSON)',
  certificateCheck: 'Lagre det som certificate.json, og kontroller det der denne programvaren ligger:',
  proofSearch: 'Alle kortere lengste reiser er prøvd, og ingen kan holdes med så få sentre.',
  proofUnfinished: 'Tiden var ute før de to møttes. Forskjellen er det meste en bedre plan kan spare.',
  proofHidden: 'Summene vises for planleggere og nettverksadministratorer.',
  barsCost: 'Kostnad i året, kr',
  barsHours: 'Timer som mangler hos verten, i året',
  barsMean: 'Reise i snitt, vektet etter behov',
  barsLongest: 'Lengste reise',
  keyTravel: 'reise',
  keyMissing: 'timer som mangler hos verten',
  keyAlone: 'hver for seg',
  alone: 'Hver for seg',
  payLeftOut: 'Lønn for selve timene er lik hvor enn senteret ligger, og er ikke med.',
  figures: {
    cost: 'Kostnad i året',
    saved: (alone) => `Spart mot ${alone} hver for seg`,
    dearer: (alone) => `Mer enn ${alone} hver for seg`,
    missing: (centres) => (centres === 1 ? 'Timer som mangler hos verten' : 'Timer som mangler hos vertene'),
    mean: 'Reise i snitt, vektet etter behov',
    longest: (from) => `Lengste reise, fra ${from}`,
  },
  likely: (least, most) => (least === most ? `trolig ${least}` : `trolig ${least}${least.startsWith('−') ? ' til ' : '–'}${most}`),
  certainties: { agreed: 'avtalt', estimated: 'anslått', assumed: 'antatt' },
  smallest: 'For den minste:',
  smallestHost: (name, people) => `${name} (${number('nb', people)} innbyggere) har selv et senter.`,
  smallestServed: (name, people, experts, need, byTelephone, travel) =>
    `${name} (${number('nb', people)} innbyggere) har ${experts === 0 ? 'ingen ekspert' : `${inWords('nb', experts)} ${experts === 1 ? 'ekspert' : 'eksperter'}`} og får sine ${number('nb', Math.round(need))} timer i året, ${number('nb', Math.round(byTelephone))} av dem på telefon; reisen er ${Math.round(travel)} minutter.`,
  withMore: 'Med flere sentre',
  withMoreLeast: (count, less) =>
    count === 1 ? 'Ett koster minst.' : `${capitalise(inWords('nb', count))} koster minst, ${money('nb', less)} mindre enn ett.`,
  withMoreNote: 'Sentrene deler nettverkets behov likt; hver for seg dekker kommunene sitt eget.',
  infeasible: (asked) => `Det er ikke plass til ${inWords('nb', asked)} sentre`,
  infeasibleWhy: (most) => `Nettverket har ${inWords('nb', most)} ${most === 1 ? 'kommune' : 'kommuner'}, og hver kan ha ett senter.`,
  useCentres: (count) => `Bruk ${count === 1 ? 'ett senter' : `${inWords('nb', count)} sentre`}`,
  table: 'Det samme som tabell',
  tableNote: 'Timer i året; egne timer er de på nivå 3 og opp.',
  columns: {
    municipality: 'Kommune',
    travel: 'Reise',
    need: 'Behov',
    own: 'Egne',
    against: 'Egne mot behov',
    cost: 'Kostnad',
    mean: 'Snitt',
    longest: 'Lengst',
  },
  ifHere: 'Hvis senteret lå her',
  ifAmong: 'Hvis det må være et senter',
  centre: 'Senter',
  network: 'Nettverket',
  meanTravel: (mean) => `snitt ${mean}`,
  ownOfNeed: (own, need) => `${hours('nb', own)} egne av ${hours('nb', need)} som trengs`,
  tried: (name) => `Hvis senteret lå i ${name}`,
  triedMoney: (cost, more) =>
    `${money('nb', cost)} i året${more === undefined ? '' : `, ${more < 0 ? '−' : '+'}${thousands('nb', Math.abs(more))}`}`,
  triedHours: (missing, more) => `${hours('nb', missing)} mangler, ${more < 0 ? '−' : '+'}${number('nb', Math.round(Math.abs(more)))}`,
  triedTravel: (mean, longest) => `${minutes('nb', mean)} i snitt, ${minutes('nb', longest)} på det meste`,
  putBack: 'Sett senteret tilbake',
  working: 'Regner …',
  busy: 'Mange planer regnes ut akkurat nå',
  busyText:
    'Planen din er ikke påbegynt, slik at de som spurte først, får svar. Spørsmålet ditt står fortsatt på siden. Prøv igjen om noen sekunder.',
  tryAgain: 'Prøv igjen',
  notUnderstood: (label, value, least, most) =>
    `${label}: «${value}» er ikke et tall fra ${number('nb', least, 2)} til ${number('nb', most, 2)}`,
  notAChoice: (label, value) => `${label}: «${value}» er ikke et av valgene`,
  parameters: { centres: 'Antall sentre', aim: 'Mål', wrong: 'Hvor feil tallene kan være' },
};

export const plan = { en, nb };
