import type { Database } from '#db/open.ts';
import type { Entrance } from './server.ts';

/** One page as somebody opens it; `{person}` and the like stand for ids of the demonstration. A new page is one line more. */
export interface ListedPage {
  name: string;
  path: string;
  as: Entrance | null;
  status?: number;
}

export const pages: ListedPage[] = [
  { name: 'home without sign-in', path: '/', as: null },
  { name: 'sign-in', path: '/sign-in', as: null },
  { name: 'an invitation that has ended', path: '/invitations/unknown', as: null, status: 404 },
  { name: 'home', path: '/', as: 'staff' },
  { name: 'home with another topic', path: '/?topic=water', as: 'planner' },
  { name: 'experts', path: '/experts?q=gdpr', as: 'staff' },
  { name: 'experts who must meet', path: '/experts?q=gdpr+lawer&meet=1', as: 'staff' },
  { name: 'experts, nobody found', path: '/experts?q=drone+pilot+zeppelin', as: 'staff' },
  { name: 'experts, one word that nobody has', path: '/experts?q=qwxz', as: 'staff' },
  { name: 'experts, asked for wrongly', path: '/experts?topic=nonsense:9&hours=abc', as: 'staff' },
  { name: 'experts, asked for wrongly in part', path: '/experts?q=gdpr&topic=procurement:2&hours=abc', as: 'staff' },
  { name: 'an expert', path: '/experts/{lawyer}', as: 'staff' },
  { name: 'an expert who does not exist', path: '/experts/nobody', as: 'staff', status: 404 },
  { name: 'topics', path: '/topics', as: 'staff' },
  { name: 'a topic', path: '/topics/gdpr', as: 'staff' },
  { name: 'a municipality', path: '/municipalities/3216', as: 'staff' },
  { name: 'licences', path: '/licences', as: 'staff' },
  { name: 'licences with their cost', path: '/licences', as: 'planner' },
  { name: 'licences, none found', path: '/licences?q=zzzz', as: 'planner' },
  { name: 'plan with money', path: '/plan?topic=gdpr&centres=1&aim=cost', as: 'planner' },
  { name: 'plan without money', path: '/plan?topic=water&centres=2&aim=travel', as: 'staff' },
  { name: 'plan for an editor', path: '/plan?topic=water&aim=farthest', as: 'editor' },
  { name: 'plan, nobody far away', path: '/plan?topic=automation&centres=3&aim=farthest', as: 'planner' },
  { name: 'plan with six centres and a need of its own', path: '/plan?topic=automation&centres=6&need.3103=840&wrong=50', as: 'planner' },
  { name: 'plan, asked for wrongly', path: '/plan?topic=gdpr&premium=dear&centres=9', as: 'planner', status: 400 },
  { name: 'my profile', path: '/me', as: 'staff' },
  { name: 'people', path: '/people', as: 'editor' },
  { name: 'a new person', path: '/people/new', as: 'editor' },
  { name: 'a person of mine', path: '/people/{colleague}', as: 'editor' },
  { name: 'a person to move', path: '/people/{lawyer}', as: 'admin' },
  { name: 'accounts', path: '/admin/accounts', as: 'admin' },
  { name: 'accounts of a municipality', path: '/admin/accounts', as: 'editor' },
  { name: 'an account', path: '/admin/accounts/{account}', as: 'admin' },
  { name: 'the health of the server', path: '/admin/health', as: 'admin' },
  { name: 'a new licence', path: '/licences/new', as: 'editor' },
  { name: 'a licence of mine', path: '/licences/{licence}', as: 'editor' },
];

const ids = {
  lawyer: "SELECT id FROM people WHERE family_name = 'Warsame'",
  colleague: "SELECT id FROM people WHERE municipality_code = '3103' AND active = 1 AND protected = 0 ORDER BY id LIMIT 1",
  account:
    "SELECT id FROM accounts WHERE municipality_code = '3103' AND id NOT IN (SELECT account_id FROM account_roles WHERE role = 'admin') ORDER BY id LIMIT 1",
  licence: "SELECT id FROM licences WHERE municipality_code = '3103' ORDER BY id LIMIT 1",
};

/** The address with ids of this database in the place of their names. */
export async function withIds({ client }: Database, path: string): Promise<string> {
  let address = path;
  for (const [name, sql] of Object.entries(ids)) {
    if (address.includes(`{${name}}`)) address = address.replace(`{${name}}`, String((await client.execute(sql)).rows[0].id));
  }
  return address;
}
