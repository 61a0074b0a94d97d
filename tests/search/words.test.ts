import { describe, expect, test } from 'vitest';
import { marked } from '#search/highlight.ts';
import { editDistance, fold, lexiconOf, phraseKeys, sortKey, spellings, splitCompound, wordsOf } from '#search/question/words.ts';

describe('folding', () => {
  test('takes case and accents off and leaves æ, ø and å', () => {
    expect(fold('ÉLÈVE Ærøskøbing ÅSEN')).toBe('eleve ærøskøbing åsen');
    expect(fold('Järvi Öberg')).toBe('jærvi øberg');
    expect(fold('A\u030Asen')).toBe('åsen');
    expect(wordsOf('IT-sikkerhet, C++ & ROS.')).toEqual(['it', 'sikkerhet', 'c', 'ros']);
  });

  test('knows the ways to type a name without Norwegian keys', () => {
    expect(spellings('blåbær')).toEqual(['blåbær', 'blabaer', 'blaabaer']);
    expect(spellings('moss')).toEqual(['moss']);
  });

  test('sorts æ, ø and å last by plain bytes', () => {
    expect(['Åsen', 'Aas', 'Øye', 'Zen', 'Ærlig'].toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))).toEqual([
      'Aas',
      'Zen',
      'Ærlig',
      'Øye',
      'Åsen',
    ]);
  });
});

describe('stems and compounds', () => {
  const lexicon = lexiconOf(['personvern', 'offentlige anskaffelser', 'anskaffelse', 'vann', 'avløp']);

  test('inflected phrases share a key', () => {
    expect(phraseKeys(['anskaffelsene'])[0]).toBe(phraseKeys(['anskaffelse'])[0]);
    expect(phraseKeys(['lawyers'])[1]).toBe(phraseKeys(['lawyer'])[1]);
  });

  test('compounds split at words that the vocabulary has, without the linking s', () => {
    expect(splitCompound('personvernjurist', lexicon)).toEqual(['personvern', 'jurist']);
    expect(splitCompound('anskaffelsesjurist', lexicon)).toEqual(['anskaffelse', 'jurist']);
    expect(splitCompound('kommunevann', lexicon)).toEqual(['kommun', 'vann']);
    expect(splitCompound('jurist', lexicon)).toEqual([]);
    expect(splitCompound('personvern', lexicon)).toEqual([]);
  });
});

describe('typing errors', () => {
  test('are counted as letters left out, added, changed or swapped', () => {
    expect(editDistance('lawer', 'lawyer', 2)).toBe(1);
    expect(editDistance('gdrp', 'gdpr', 2)).toBe(1);
    expect(editDistance('jurist', 'jurist', 2)).toBe(0);
    expect(editDistance('vann', 'avløp', 2)).toBe(Infinity);
  });
});

describe('a result', () => {
  test('marks the words that were found, in any form, and nothing else', () => {
    const hits = (text: string, words: string[]) =>
      marked(text, words)
        .filter((piece) => piece.hit)
        .map((piece) => piece.text);
    expect(hits('Lawyer, health and care', ['jurist'])).toEqual(['Lawyer']);
    expect(hits('Ingvild Røsnes', ['rosnes'])).toEqual(['Røsnes']);
    expect(hits('Lawyer', [])).toEqual([]);
    expect(
      marked('<b>Lawyer</b>', ['lawyer'])
        .map((piece) => piece.text)
        .join(''),
    ).toBe('<b>Lawyer</b>');
  });
});
