import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/open.ts';
import { expertise, people } from '#db/schema/people.ts';
import { reindexAll } from '#search/fts5/indexing.ts';
import { openDemoDatabase } from '../support/database.ts';
import { accessRows } from '../support/access-rows.ts';
import { addAccount, addPerson } from '../support/cast.ts';
import { startServer, type TestServer } from '../support/server.ts';

/** Each private text of these people is a canary: it names who may meet it, and a crawl as every role looks where it turns up. */
const homes = { staff: '3116', planner: '3112', editor: '3103', admin: null, keeper: '3112', auditor: '3103', member: '3103' } as const;
type Role = keyof typeof homes;
const codes = ['3116', '3112', '3103', '3216'];
const audiences = ['nobody', 'municipality', 'network'] as const;
const pagesOfOneKind = 40;

let server: TestServer;
const cookies = new Map<Role, string>();

beforeAll(async () => {
  const database = await openDemoDatabase();
  await database.write(async (tx) => {
    const now = new Date();
    for (const code of codes) {
      for (const audience of [...audiences, 'protected', 'inactive'] as const) {
        const canary = `canary${audience}${code}`;
        const id = `id-${canary}`;
        const section = audience === 'protected' || audience === 'inactive' ? 'network' : audience;
        const hidden = section !== audience;
        await tx.insert(people).values({
          id,
          municipalityCode: code,
          givenName: 'Kanari',
          familyName: hidden ? canary : `Fugl${audience}${code}`,
          title: hidden ? `${canary} title` : 'Adviser',
          department: '',
          email: `${canary}.mail@example.no`,
          phone: `${canary}phone`,
          contactFor: `${canary} contactfor zebrakunst`,
          contactAudience: section,
          topicsAudience: section,
          hoursAudience: section,
          absenceAudience: section,
          active: audience !== 'inactive',
          protected: audience === 'protected',
          createdAt: now,
          editedAt: now,
        });
        await tx.insert(expertise).values({
          personId: id,
          topicSlug: 'gdpr',
          level: 5,
          evidence: `${canary} evidence`,
          askedHours: 3,
          agreedHours: 3,
          agreedUntil: '2099-01-01',
          confirmedAt: now,
        });
      }
    }
    await reindexAll(tx);
  });
  server = await startServer({ demo: true, database });
  for (const role of ['staff', 'planner', 'editor', 'admin'] as const) cookies.set(role, await server.signIn(role));
  // The demonstration has no entrance for these.
  for (const role of ['keeper', 'auditor', 'member'] as const)
    cookies.set(
      role,
      (await addAccount(database, role, { municipalityCode: homes[role], personId: await addPerson(database, homes[role]) })).cookie,
    );
});

afterAll(() => server?.close());

const seeds = [
  '/',
  '/experts?q=canary',
  '/experts?q=zebrakunst',
  '/experts?topic=gdpr',
  '/experts?q=Kanari',
  '/topics/gdpr',
  '/licences',
  '/plan?topic=gdpr',
  '/people',
  '/me',
  '/me?as=municipality',
  '/me?as=visitor',
  ...codes.map((code) => `/municipalities/${code}`),
  ...codes.flatMap((code) =>
    [...audiences, 'protected', 'inactive'].flatMap((kind) => [`/experts/id-canary${kind}${code}`, `/people/id-canary${kind}${code}`]),
  ),
  '/api/v1/experts?q=canary',
  '/api/v1/experts?q=zebrakunst',
  '/api/v1/experts?topic=gdpr',
  '/api/v1/plan?topic=gdpr',
  '/api/v1/topics',
  '/api/v1/municipalities?topic=gdpr',
];

/** Every text that a visitor with this cookie comes across, following links; at most so many pages of one kind. */
async function crawl(cookie: string | null): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const waiting = [...seeds];
  const kinds = new Map<string, number>();
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (texts.has(next)) continue;
    const seed = seeds.includes(next);
    const kind = next.split('?')[0].replace(/\/[^/]*\d[^/]*$/, '/:id');
    const visited = kinds.get(kind) ?? 0;
    if (!seed && visited >= pagesOfOneKind) continue;
    kinds.set(kind, visited + 1);
    const answer = await fetch(server.url + next, { headers: cookie ? { cookie } : {}, redirect: 'manual' });
    const text = await answer.text();
    texts.set(next, `${[...answer.headers].join('\n')}\n${text}`);
    for (const [, href] of text.matchAll(/(?:href|action)="(\/[^"#]*)/g)) waiting.push(href.replaceAll('&amp;', '&'));
  }
  return texts;
}

/** Where each canary was met, without the pages whose own address or form repeats what was asked for. */
function met(texts: Map<string, string>): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const [path, text] of texts) {
    const quoted = text.replaceAll(/id-canary\w+/g, '').replaceAll(/(\?|&(amp;)?)q=canary/g, '');
    for (const [canary] of quoted.matchAll(/canary(nobody|municipality|network|protected|inactive)\d{4}/g)) {
      found.set(canary, [...(found.get(canary) ?? []), path]);
    }
  }
  return found;
}

/** Whether a role may meet a canary at an address; the texts of one who was moved or hidden since are open to fewer, never to more. */
function mayMeet(role: Role, canary: string, path: string): boolean {
  const [, kind, code] = /^canary([a-z]+)(\d{4})$/.exec(canary) ?? [];
  // Mail is the municipality's own, and so are those who left or are not listed: its editors keep them.
  if (role === 'editor' && code === homes.editor && path.startsWith('/people')) return true;
  // Elected members read plans and figures, and no personal profile.
  if (role === 'member') return false;
  return kind === 'network' || (kind === 'municipality' && code === homes[role]);
}

function strangeIn(role: Role, found: Map<string, string[]>): string[] {
  return [...found].flatMap(([canary, paths]) =>
    paths.filter((path) => !mayMeet(role, canary, path)).map((path) => `${canary} at ${path}`),
  );
}

describe.each(Object.keys(homes) as Role[])('as %s', (role) => {
  it('a crawl of every page and API answer meets what the audiences open to that role, and nothing else', async () => {
    const found = met(await crawl(cookies.get(role)!));
    expect(strangeIn(role, found)).toEqual([]);
    const openTo = codes.flatMap((code) => [`canarynetwork${code}`, ...(code === homes[role] ? [`canarymunicipality${code}`] : [])]);
    const kept = role === 'editor' ? ['protected', 'inactive'].map((kind) => `canary${kind}${homes.editor}`) : [];
    for (const canary of role === 'member' ? [] : [...openTo, ...kept]) expect([canary, found.has(canary)]).toEqual([canary, true]);
  });
});

// After every crawl, for what is sent may change what there is to see.
describe.each(Object.keys(homes) as Role[])('as %s', (role) => {
  it('the answer to every form, in order or not, holds nothing but what the audiences open to that role', async () => {
    const texts = new Map<string, string>();
    const statuses = new Set<number>();
    for (const { path, body } of everyForm()) {
      const answer = await fetch(server.url + path, {
        method: 'POST',
        headers: { cookie: cookies.get(role)!, origin: server.url },
        body: new URLSearchParams(body),
        redirect: 'manual',
      });
      statuses.add(answer.status);
      texts.set(`${path} ${body}`, `${[...answer.headers].join('\n')}\n${await answer.text()}`);
    }
    const found = met(texts);
    expect(strangeIn(role, found)).toEqual([]);
    if (role === 'editor')
      expect(found.has(`canarynobody${homes.editor}`), 'the staff file at home was on a page that came back').toBe(true);
    for (const status of [303, 404, 422]) expect(statuses).toContain(status);
  });
});

/** Every form of the table of access, as it stands there and with nonsense in its fields, sent to canaries at home and next door. */
function everyForm(): { path: string; body: string }[] {
  const about = ['3103', '3112'].flatMap((code) => ['nobody', 'municipality', 'protected'].map((kind) => `id-canary${kind}${code}`));
  // Those two end the session that all others need.
  const forms = accessRows.filter(({ method, route }) => method === 'POST' && !['/sign-out', '/sign-in/demo'].includes(route));
  const sent = forms.flatMap(({ address, body }) =>
    (/\{(person|staff|planner)\}/.test(address) ? about : ['none']).flatMap((id) => {
      const [path, filled] = [address, body].map((text) => text.replace(/\{nextYear\}/g, '2098-06-30').replace(/\{\w+\}/g, id));
      return [filled, nonsense(filled)].map((body) => ({ path, body }));
    }),
  );
  const each = [...new Map(sent.map((form) => [`${form.path} ${form.body}`, form])).values()];
  // The staff file last, for it may be saved without the canary's words.
  return [...each.filter(({ body }) => !body.includes('do=change')), ...each.filter(({ body }) => body.includes('do=change'))];
}

/** The form with every field but those that say what it is for filled with what nobody means. */
function nonsense(body: string): string {
  const fields = [...new URLSearchParams(body)].map(([name, value]) => [
    name,
    ['do', 'topicSlug', 'askedHours'].includes(name) ? value : '12 ?',
  ]);
  return new URLSearchParams(fields).toString();
}

it('the log holds no canary, no query, no name and no address', () => {
  expect(server.log()).not.toMatch(/canary|zebrakunst|@|127\.0\.0\.1/i);
});

describe('without sign-in', () => {
  it('every answer holds no name, telephone, mail address, hour or count of people', async () => {
    const texts = await crawl(null);
    const { rows } = await server.database.client.execute('SELECT given_name, family_name, phone, email FROM people');
    const all = [...texts.values()].join('\n');
    expect(met(texts).size).toBe(0);
    for (const row of rows) {
      for (const own of [`${row.given_name} ${row.family_name}`, String(row.phone), String(row.email)])
        expect(own !== '' && all.includes(own)).toBe(false);
    }
    const words = [...texts.values()]
      .filter((text) => !/content-type,(text\/(css|javascript)|font\/)/.test(text))
      .map((text) => text.replace(/<(script|style)[\s\S]*?<\/\1>/g, '').replace(/<[^>]*>/g, ' '))
      .join('\n');
    expect(words.match(/\d+\s*(h|hours|people|persons|experts|personer|timer)\b/i)?.[0]).toBeUndefined();
  });

  it('only the home page, sign-in and health answer; pages lead to sign-in and the API says 401', async () => {
    for (const [path, status] of [
      ['/', 200],
      ['/sign-in', 200],
      ['/healthz', 200],
      ['/experts', 303],
      ['/topics', 303],
      ['/topics/gdpr', 303],
      ['/municipalities/3216', 303],
      ['/licences', 303],
      ['/plan', 303],
      ['/me', 303],
      ['/people', 303],
      ['/api/v1/experts', 401],
      ['/api/v1/plan?topic=gdpr', 401],
      ['/api/v1/topics', 401],
      ['/api/v1/municipalities', 401],
    ] as const) {
      const answer = await fetch(server.url + path, { redirect: 'manual' });
      expect([path, answer.status]).toEqual([path, status]);
      expect(answer.headers.get('cache-control')).toContain('no-store');
    }
  });

  it('hiding a lone expert changes no byte', async () => {
    const { rows } = await server.database.client.execute(
      `SELECT slug FROM topics WHERE slug NOT IN (SELECT topic_slug FROM expertise JOIN people ON people.id = person_id WHERE active AND NOT protected GROUP BY 1 HAVING count(*) > 1) LIMIT 5`,
    );
    const addresses = ['/', ...rows.map((row) => `/?topic=${row.slug}`)];
    /** A server keeps visitors' pages for a minute; a fresh one makes them anew. */
    const anew = async () => {
      const fresh = await startServer({ demo: true, database: await openDatabase(`file:${server.database.file}`) });
      const pages = await Promise.all(addresses.map(async (path) => (await fetch(fresh.url + path)).text()));
      await fresh.close();
      return pages;
    };
    const change = (sql: string) =>
      Promise.all(rows.map((row, number) => server.database.client.execute({ sql, args: [`lone-${number}`, row.slug] })));
    await server.database.client.execute(
      `INSERT INTO people SELECT 'lone-' || value, '3112', 'Ene', 'Ekspert' || value, '', '', 'ene@example.no', '', '[]', '{}', '', NULL, NULL, NULL, 'network', 'network', 'network', 'network', 1, 0, 0, 0, 0 FROM json_each('[0,1,2,3,4]')`,
    );
    await change(
      "INSERT INTO expertise (person_id, topic_slug, level, evidence, asked_minutes, agreed_minutes, agreed_until, confirmed_at) VALUES (?, ?, 5, '', 540, 540, '2099-01-01', 0)",
    );
    const before = await anew();
    await server.database.client.execute("UPDATE people SET protected = 1 WHERE id LIKE 'lone-%'");
    expect(rows.length).toBeGreaterThan(0);
    const after = await anew();
    expect(after.map((text, number) => text === before[number])).toEqual(addresses.map(() => true));
  });
});
