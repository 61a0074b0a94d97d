import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { buildForTests } from './browser/builds.ts';

type Room = keyof typeof mayImport;

const pure = ['siting', 'costs', 'map', 'network', 'plan', 'access', 'i18n'] as const;

/** Who may import whom, beside npm packages and themselves: docs/architecture.md in a form that can be checked. */
const mayImport = {
  siting: pure,
  costs: pure,
  map: pure,
  network: pure,
  plan: pure,
  access: pure,
  i18n: pure,
  db: [],
  search: ['db', ...pure],
  changes: ['db', 'search', ...pure],
  server: ['db', 'search', 'changes', ...pure],
  middleware: ['server', 'jobs', 'i18n'],
  actions: ['server', 'changes', 'queries', 'search', ...pure],
  pages: ['actions', 'styles', 'server', 'changes', 'queries', 'search', 'layouts', 'components', ...pure],
  layouts: ['components', 'styles', ...pure],
  components: ['layouts', 'styles', ...pure],
  client: pure,
  commands: ['changes', 'db', 'search', 'jobs', ...pure],
  jobs: ['changes', 'db', 'search', 'environment', ...pure],
  styles: [],
} as const;

/** Rooms that may name the types of others: these leave nothing in what is built. */
const namesTypes: string[] = ['layouts', 'components', 'client', 'pages', 'actions', 'middleware'];
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

test('every import goes the way the table of the house allows', () => {
  const forbidden = imports.filter((one) => !allowed(one)).map(({ from, specifier }) => `${from} imports ${specifier}`);
  expect(forbidden).toEqual([]);
});

test('nothing imports tests or benches', () => {
  expect(imports.filter(({ from, specifier }) => /^(tests|bench)\//.test(target(from, specifier) ?? ''))).toEqual([]);
});

test('only the server reads its settings, and only one file of the commands reads the environment', () => {
  const readers = sources.filter((file) => /process\.env|import\.meta\.env\.(?!DEMO|DEV)/.test(readFileSync(file, 'utf8')));
  expect(readers).toEqual(['src/commands/environment.ts']);
  expect(new Set(imports.filter(({ specifier }) => specifier.startsWith('astro:env')).map(({ from }) => dirname(from)))).toEqual(
    new Set(['src/server']),
  );
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
  expect(sources.filter((file) => basename(file) === 'index.ts' && !/^src\/(pages|actions)\//.test(file))).toEqual([]);
});

test('browsers get nothing of the database or the search server', async () => {
  const client = join(await buildForTests('demo'), 'client');
  const built = readdirSync(client, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(js|css|html)$/.test(file));
  expect(built.length).toBeGreaterThan(0);
  const tainted = built.filter((file) => /drizzle|libsql|meilisearch/i.test(readFileSync(join(client, file), 'utf8')));
  expect(tainted).toEqual([]);
});

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
  if (type && namesTypes.includes(room)) return true;
  if (room === other) return true;
  const open: readonly string[] = mayImport[room as Room] ?? [];
  return (
    open.includes(other) ||
    (path.startsWith('db/queries/') && open.includes('queries')) ||
    (path === 'src/commands/environment.ts' && open.includes('environment'))
  );
}

/** The file an import leads to; null for a package. */
function target(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return posix.join(dirname(from), specifier);
  if (!specifier.startsWith('#')) return null;
  const [alias, ...rest] = specifier.slice(1).split('/');
  return [...(alias === 'db' || alias === 'search' ? [alias] : ['src', alias]), ...rest].join('/');
}

function roomOf(file: string): string {
  const [first, second] = file.split('/');
  return first === 'src' ? second.replace(/\.ts$/, '') : first;
}
