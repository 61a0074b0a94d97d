import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { solveFile } from '#commands/solve/file.ts';
import { showProgress } from '#commands/solve/progress.ts';

const folder = mkdtempSync(join(tmpdir(), 'solve-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function solve(...args: string[]) {
  let stdout = '';
  let stderr = '';
  const status = solveFile(args, { print: (line) => (stdout += `${line}\n`), errors: { write: (text) => (stderr += text) } });
  return { status, stdout, stderr };
}

const road = file('road.csv', '0,1,4,9\n1,0,3,8\n4,3,0,5\n9,8,5,0\n');

test('a table of numbers is solved, sites numbered from 1, one line of JSON', () => {
  const { status, stdout, stderr } = solve(road, '--format', 'csv', '--p', '1', '--json');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.trim().split('\n')).toHaveLength(1);
  const answer = JSON.parse(stdout);
  expect(answer).toMatchObject({ variant: 'p-median', status: 'optimal', objective: 12, bound: 12, gap: 0 });
  expect(answer.open).toHaveLength(1);
  expect([2, 3]).toContain(answer.open[0]);
  expect(answer.seconds).toBeGreaterThanOrEqual(0);
  expect(answer.wall).toBeGreaterThan(answer.seconds);
});

test('codes come back as codes, and weights and site costs of the table count', () => {
  const table = file('coded.csv', 'code,weight,3103,3112\n3103,1,0,10\n3112,5,10,0\nsite_cost,,1,7\n');
  expect(JSON.parse(solve(table, '--format', 'csv', '--p', '1', '--json').stdout)).toMatchObject({ objective: 17, open: ['3112'] });
  expect(JSON.parse(solve(table, '--format', 'csv', '--variant', 'cheapest', '--json').stdout)).toMatchObject({
    objective: 8,
    open: ['3103', '3112'],
  });
  const weights = file('weights.csv', 'code,weight\n3103,9\n3112,1\n');
  expect(JSON.parse(solve(table, '--format', 'csv', '--p', '1', '--weights', weights, '--json').stdout)).toMatchObject({
    objective: 11,
    open: ['3103'],
  });
});

test.each([
  [['--p', '1', '--variant', 'p-centre'], { objective: 5, open: [3] }],
  [['--variant', 'set-cover', '--max', '4'], { objective: 2 }],
  [['--p', '1', '--variant', 'max-cover', '--max', '3'], { objective: 3, open: [2], uncovered: [4] }],
  [['--variant', 'cheapest', '--site-cost', '4'], { objective: 12 }],
  [['--p', '1', '--variant', 'fair', '--share', '0.25'], { objective: 5, open: [3] }],
  [['--p', '2', '--max', '3'], { objective: 4, open: [2, 4] }],
])('the road with %j', (args, answer) => {
  const { status, stdout } = solve(road, '--format', 'csv', ...args, '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ status: 'optimal', ...answer });
});

test('OR-Library and TSPLIB files are read by their own rules', () => {
  const graph = file('graph.txt', '3 2 1\n1 2 4\n2 3 6\n');
  expect(JSON.parse(solve(graph, '--format', 'orlib', '--json').stdout)).toMatchObject({ objective: 10, open: [2] });
  const points = file('points.tsp', 'DIMENSION: 3\nEDGE_WEIGHT_TYPE: EUC_2D\nNODE_COORD_SECTION\n1 0 0\n2 1 1\n3 5 5\nEOF\n');
  expect(JSON.parse(solve(points, '--format', 'tsplib', '--p', '1', '--json').stdout)).toMatchObject({ objective: 6, open: [2] });
});

test('the command itself prints the answer and ends with the exit code', () => {
  const command = (...args: string[]) => spawnSync(process.execPath, ['src/commands/solve.ts', ...args], { encoding: 'utf8' });
  const solved = command(road, '--format', 'csv', '--p', '1', '--json');
  expect({ status: solved.status, stderr: solved.stderr }).toEqual({ status: 0, stderr: '' });
  expect(JSON.parse(solved.stdout)).toMatchObject({ status: 'optimal', objective: 12 });
  expect(command(road, '--format', 'csv')).toMatchObject({ status: 2, stdout: '' });
});

test.skipIf(!existsSync('../shared/data/pmed/pmed1.txt'))('pmed1 is proven at its published optimum (needs ../shared/data)', () => {
  const { stdout } = solve('../shared/data/pmed/pmed1.txt', '--format', 'orlib', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ status: 'optimal', objective: 5819, bound: 5819 });
});

test('without --json the answer reads as sentences, and progress goes to the error stream', () => {
  const { stdout, stderr } = solve(road, '--format', 'csv', '--p', '2');
  expect(stdout).toMatch(/^p-median: optimal, \d+ \(bound \d+, gap 0\.0000 %\)\nopen: \d \d\n\d/);
  expect(stderr).not.toContain('\r');
});

test.each([
  ['ragged.csv', '0,1\n1\n', ['--format', 'csv', '--p', '1'], 'Row 2: 1 values where the first row has 2'],
  ['nan.csv', '0,1\nNaN,0\n', ['--format', 'csv', '--p', '1'], 'Row 2: cost "NaN" is not a number'],
  ['negative.csv', '0,1\n-2,0\n', ['--format', 'csv', '--p', '1'], 'Row 2: cost -2 is negative'],
  ['unreachable.csv', '0,1\ninf,inf\n', ['--format', 'csv', '--p', '1'], 'Row 2: demand 2 cannot be reached'],
  ['weight.csv', 'code,weight,A\nA,-1,0\n', ['--format', 'csv', '--p', '1'], 'Row 2: weight "-1"'],
  ['many.csv', '0,1\n1,0\n', ['--format', 'csv', '--p', '3'], 'p is 3 but there are only 2 sites'],
  ['none.csv', '0,1\n1,0\n', ['--format', 'csv'], '--p is missing'],
  ['word.csv', '0,1\n1,0\n', ['--format', 'csv', '--p', 'two'], '--p is "two"'],
  ['format.csv', '0,1\n1,0\n', ['--p', '1'], '--format is missing'],
  ['variant.csv', '0,1\n1,0\n', ['--format', 'csv', '--p', '1', '--variant', 'toString'], '--variant is "toString"'],
  ['limit.csv', '0,1\n1,0\n', ['--format', 'csv', '--p', '1', '--variant', 'max-cover'], '--max is missing'],
  ['edge.txt', '2 1 1\n1 2 -3\n', ['--format', 'orlib'], 'Row 2: length -3 is negative'],
  ['parts.txt', '4 2 1\n1 2 3\n3 4 5\n', ['--format', 'orlib'], 'at least 2'],
  ['pairs.csv', 'from_code,to_code,minutes,km\nA,B,x,1\n', ['--format', 'csv', '--p', '1'], 'Row 2: minutes is "x"'],
])('%s is refused with exit code 2', (name, text, args, message) => {
  const { status, stdout, stderr } = solve(file(name, text), ...args, '--json');
  expect(stderr).toContain(message);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
});

test('a missing file and an unknown option are refused with exit code 2', () => {
  expect(solve('nowhere.csv', '--format', 'csv', '--p', '1')).toMatchObject({ status: 2 });
  expect(solve(road, '--format', 'csv', '--p', '1', '--speed', '9')).toMatchObject({ status: 2 });
});

test('a limit that cannot be kept is an answer, with its numbers and exit code 1', () => {
  const { status, stdout } = solve(road, '--format', 'csv', '--p', '1', '--max', '4', '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    status: 'infeasible',
    open: [],
    infeasible: { constraint: 'maxMinutes', smallestFeasibleMinutes: 5 },
  });
});

test('a place too far from every site is named as the file names it', () => {
  const table = file('far.csv', 'code,A\nA,0\nB,9\n');
  const { stdout } = solve(table, '--format', 'csv', '--p', '1', '--max', '5', '--json');
  expect(JSON.parse(stdout).infeasible).toMatchObject({
    demand: 'B',
    nearestMinutes: 9,
    message: 'Demand B is 9 from its nearest site, over the limit of 5.',
  });
});

test('--help tells the formats, the variants and the exit codes', () => {
  const { status, stdout } = solve('--help');
  expect(status).toBe(0);
  for (const word of ['orlib', 'tsplib', 'csv', 'p-centre', 'max-cover', '--time', 'Exit code']) expect(stdout).toContain(word);
});

test('on a terminal a bar fills as the gap closes, elsewhere lines come at most twice a second', () => {
  const written: string[] = [];
  const bar = showProgress({ isTTY: true, write: (text) => written.push(text) });
  bar.show({ ms: 0, bound: 0, incumbent: 100 });
  bar.show({ ms: 100, bound: 50, incumbent: 100 });
  bar.show({ ms: 200, bound: 100, incumbent: 100 });
  bar.end();
  expect(written.map((text) => text.split('#').length - 1)).toEqual([0, 15, 30, 0]);
  const lines: string[] = [];
  const plain = showProgress({ write: (text) => lines.push(text) });
  for (const ms of [0, 100, 400, 600]) plain.show({ ms, bound: ms / 10, incumbent: 100 });
  plain.end();
  expect(lines).toEqual(['0.0 s  bound 0  best 100  gap 100.000 %\n', '0.6 s  bound 60  best 100  gap 40.000 %\n']);
});
