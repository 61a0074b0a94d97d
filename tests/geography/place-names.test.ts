import { expect, test } from 'vitest';
import { shortNames } from '#geography/place-names.ts';

test('a place loses its county where its name is its own', () => {
  expect(shortNames(['Våler (Østfold)', 'Moss'])).toEqual(['Våler', 'Moss']);
});

test('two places of one name keep their counties', () => {
  expect(shortNames(['Våler (Østfold)', 'Våler (Innlandet)', 'Herøy (Nordland)'])).toEqual([
    'Våler (Østfold)',
    'Våler (Innlandet)',
    'Herøy',
  ]);
});
