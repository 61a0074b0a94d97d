import { expect, test } from 'vitest';
import { menuOf } from '#access/menu.ts';
import { words } from '#i18n/words.ts';
import type { Role } from '#access/viewer.ts';

const roles: Role[] = ['admin', 'editor', 'planner', 'keeper', 'auditor', 'member', 'staff'];
const keys = (...held: Role[]) => menuOf(held).entries.map(({ key }) => key);

test('no menu has more than six entries, and every entry has a word in both languages', () => {
  for (const role of roles) {
    const { entries, more } = menuOf([role]);
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.length).toBeLessThanOrEqual(6);
    expect(more).toEqual([]);
    for (const { key } of entries) expect([words.en.rooms[key], words.nb.rooms[key]]).toEqual([expect.any(String), expect.any(String)]);
  }
});

test('a menu begins with the room of the daily work', () => {
  expect(roles.map((role) => keys(role)[0])).toEqual(['admin', 'people', 'plan', 'topics', 'plan', 'plan', 'experts']);
});

test('who holds several roles meets those of the most powerful one, and the rest under More', () => {
  const { entries, more } = menuOf(['staff', 'auditor', 'member']);
  expect(entries).toEqual(menuOf(['auditor']).entries);
  expect(more.map(({ key }) => key)).toEqual(['topics', 'licences']);
});

test('no room stands in a menu twice, whatever roles are held together', () => {
  for (const one of roles) {
    for (const other of roles) {
      const { entries, more } = menuOf([one, other]);
      const all = [...entries, ...more].map(({ key }) => key);
      expect(new Set(all).size).toBe(all.length);
      expect(new Set(all)).toEqual(new Set([...keys(one), ...keys(other)]));
    }
  }
});

test('a visitor has no menu', () => {
  expect(menuOf([])).toEqual({ entries: [], more: [] });
});
