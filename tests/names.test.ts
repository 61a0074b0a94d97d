import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/** Names of our own making, and beside each the name that the field has for it. */
const ownWords = new Map([
  ['outlook', 'strong branching'],
  ['openness', 'fractional solution'],
  ['tries', 'draws'],
  ['lane', 'queue'],
  ['brake', 'throttle'],
  ['birth', 'purpose'],
  ['refusal', 'error'],
]);
const ownNames = new Map([
  ['#enough', 'cutoff'],
  ['if3', 'say what is shown'],
  ['howSure', 'uncertainty'],
]);

const sources = ['src', 'db', 'search', 'bench'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mjs|astro|css)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name)),
);

test('code calls things what their field calls them', () => {
  const strange = sources.flatMap((file) =>
    [...namesIn(file)].flatMap((name) => {
      const better = betterFor(name);
      return better ? [`${file}: ${name} (${better})`] : [];
    }),
  );
  expect(strange).toEqual([]);
});

test.each([
  ['a.ts', 'const draws = `in all ${number(n)} tries`; // tries', []],
  ['a.ts', 'class A { #enough = 1; timesOutlook = 2; }', ['#enough', 'timesOutlook']],
  ['a.css', '/* tries */ .tries-note { color: red }', ['tries-note']],
  ['a.astro', '<p data-region="tries">{t.tries}</p>', ['tries', 'tries']],
])('what %s says in "%s" is found, but not what people read', (file, text, found) => {
  const names = [...namesOf(file, text)];
  expect(names.filter(betterFor)).toEqual(found);
});

/** The name that the field has, where it has another. */
function betterFor(name: string): string | undefined {
  return (
    ownNames.get(name) ??
    wordsOf(name)
      .map((word) => ownWords.get(word))
      .find(Boolean)
  );
}

function namesIn(file: string): Iterable<string> {
  return new Set([file, ...namesOf(file, readFileSync(file, 'utf8'))]);
}

/** Identifiers of a script; of markup and styles every word outside comments. */
function* namesOf(file: string, text: string): Generator<string> {
  if (!/\.(ts|mjs)$/.test(file)) {
    for (const [word] of text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*/gm, '').matchAll(/#?[\w-]+/g)) yield word;
    return;
  }
  const nodes: ts.Node[] = [ts.createSourceFile(file, text, ts.ScriptTarget.Latest)];
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node)) yield node.text;
    // `data-region="tries"`: one word in quotes is a name, several are a sentence.
    else if (ts.isStringLiteral(node) && /^[\w-]+$/.test(node.text)) yield node.text;
    const inner: ts.Node[] = [];
    ts.forEachChild(node, (child) => void inner.push(child));
    nodes.push(...inner.reverse());
  }
}

/** `timesOutlook` and `times-outlook` are two words each. */
function wordsOf(name: string): string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/);
}
