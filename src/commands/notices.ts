import { readFileSync, writeFileSync } from 'node:fs';

interface Locked {
  version: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
}

/** NOTICES.md: what is shipped and under which licence, from the lock file and from the README's table of facts. */
export function notices(): string {
  const { packages }: { packages: Record<string, Locked> } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const byLicence = new Map<string, Set<string>>();
  for (const [path, { version, license = 'not stated', dev, devOptional }] of Object.entries(packages)) {
    if (path === '' || dev || devOptional) continue;
    const named = byLicence.get(license) ?? new Set();
    byLicence.set(license, named.add(`${path.replace(/^.*node_modules\//, '')} ${version}`));
  }
  const inOrder = [...byLicence].sort(([a, those], [b, these]) => these.size - those.size || (a < b ? -1 : 1));
  return [
    '# Notices',
    '',
    'What Allmenning is made of beside its own code, and under which licence. Made by `npm run notices` from `package-lock.json` (packages of',
    'production, on every machine they are made for) and from the table of facts in `README.md`. Each package has its licence and its',
    "authors' names in its own folder under `node_modules`. Fonts are the packages of `@fontsource-variable`.",
    '',
    '## Facts',
    '',
    ...factsOf(readFileSync('README.md', 'utf8')),
    '',
    '## Packages',
    ...inOrder.flatMap(([licence, named]) => ['', `### ${licence}`, '', [...named].sort().join(', ')]),
    '',
  ].join('\n');
}

function factsOf(readme: string): string[] {
  const [, facts = ''] = readme.split('## Sources of the facts\n');
  return facts.split('\n').filter((line) => line.startsWith('|'));
}

if (import.meta.main) writeFileSync('NOTICES.md', notices());
