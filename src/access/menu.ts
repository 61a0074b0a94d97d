import type { Role } from './viewer.ts';

/** The rooms of the house that a menu may lead to, by their folder in src/pages. */
const addresses = {
  experts: '/experts',
  topics: '/topics',
  licences: '/licences',
  plan: '/plan',
  people: '/people',
  admin: '/admin',
} as const;

export type MenuKey = keyof typeof addresses;

export interface MenuEntry {
  key: MenuKey;
  href: string;
}

/** What each role is led to, the room of its daily work first, at most six; the most powerful role first. */
const byRole = {
  admin: ['admin', 'people', 'plan', 'experts'],
  editor: ['people', 'licences', 'experts', 'plan'],
  planner: ['plan', 'experts', 'licences'],
  keeper: ['topics', 'experts', 'licences', 'plan'],
  auditor: ['plan', 'experts'],
  member: ['plan', 'topics'],
  staff: ['experts', 'licences', 'plan'],
} satisfies Record<Role, MenuKey[]>;

const entry = (key: MenuKey): MenuEntry => ({ key, href: addresses[key] });

/** Who holds several roles is led by the most powerful one; what only the others lead to stands under "More". */
export function menuOf(roles: Iterable<Role>): { entries: MenuEntry[]; more: MenuEntry[] } {
  const held = new Set(roles);
  const [first = [], ...others] = (Object.keys(byRole) as Role[]).filter((role) => held.has(role)).map((role): MenuKey[] => byRole[role]);
  const more = new Set(others.flat().filter((key) => !first.includes(key)));
  return { entries: first.map(entry), more: [...more].map(entry) };
}
