import { expect, test } from 'vitest';
import { map } from '#i18n/map.ts';
import { drawScene } from '#map/drawing/draw.ts';
import { hostLetters } from '#map/drawing/host-order.ts';
import { type FrameName, frames } from '#map/geometry/frames.ts';
import { frameGeometry, planeOf } from '#map/geometry/geometry.ts';
import { overlap } from '#map/drawing/labels.ts';
import { pictureMarkup } from '#map/drawing/picture.ts';
import type { Box } from '#map/geometry/plane.ts';
import type { MapScene } from '#map/drawing/scene.ts';
import type { Shape } from '#map/drawing/shape.ts';
import { textWidth } from '#map/drawing/text-width.ts';
import { allSeats, countries, hostChoices, sceneOf, sixCodes, sixPlane } from './six.ts';

const fontSizes: Record<string, number> = { name: 14, 'name host': 17, second: 12, 'tag-text': 11 };

/** The ink of a label, line by line, measured from what is drawn and not from what was planned. */
function inkOf(label: Shape): Box[] {
  const [, left, top] = /translate\(([\d.-]+),([\d.-]+)\)/.exec(String(label.attributes.transform))!.map(Number);
  return (label.children ?? [])
    .filter(({ tag }) => tag === 'text')
    .map(({ attributes, text = '' }) => {
      const size = fontSizes[String(attributes.class)];
      const width = textWidth(text, size);
      const start = Number(attributes.x) - { start: 0, middle: width / 2, end: width }[String(attributes['text-anchor'])]!;
      const base = top + Number(attributes.y);
      return { left: left + start, right: left + start + width, top: base - size * 0.75, bottom: base + size * 0.2 };
    });
}

const labelsOf = (frame: FrameName, scene: MapScene, locale: 'en' | 'nb') =>
  drawScene(frameGeometry(sixPlane(), frames[frame]), scene, map[locale]).names.filter(({ attributes }) => attributes.class === 'label');

test.each<FrameName>(['plan', 'planNarrow'])('no two names of the six overlap in the frame %s, wherever the centres are', (frame) => {
  for (const topic of ['gdpr', 'water'] as const) {
    for (const hosts of hostChoices) {
      for (const locale of ['en', 'nb'] as const) {
        const labels = labelsOf(frame, sceneOf(topic, hosts), locale);
        expect(labels).toHaveLength(6);
        const ink = labels.map(inkOf);
        const clashes = ink.flatMap((a, i) => ink.slice(i + 1).filter((b) => a.some((line) => b.some((other) => overlap(line, other)))));
        expect(clashes, `${topic} ${hosts} ${locale}`).toEqual([]);
      }
    }
  }
});

test.each<FrameName>(['homeWide', 'homeMiddle', 'homeNarrow'])('no two names overlap in the frame %s', (frame) => {
  for (const topic of ['gdpr', 'water'] as const) {
    const ink = labelsOf(frame, sceneOf(topic, []), 'nb').map(inkOf);
    expect(ink.flatMap((a, i) => ink.slice(i + 1).filter((b) => a.some((line) => b.some((other) => overlap(line, other)))))).toEqual([]);
  }
});

test('names and the scale bar stay where a page always shows the picture', () => {
  for (const name of ['planNarrow', 'homeWide', 'homeMiddle', 'homeNarrow'] as const) {
    const seen = frames[name].seen!;
    for (const label of labelsOf(name, sceneOf('gdpr', ['3103']), 'en')) {
      for (const line of inkOf(label)) {
        expect(line.left).toBeGreaterThanOrEqual(seen.left);
        expect(line.right).toBeLessThanOrEqual(seen.right);
      }
    }
  }
});

test('the same scene is drawn the same way, to the last character', () => {
  const draw = () => pictureMarkup(frameGeometry(sixPlane(), frames.plan), sceneOf('gdpr', ['3216', '3103']), map.en, { id: 'map' });
  expect(draw()).toBe(draw());
});

test('minutes on the map are the minutes of the scene, rounded, and the line has their class', () => {
  const drawing = drawScene(frameGeometry(sixPlane(), frames.plan), sceneOf('gdpr', ['3216']), map.en);
  const pills = Object.fromEntries(drawing.pills.map(({ key, children }) => [key, children!.at(-1)!.text]));
  expect(pills['pill-3103']).toBe('26\u00a0min');
  expect(pills['pill-3118']).toBe('30\u00a0min');
  const lineTo = (code: string) => drawing.lines.find(({ key }) => key === `line-${code}`)!.attributes.class;
  expect(lineTo('3118')).toBe('line minutes-3');
  expect(lineTo('3112')).toBe('line minutes-4');
});

test('with few municipalities no name, second line or pill is left out for want of room', () => {
  for (const host of sixCodes) {
    const drawing = drawScene(frameGeometry(sixPlane(), frames.plan), sceneOf('gdpr', [host]), map.en);
    expect(drawing.pills, host).toHaveLength(5);
    const labels = drawing.names.filter(({ attributes }) => attributes.class === 'label');
    expect(labels.filter(({ children }) => children!.some(({ key }) => key === 'second'))).toHaveLength(6);
  }
});

test('in a crowded network names and pills are left out before they stand on each other', () => {
  const codes = allSeats.filter(({ code }) => code.startsWith('31')).map(({ code }) => code);
  const plane = planeOf(allSeats, codes, countries);
  const municipalities = allSeats.filter(({ code }) => codes.includes(code)).map((seat) => ({ ...seat, needHours: 400, ownHours: 300 }));
  const served = codes.map((code) => ({ code, host: '3103', minutes: code === '3103' ? 0 : 40 }));
  const scene: MapScene = { municipalities, hosts: ['3103'], served, coreTeamHours: 2000, layer: 'strength' };
  const drawing = drawScene(frameGeometry(plane, frames.planNarrow), scene, map.nb);
  const ink = drawing.names.filter(({ attributes }) => attributes.class === 'label').map(inkOf);
  expect(ink.length).toBeGreaterThan(5);
  expect(ink.flatMap((a, i) => ink.slice(i + 1).filter((b) => a.some((line) => b.some((other) => overlap(line, other)))))).toEqual([]);
});

test('who has no own hours is hatched, who has more than twice the need is the strongest teal', () => {
  const { cells } = drawScene(frameGeometry(sixPlane(), frames.plan), sceneOf('gdpr', []), map.en);
  const look = (code: string) => cells.find((cell) => cell.code === code);
  expect(look('3114')).toEqual({ code: '3114', fill: 'cover-0', isHatched: true });
  expect(look('3216')).toEqual({ code: '3216', fill: 'cover-5', isHatched: false });
});

test('centres are lettered by own hours and of equals by code, and a single centre has no letter', () => {
  const host = (code: string, ownHours: number) => ({ code, ownHours });
  expect([...hostLetters([host('3103', 550), host('3216', 1650)])]).toEqual([
    ['3216', 'A'],
    ['3103', 'B'],
  ]);
  expect([...hostLetters([host('3118', 550), host('3103', 550)])]).toEqual([
    ['3103', 'A'],
    ['3118', 'B'],
  ]);
  expect([...hostLetters([host('3216', 1650)])]).toEqual([]);
});

test('borders between service areas stand out only where there are several centres', () => {
  const looks = (hosts: string[]) =>
    drawScene(frameGeometry(sixPlane(), frames.plan), sceneOf('gdpr', hosts), map.en).borders.map(({ look }) => look);
  expect(looks(['3216'])).not.toContain('parting');
  expect(looks(['3216', '3103'])).toContain('parting');
});

test('a scene in bands writes words only: no hour and no number of people', () => {
  const municipalities = sceneOf('gdpr', []).municipalities.map(({ needHours: _, ownHours: __, ...place }) => ({
    ...place,
    band: 'some' as const,
  }));
  const picture = pictureMarkup(
    frameGeometry(sixPlane(), frames.plan),
    { ...sceneOf('gdpr', []), municipalities, travel: undefined },
    map.en,
    { id: 'map' },
  );
  const texts = [...picture.matchAll(/(?:aria-label|data-card)="([^"]*)"|<text[^>]*>([^<]*)</g)].map(
    ([, attribute, text]) => attribute ?? text,
  );
  expect(texts.filter((text) => /\d/.test(text))).toEqual(['10 km']);
});

test('a municipality with markup in its name is text on the map', () => {
  const scene = sceneOf('gdpr', []);
  scene.municipalities[0].name = '"><script>alert(1)</script>';
  expect(pictureMarkup(frameGeometry(sixPlane(), frames.plan), scene, map.en, { id: 'map' })).not.toContain('<script');
});
