import { describe, expect, test } from 'vitest';
import { countFilters, expertsAddress, readExperts, withoutFilters } from '#views/address/experts.ts';

const choices = { topics: new Set(['gdpr', 'procurement']), municipalities: new Set(['3216', '0301']) };
const read = (text: string) => readExperts(new URLSearchParams(text), choices);

describe('the address of a search', () => {
  test('is read and written back the same', () => {
    const query =
      'q=lawyer+%C3%A5&topic=gdpr%3A3&topic=procurement&match=all&level=2&municipality=0301&hours=5&today=1&language=nb&meet=1&minutes=30&sort=travel&page=2';
    const { asked, problems } = read(query);
    expect(problems).toEqual([]);
    expect(asked.topics).toEqual([
      { slug: 'gdpr', level: 3 },
      { slug: 'procurement', level: 1 },
    ]);
    expect(expertsAddress(asked)).toBe(`/experts?${query}`);
    expect(countFilters(asked)).toBe(8);
    expect(expertsAddress(withoutFilters(asked))).toBe('/experts?q=lawyer+%C3%A5&match=all&meet=1&sort=travel');
  });

  test('may leave everything out, or leave it empty', () => {
    for (const address of ['', 'q=&topic=&match=&municipality=&hours=&meet=&sort=&page=&level=&minutes=']) {
      const { asked, problems } = read(address);
      expect(problems).toEqual([]);
      expect(expertsAddress(asked)).toBe('/experts');
    }
  });

  test.each([
    ['topic=nonsense:9', 'topic', 'topic'],
    ['topic=gdpr:9', 'topic', 'topicLevel'],
    ['topic=gdpr:', 'topic', 'topicLevel'],
    ['hours=abc', 'hours', 'hours'],
    ['hours=-1', 'hours', 'hours'],
    ['hours=1e3', 'hours', 'hours'],
    ['level=6', 'level', 'level'],
    ['match=some', 'match', 'match'],
    ['municipality=9999', 'municipality', 'municipality'],
    ['meet=maybe', 'meet', 'yesOrNo'],
    ['language=klingon', 'language', 'language'],
    ['meet=1&minutes=soon', 'minutes', 'minutes'],
    ['sort=random', 'sort', 'sort'],
    ['page=0', 'page', 'page'],
    ['page=51', 'page', 'page'],
    [`q=${'x'.repeat(201)}`, 'q', 'text'],
  ])('%s is named as wrong and left out', (address, parameter, expected) => {
    const { asked, problems } = read(address);
    expect(problems).toMatchObject([{ parameter, expected }]);
    expect(expertsAddress(asked).replace(/\?(q=x+|meet=1)$/, '')).toBe('/experts');
  });

  test('keeps the right ones beside a wrong one', () => {
    const { asked, problems } = read('topic=gdpr:3&topic=nonsense&q=x');
    expect(problems).toHaveLength(1);
    expect(asked.topics).toEqual([{ slug: 'gdpr', level: 3 }]);
  });
});
