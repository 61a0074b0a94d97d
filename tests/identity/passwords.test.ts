import { hash } from '@node-rs/argon2';
import { expect, test } from 'vitest';
import { hashPassword, passwordFault, verifyPassword } from '#identity/passwords.ts';

test('a password is kept as argon2id, and only the same one opens', async () => {
  const kept = await hashPassword('nine green herons sleep');
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(kept, 'nine green herons sleep')).toBe(true);
  expect(await verifyPassword(kept, 'nine green herons slept')).toBe(false);
});

test('a password opens from every keyboard, however that sends å, and one hashed before as it was typed goes on opening', async () => {
  const spellings = ['NFC', 'NFD'].map((form) => 'blåbær på Åsgårdstrand'.normalize(form));
  for (const chosen of spellings) {
    const kept = await hashPassword(chosen);
    expect(await Promise.all(spellings.map((typed) => verifyPassword(kept, typed)))).toEqual([true, true]);
  }
  const before = await hash(spellings[1], { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  expect(await verifyPassword(before, spellings[1])).toBe(true);
  expect(await verifyPassword(before, `${spellings[1]}!`)).toBe(false);
  expect(await passwordFault('åøtX9#mQ2$v'.normalize('NFD'), [])).toBe('short');
});

test('no password opens an account that has none', async () => {
  expect(await verifyPassword(null, '')).toBe(false);
  expect(await verifyPassword(undefined, 'nine green herons sleep')).toBe(false);
});

test('an unknown account takes as long to refuse as a known one', async () => {
  const kept = await hashPassword('nine green herons sleep');
  await verifyPassword(undefined, 'warm-up');
  const times = { known: [] as number[], unknown: [] as number[] };
  for (let round = 0; round < 9; round += 1) {
    for (const [kind, hash] of [
      ['known', kept],
      ['unknown', undefined],
    ] as const) {
      const begun = performance.now();
      await verifyPassword(hash, 'wrong');
      times[kind].push(performance.now() - begun);
    }
  }
  const median = (values: number[]) => values.sort((a, b) => a - b)[4];
  expect(median(times.unknown) / median(times.known)).toBeGreaterThan(0.5);
  expect(median(times.unknown) / median(times.known)).toBeLessThan(2);
});

test('many passwords at once all get their answer', async () => {
  const kept = await hashPassword('nine green herons sleep');
  const answers = await Promise.all(Array.from({ length: 12 }, (_, at) => verifyPassword(kept, at % 2 ? 'nine green herons sleep' : 'no')));
  expect(answers).toEqual(Array.from({ length: 12 }, (_, at) => at % 2 === 1));
});

const about = ['Ingrid Solberg', 'ingrid.solberg@moss.example', 'Moss', 'Our network'];

test.each([
  [
    'common',
    ['Password1234', 'passord12345!', 'P@ssw0rd!!2026', 'Velkommen2026', 'qwertyuiop123', 'Sommer2026!!', 'correct horse battery staple'],
  ],
  ['common', ['unbelievable', 'zaq12wsxcde3', 'michelle1234', 'babygirl12345', 'mypassword123', 'Sommerferie2026']],
  [
    'common',
    [
      'Påskeferien2027',
      'Rådhuset2026',
      'Tromso2026!!',
      'Kristiansand1!',
      'mandag12345!',
      'julenissen24desember',
      'jegelskerdegmamma',
      'OleMartin1985',
    ],
  ],
  [
    'common',
    [
      'BytteMeg2026!',
      'mittnyepassord1',
      'Glemt passord 1',
      'Endre passord 1',
      'Velkommen til oss',
      'Gledelig jul 2026',
      'Julebord2026!',
      'Sykehus2026!!',
    ],
  ],
  [
    'common',
    [
      'Storgata12Horten',
      'Rygge kommune 1',
      'Heia Norge 2026',
      'Kari i Halden 2026',
      'Sommer på hytta i Horten',
      'Donald Duck 313',
      'gameofthrones1',
    ],
  ],
  [
    'common',
    ['thequickbrownfox', 'tobeornottobe', 'utpåturaldrisur', 'ut på tur, aldri sur', 'sesamlukkdegopp', 'borte er bra men hjemme er best'],
  ],
  ['own', ['Sommer i Moss 2026', 'Kari i Moss 2026', 'Storgata12Moss', 'Ingrid og Ola på hytta', 'Sommerferie i Moss med Kari']],
  ['pattern', ['plmoknijbuhv', 'plmoknijbuhv!1', 'rdxtfcygvuhb', 'mkoijnbhu876']],
  ['pattern', ['123456789012', 'aaaaaaaaaaaaaa', 'abcdefghijklmn', '2121212121212121']],
  [
    'own',
    [
      'IngridSolberg1',
      '12-ingrid-1985',
      'mosskommune123',
      'Solberg.Ingrid.2026',
      'example-moss-99',
      'ingrid.solberg@moss.example',
      'Our network 2026',
    ],
  ],
] as const)('a password that others would try first is refused, and it is said that it is %s: %o', async (weakness, passwords) => {
  for (const password of passwords) expect([password, await passwordFault(password, about)]).toEqual([password, weakness]);
});

test.each([
  'nine green herons sleep',
  'kråkene spiser moreller',
  'tannlege mugge stige tog',
  'lampe-grus-fiolin-sau',
  'bordstolhundkatt',
  'hytte sommer kaffe ski',
  'tX9#mQ2$vL7@',
  'correct mule ladder sixty',
  'anna godjul vinterferie stor',
  'thea fjorden dragon måløy',
  'kaffe te og kaker hver dag',
])('%s will do', async (password) => {
  expect(await passwordFault(password, about)).toBeNull();
});

const slow = [
  '4@$1|()8'.repeat(16),
  'aB3$'.repeat(32),
  'a1'.repeat(64),
  '!Fk6[&Kp;`+Pu@e0UzEj5Z%Jo:_*Ot?d/TyDi4Y$In9^)Ns>c.SxCh3X#Hm8](Mr=b-RwBg2W"Gl7'.repeat(2).slice(0, 128),
];

test('long passwords that are slow to judge hold up nobody', async () => {
  await passwordFault(slow[0], about);
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const begun = performance.now();
  for (const password of [...slow, ...slow, ...slow, ...slow]) await passwordFault(password, about);
  const took = performance.now() - begun;
  clearInterval(watch);
  expect(longest / took).toBeLessThan(0.5);
});

test('two passwords of everybody are judged at a time, and twenty in all', async () => {
  const judge = (count: number, whose: (at: number) => string | null) =>
    Promise.allSettled(Array.from({ length: count }, (_, at) => passwordFault(slow[at % slow.length], about, whose(at))));
  const refused = (results: PromiseSettledResult<unknown>[]) =>
    results.filter((result) => result.status === 'rejected').map(({ reason }) => (reason as Error).name);
  expect(refused(await judge(5, () => 'mine'))).toEqual(Array.from({ length: 3 }, () => 'BusyError'));
  expect(refused(await judge(25, (at) => (at % 2 ? `of ${at}` : null)))).toEqual(Array.from({ length: 5 }, () => 'BusyError'));
  expect(await passwordFault(slow[0], about, 'mine')).toBe(await passwordFault(slow[0], about));
});

test('eleven characters are too few and 129 too many', async () => {
  expect(await passwordFault('tX9#mQ2$vL7', [])).toBe('short');
  expect(await passwordFault('tX9#mQ2$vL7@'.padEnd(128, ' zebra'), [])).toBeNull();
  expect(await passwordFault('tX9#mQ2$vL7@'.padEnd(129, ' zebra'), [])).toBe('long');
});
