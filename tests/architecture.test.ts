import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { buildForTests } from './support/builds.ts';

/** Who may import whom, beside npm packages and themselves, as docs/architecture.md says it. */
const rooms = readTable(readFileSync('docs/architecture.md', 'utf8'));
const names = Object.keys(rooms);
const pure = names.slice(0, names.indexOf('planning') + 1);

const forbiddenNames = ['utils', 'helpers', 'misc', 'common', 'lib', 'shared', 'manager', 'service'];

interface Import {
  from: string;
  specifier: string;
  type: boolean;
  /** In a <script>, which ships to the browser. */
  browser: boolean;
}

const files = ['src', 'db', 'search', 'tests', 'bench'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name)),
);
const sources = files.filter((file) => /\.(ts|mjs|astro)$/.test(file) && !/\.d\.ts$|^(tests|bench)\//.test(file));
const imports = sources.flatMap(importsOf);

test('every room of the table is there, and every room that is there is in the table', () => {
  const there = ['db', 'search', ...readdirSync('src').filter((name) => !name.endsWith('.d.ts'))].map((name) => name.replace(/\.ts$/, ''));
  expect(names.toSorted()).toEqual(there.toSorted());
});

test('the table names no room that is not in it', () => {
  const strange = names.flatMap((name) => rooms[name].imports).filter((other) => !names.includes(other) && other !== 'queries');
  expect(strange).toEqual([]);
});

test('every import goes the way the table of the house allows', () => {
  const forbidden = imports.filter((one) => !allowed(one)).map(({ from, specifier }) => `${from} imports ${specifier}`);
  expect(forbidden).toEqual([]);
});

test('no file imports itself by way of others, late imports counted and types not', () => {
  const leads = new Map(sources.map((file) => [file, imports.filter(({ from, type }) => from === file && !type).flatMap(fileOf)]));
  expect(circlesOf(leads)).toEqual([]);
  expect(circlesOf(new Map(Object.entries({ a: ['b'], b: ['c', 'd'], c: ['a'], d: [] })))).toEqual(['a → b → c → a']);
});

test('nothing imports tests or benches', () => {
  expect(imports.filter(({ from, specifier }) => /^(tests|bench)\//.test(target(from, specifier) ?? ''))).toEqual([]);
});

test('only the server reads its settings, and only one file of the commands reads the environment', () => {
  const environment = /process\.env|['"](node:)?process['"]|import\.meta\.env\.(?!DEMO|DEV)/;
  expect(sources.filter((file) => environment.test(readFileSync(file, 'utf8')))).toEqual(['src/commands/environment.ts']);
  expect(imports.filter(({ specifier }) => specifier.startsWith('astro:env')).map(({ from }) => from)).toEqual(['src/server/settings.ts']);
});

test('whatever writes to the database waits its turn in the write queue', () => {
  const outside = sources.filter(
    (file) =>
      !file.startsWith('db/') &&
      /\b(read|database|opened)\.(insert|update|delete|run|transaction)\(|\bclient\.(batch|migrate|transaction|executeMultiple)\(/.test(
        readFileSync(file, 'utf8'),
      ),
  );
  expect(outside).toEqual([]);
});

test('no room or file has a name that says nothing, and none only passes others on', () => {
  const names = files.flatMap((file) => file.split('/')).map((part) => part.replace(/\..*$/, '').toLowerCase());
  expect(names.filter((name) => forbiddenNames.includes(name))).toEqual([]);
  expect(sources.filter((file) => basename(file) === 'index.ts' && !/^src\/pages\//.test(file))).toEqual([]);
});

test('browsers get nothing of the database or the search server', async () => {
  const client = join(await buildForTests('demo'), 'client');
  const built = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|css|html)$/.test(file));
  expect(built.length).toBeGreaterThan(0);
  const tainted = built.filter((file) => /drizzle|libsql|meilisearch/i.test(readFileSync(join(client, file), 'utf8')));
  expect(tainted).toEqual([]);
});

function fileOf({ from, specifier }: Import): string[] {
  const path = target(from, specifier);
  return path === null ? [] : [path];
}

/** Each circle once, as it is met. */
function circlesOf(leads: Map<string, string[]>): string[] {
  const [circles, done] = [[] as string[], new Set<string>()];
  const follow = (file: string, way: string[]) => {
    if (way.includes(file)) return void circles.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (done.has(file)) return;
    for (const next of leads.get(file) ?? []) follow(next, [...way, file]);
    done.add(file);
  };
  for (const file of leads.keys()) follow(file, []);
  return circles;
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.astro')) return statements(file, text, false);
  const frontmatter = /^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script(?![^>]*application\/json)[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script);
  return [...statements(file, frontmatter, false), ...scripts.flatMap((script) => statements(file, script, true))];
}

function statements(from: string, text: string, browser: boolean): Import[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '');
  const pattern = /^\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm;
  return [...code.matchAll(pattern)].map(([whole, type, specifier, lazy]) => ({
    from,
    specifier: specifier ?? lazy,
    type: Boolean(type) || onlyTypes(whole),
    browser,
  }));
}

/** `import { type A, type B } from` leaves nothing either. */
function onlyTypes(statement: string): boolean {
  const names =
    /\{([^}]*)\}/
      .exec(statement)?.[1]
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean) ?? [];
  return names.length > 0 && names.every((name) => name.startsWith('type '));
}

function allowed({ from, specifier, type, browser }: Import): boolean {
  const path = target(from, specifier);
  if (path === null) return true;
  const room = roomOf(from);
  const other = roomOf(path);
  if (browser) return ['client', ...pure].includes(other);
  if (room === other || (type && rooms[room].namesTypes)) return true;
  return rooms[room].imports.includes(other) || (path.startsWith('db/queries/') && rooms[room].imports.includes('queries'));
}

/** The file an import leads to; null for a package. */
function target(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(dirname(from), specifier);
  if (!specifier.startsWith('#')) return null;
  const [alias] = specifier.slice(1).split('/');
  return (alias === 'db' || alias === 'search' ? '' : 'src/') + specifier.slice(1);
}

function roomOf(file: string): string {
  const [first, second] = file.split('/');
  return first === 'src' ? second.replace(/\.ts$/, '') : first;
}

interface Room {
  imports: string[];
  /** May name the types of any other room: these leave nothing in what is built. */
  namesTypes: boolean;
}

function readTable(page: string): Record<string, Room> {
  const rows = [...page.matchAll(/^\| (\*?)(\w+)\1 \| [^|]+ \| ([^|]*)\|$/gm)].filter(([, , name]) => name !== 'room');
  const table = Object.fromEntries(
    rows.map(([, italics, name, imports]) => [name, { imports: imports.split(',').map((one) => one.trim()), namesTypes: italics !== '' }]),
  );
  const beforeDb = rows
    .map(([, , name]) => name)
    .slice(
      0,
      rows.findIndex(([, , name]) => name === 'db'),
    );
  for (const room of Object.values(table)) {
    room.imports = room.imports.filter(Boolean).flatMap((one) => (one === 'pure' ? beforeDb : [one]));
  }
  return table;
}
