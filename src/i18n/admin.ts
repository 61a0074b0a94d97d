const en = {
  title: 'Administration',
  tabs: { health: 'Health' },
};

const nb: typeof en = {
  title: 'Administrasjon',
  tabs: { health: 'Tilstand' },
};

export const admin = { en, nb };

const healthEn = {
  well: 'All is well',
  unwell: 'Something needs to be done',
  database: 'Database',
  inFile: 'a file on this server',
  onServer: 'a libSQL server',
  size: 'Size',
  changes: 'Changes',
  taken: 'are taken',
  degraded:
    'The last one was refused. People read as before, and edits say that nothing was saved. Make room on the disk, or stop the program that holds the database.',
  migration: 'Latest change of the schema',
  disk: 'Free on the disk',
  crowded: 'A backup or a new version may not fit. Make room on the disk.',
  search: 'Search',
  embedded: 'in the database itself',
  index: 'Search index',
  upToDate: 'holds everybody who can be found',
  behind: (people: number) =>
    `${people === 1 ? 'One person is' : `${people} people are`} missing, or should not be there. Each is put right when somebody saves that person again.`,
  version: 'Version',
  started: 'Started',
};

const healthNb: typeof healthEn = {
  well: 'Alt er i orden',
  unwell: 'Noe må gjøres',
  database: 'Database',
  inFile: 'en fil på denne serveren',
  onServer: 'en libSQL-server',
  size: 'Størrelse',
  changes: 'Endringer',
  taken: 'tas imot',
  degraded:
    'Den siste ble avvist. Folk kan lese som før, og den som endrer noe, får vite at ingenting ble lagret. Frigjør plass på disken, eller stopp programmet som holder databasen.',
  migration: 'Siste endring av skjemaet',
  disk: 'Ledig plass på disken',
  crowded: 'Det er kanskje ikke plass til en sikkerhetskopi eller en ny versjon. Frigjør plass på disken.',
  search: 'Søk',
  embedded: 'i selve databasen',
  index: 'Søkeindeks',
  upToDate: 'har med alle som skal kunne finnes',
  behind: (people) =>
    `${people === 1 ? 'Én person' : `${people} personer`} mangler, eller skulle ikke vært med. Det retter seg når noen lagrer personen på nytt.`,
  version: 'Versjon',
  started: 'Startet',
};

export const health = { en: healthEn, nb: healthNb };
