import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Entrance, startServer, type TestServer } from '../support/server.ts';

/** Names that every JavaScript object answers to without holding them. */
const inherited = ['hasOwnProperty', 'valueOf', 'constructor', '__proto__', 'toString'];
/** What the pages and the API read of their address. */
const parameters = [
  ...[
    'saved',
    'q',
    'topic',
    'sort',
    'to',
    'as',
    'network',
    'centres',
    'aim',
    'wrong',
    'need.3103',
    'inPersonPercent',
    'renewal',
    'seats',
    'transfer',
    'category',
  ],
  ...['municipality', 'match', 'level', 'hours', 'language', 'minutes', 'meet', 'exact', 'today', 'page'],
];
const fields = [
  'do',
  'as',
  'locale',
  'role',
  'topicSlug',
  'municipalityCode',
  'contactAudience',
  'topicsAudience',
  'hoursAudience',
  'languages',
  'workdays',
  'transferRights',
  'licenceModel',
];

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ demo: true });
});
afterAll(() => server.close());

/** Every address of src/pages, with `value` or an own id where the path has a part of its own. */
function addresses(value: string, personId: string): string[] {
  const routes = readdirSync('src/pages', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(astro|ts)$/.test(file))
    .map(
      (file) =>
        `/${file
          .replace(/\.(astro|ts)$/, '')
          .replace('/_demo', '/demo')
          .replace(/(^|\/)index$/, '')}`,
    );
  const own: Record<string, string> = {
    '/people/[id]': personId,
    '/experts/[id]': personId,
    '/topics/[slug]': 'gdpr',
    '/municipalities/[code]': '3103',
  };
  return [
    ...routes.map((route) => route.replace(/\[\w+\]/, value)),
    ...Object.entries(own).map(([route, id]) => route.replace(/\[\w+\]/, id)),
  ];
}

test.each<Entrance>(['staff', 'editor', 'admin'])('nothing that every object answers to is taken for a word of ours: %s', async (role) => {
  const cookie = await server.signIn(role);
  const { rows } = await server.database.client.execute("SELECT id FROM people WHERE municipality_code = '3103' AND active LIMIT 1");
  const faults: string[] = [];
  for (const name of inherited) {
    const asked = new URLSearchParams([...parameters.map((parameter) => [parameter, name]), [name, name], [`need.${name}`, name]]);
    for (const path of addresses(name, String(rows[0].id))) {
      const answer = await fetch(`${server.url}${path}?${asked}`, { headers: { cookie }, redirect: 'manual' });
      const text = await answer.text();
      if (answer.status >= 500) faults.push(`${path} with ${name}: ${answer.status}`);
      if (/\[native code\]|\[object Object\]/.test(text)) faults.push(`${path} with ${name} shows a function`);
      if (/<p role="status"[^>]*>\s*<svg[\s\S]*?<\/svg>\s*<\/p>/.test(text)) faults.push(`${path} with ${name} shows an empty message`);
    }
  }
  expect(faults).toEqual([]);
});

test('nor is one taken for a form, a role, an audience or a language', async () => {
  const faults: string[] = [];
  for (const name of inherited) {
    for (const [path, intents] of [
      ['/me', ['contact', 'absence', 'topicsAudience', 'hoursAudience', 'topic', name]],
      ['/people/new', ['']],
      ['/licences/new', ['']],
      ['/locale', ['']],
      ['/sign-in', ['']],
      ['/sign-in/demo', ['']],
    ] as const) {
      for (const intent of intents) {
        const body = new URLSearchParams([...fields.map((field) => [field, name]), [name, name], ['do', intent]]);
        if (intent) body.set('do', intent);
        const answer = await fetch(server.url + path, {
          method: 'POST',
          body,
          headers: { origin: server.url, cookie: await server.signIn('editor') },
          redirect: 'manual',
        });
        if (answer.status >= 500) faults.push(`${path} ${intent} with ${name}: ${answer.status}`);
        if (/\[native code\]/.test(await answer.text())) faults.push(`${path} ${intent} with ${name} shows a function`);
      }
    }
  }
  expect(faults).toEqual([]);
});
