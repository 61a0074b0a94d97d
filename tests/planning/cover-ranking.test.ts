import { expect, test } from 'vitest';
import type { TopicCover } from '#planning/cover.ts';
import { mostUneven, thinnestAndStrongest } from '#planning/cover-ranking.ts';

/** A topic from the need and own hours of each municipality. */
function topic(slug: string, ...rows: [need: number, own: number][]): TopicCover {
  const municipalities = rows.map(([need, ownHours], index) => ({
    code: `m${index}`,
    name: `M${index}`,
    need,
    stated: true,
    ownHours,
    experts: ownHours > 0 ? 1 : 0,
  }));
  const sum = (value: (row: (typeof municipalities)[number]) => number) => municipalities.reduce((total, row) => total + value(row), 0);
  return {
    slug,
    labelEn: slug,
    labelNb: slug,
    need: sum((row) => row.need),
    ownHours: sum((row) => row.ownHours),
    experts: sum((row) => row.experts),
    municipalities,
  };
}

test('the topics that lack most hours come first, and none stands in both lists', () => {
  const topics = [topic('even', [100, 100]), topic('thin', [100, 40]), topic('thinner', [100, 0]), topic('rich', [100, 300])];
  const { thinnest, strongest } = thinnestAndStrongest(topics, 5);
  expect(thinnest.map(({ slug }) => slug)).toEqual(['thinner', 'thin']);
  expect(strongest.map(({ slug }) => slug)).toEqual(['rich', 'even']);
});

test('sharing helps most where one place has what most others lack', () => {
  const uneven = mostUneven([
    topic('enough-everywhere', [100, 110], [100, 110], [100, 110]),
    topic('far-from-enough', [100, 200], [500, 0], [500, 0]),
    topic('a-little-uneven', [100, 130], [100, 90], [100, 80]),
    topic('very-uneven', [100, 290], [100, 0], [100, 0]),
  ]);
  expect(uneven?.topic.slug).toBe('very-uneven');
  expect(uneven?.short.map(({ code }) => code)).toEqual(['m1', 'm2']);
  expect(uneven).toMatchObject({ shortHours: 200, spareHours: 190, richest: { code: 'm0' } });
});

test('no topic is named where none is nearly covered', () => {
  expect(mostUneven([topic('thin', [100, 0], [100, 50])])).toBeUndefined();
  expect(mostUneven([])).toBeUndefined();
});
