import { expect, test } from 'vitest';
import { Brake } from '#server/brake.ts';
import { hashPassword, passwordFault, verifyPassword } from '#server/passwords.ts';

test('a password is kept as argon2id, and only the same one opens', async () => {
  const kept = await hashPassword('nine green herons sleep');
  expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(kept, 'nine green herons sleep')).toBe(true);
  expect(await verifyPassword(kept, 'nine green herons slept')).toBe(false);
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
    for (const [kind, hash] of [['known', kept], ['unknown', undefined]] as const) {
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

test.each(['Password1234', 'passord12345!', 'P@ssw0rd!!2026', 'Velkommen2026', 'qwertyuiop123', '123456789012', 'aaaaaaaaaaaaaa', 'Sommer2026!!', 'abcdefghijklmn', 'IngridSolberg1', '12-ingrid-1985', 'mosskommune123'])('%s is too easily guessed', (password) => {
  expect(passwordFault(password, ['Ingrid Solberg', 'ingrid.solberg@moss.example'])).toBe('guessable');
});

test.each(['nine green herons sleep', 'kråkene spiser moreller', 'tX9#mQ2$vL7@', 'correct mule ladder sixty'])('%s will do', (password) => {
  expect(passwordFault(password, ['Ingrid Solberg', 'ingrid.solberg@moss.example'])).toBeNull();
});

test('eleven characters are too few and 129 too many', () => {
  expect(passwordFault('tX9#mQ2$vL7', [])).toBe('short');
  expect(passwordFault('tX9#mQ2$vL7@'.padEnd(128, ' zebra'), [])).toBeNull();
  expect(passwordFault('tX9#mQ2$vL7@'.padEnd(129, ' zebra'), [])).toBe('long');
});

test('guessing one password after another stops for a quarter of an hour, for that account and address alone', () => {
  const brake = new Brake();
  for (let guess = 0; guess < 10; guess += 1) {
    expect(brake.holds('a here', 0)).toBe(false);
    brake.countWrong('a here', 0);
  }
  expect(brake.holds('a here', 1)).toBe(true);
  expect(brake.holds('a elsewhere', 1)).toBe(false);
  expect(brake.holds('a here', 15 * 60_000)).toBe(false);
});
