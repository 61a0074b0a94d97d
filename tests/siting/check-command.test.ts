import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { solveFile } from '#commands/solve/file.ts';
import { certifiedPlan } from '#planning/certified-plan.ts';
import type { CertifiedFile } from '#siting/formats/certified-file.ts';
import { factsOf } from '../planning/norway.ts';
import { ask, gdprFacts } from '../planning/six.ts';

const folder = mkdtempSync(join(tmpdir(), 'check-'));
afterAll(() => rmSync(folder, { recursive: true }));

function check(text: string) {
  const path = join(folder, 'certificate.json');
  writeFileSync(path, text);
  let [stdout, stderr] = ['', ''];
  const status = solveFile(['--check', path], { print: (line) => (stdout += `${line}\n`), errors: { write: (said) => (stderr += said) } });
  return { status, stdout, stderr };
}

const six = gdprFacts();
const proven = certifiedPlan(six, ask(six, 'centres=2'))!;

function changed(change: (file: CertifiedFile) => void, of = proven): string {
  const copy = structuredClone(of);
  change(copy);
  return JSON.stringify(copy);
}

test('a certificate is checked from its own figures, and one sentence says what is proven', () => {
  const { status, stdout, stderr } = check(JSON.stringify(proven));
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(
    /^Proven \(gdpr, 2 centres, aim cost\): 3103, 3216 give [\d.]+ NOK a year, and no other 2 of 6 sites give less by more than/,
  );
  expect(stdout.trim().split('\n')).toHaveLength(1);
});

test('so is that of a tree with branches, over a hundred municipalities', () => {
  const many = factsOf(105);
  const file = certifiedPlan(many, ask(many, 'centres=5&aim=travel'))!;
  expect(check(JSON.stringify(file)).stdout).toMatch(/^Proven/);
  const split = changed(({ certificate: { tree } }) => {
    if (tree.split) tree.split.closed = { fixings: [], end: tree.split.closed.fixings[0]?.multipliers ?? file.codes.map(() => 0) };
    else tree.end = file.codes.map(() => 0);
  }, file);
  expect(check(split)).toMatchObject({ status: 1 });
});

describe('a file that was altered is not proven, and it is said why', () => {
  test.each<[string, (file: CertifiedFile) => void, RegExp]>([
    ['a smaller sum', ({ plan }) => (plan.objective -= 1000), /the plan costs [\d.]+, not/],
    ['other hosts', ({ plan }) => (plan.open = [1, 2]), /demand \d is not served from its cheapest open site/],
    ['one host too few', ({ plan }) => (plan.open = [0]), /1 sites are open when 2 were asked for/],
    ['a demand served from elsewhere', ({ plan }) => (plan.assignment[0] = plan.open.at(-1)!), /demand 0 is not served/],
    ['a cheaper road', ({ problem }) => problem.cost[1].fill(0), /costs|cheapest|prove/],
    ['no prices', ({ certificate: { tree } }) => (tree.end = tree.end?.map(() => 0)), /certificate\.tree/],
  ])('%s', (_, change, reason) => {
    const { status, stdout } = check(changed(change));
    expect(status).toBe(1);
    expect(stdout).toMatch(/^Not proven \(gdpr, 2 centres, aim cost\): /);
    expect(stdout).toMatch(reason);
  });
});

describe('a file that is none is refused with the place and what stands there', () => {
  const text = JSON.stringify(proven);
  test.each<[string, string, string]>([
    ['empty', '', 'The file is no whole JSON'],
    ['cut off', text.slice(0, text.length / 2), 'The file is no whole JSON'],
    ['an answer of another address', '{"status":"optimal"}', 'format is missing'],
    [
      'of another format',
      text.replace('certificate-1', 'certificate-9'),
      'format is "allmenning-certificate-9": it should be "allmenning-certificate-1"',
    ],
    [
      'a word for a cost',
      changed(({ problem }) => (problem.cost[3][2] = 'near' as never)),
      'problem.cost[3][2] is "near": it should be a number of 0 or more',
    ],
    ['a negative weight', changed(({ problem }) => (problem.weights[1] = -2)), 'problem.weights[1] is -2'],
    ['a row too short', changed(({ problem }) => problem.cost[4].pop()), 'problem.cost[4] has 5 entries'],
    ['a host that does not exist', changed(({ plan }) => (plan.open[0] = 9)), 'plan.open[0] is 9: it should be a whole number from 0 to 5'],
    [
      'half a multiplier',
      changed(({ certificate: { tree } }) => tree.fixings.unshift({ multipliers: [0.5, 0, 0, 0, 0, 0], closed: [], open: [] })),
      'certificate.tree.fixings[0].multipliers[0] is 0.5',
    ],
    [
      'no end',
      changed(({ certificate: { tree } }) => {
        delete tree.end;
        delete tree.split;
      }),
      'certificate.tree has neither end nor split',
    ],
    ['no scale', changed(({ certificate }) => (certificate.scale = 3)), 'certificate.scale is 3: it should be a power of two'],
    ['no proof', changed((file) => delete (file as Partial<CertifiedFile>).certificate), 'certificate is missing'],
  ])('%s', (_, faulty, message) => {
    const { status, stdout, stderr } = check(faulty);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});

test('a tree deeper than any proof is refused before it is followed', () => {
  const deep = changed(
    ({ certificate }) => {
      for (let k = 0; k < 2_000; k++)
        certificate.tree = { fixings: [], split: { sites: [0], open: certificate.tree, closed: { fixings: [], end: [0, 0, 0, 0, 0, 0] } } };
    },
    { ...proven, certificate: { ...proven.certificate } },
  );
  expect(check(deep)).toMatchObject({ status: 2 });
});

test('without the file, and for the longest journey, there is nothing to check', () => {
  expect(solveFile(['--check', join(folder, 'nowhere.json')], { print: () => {}, errors: { write: () => {} } })).toBe(2);
  expect(certifiedPlan(six, ask(six, 'aim=farthest'))).toBeUndefined();
});
