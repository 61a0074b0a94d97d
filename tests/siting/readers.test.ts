import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readMatrix, readWeights } from '#siting/formats/read-matrix.ts';
import { readOrlib } from '#siting/formats/read-orlib.ts';
import { readTsplib } from '#siting/formats/read-tsplib.ts';

const tsplib = (coordinates: string, dimension = 3) =>
  `NAME : tiny\nTYPE : TSP\nDIMENSION : ${dimension}\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n${coordinates}\nEOF\n`;

test('an OR-Library graph becomes shortest paths, the last of a repeated edge winning', () => {
  const { n, p, cost } = readOrlib(' 4 5 2 \n 1 2 3\n 2 3 4\n 1 3 20\n 3 4 1\n 1 2 5\n');
  expect({ n, p }).toEqual({ n: 4, p: 2 });
  expect([...cost]).toEqual([0, 5, 9, 10, 5, 0, 4, 5, 9, 4, 0, 1, 10, 5, 1, 0]);
});

test('a later, longer copy of an edge replaces a shorter one, and an edge to itself costs nothing', () => {
  expect([...readOrlib('2 3 1\n1 2 3\n2 1 8\n1 1 4').cost]).toEqual([0, 8, 8, 0]);
});

test('parts of a graph that do not meet are infinitely far apart', () => {
  expect(readOrlib('3 1 2\n1 2 7').cost[2]).toBe(Infinity);
});

test.skipIf(!existsSync('../shared/data/pmed/pmed1.txt'))('pmed1 reads as 100 nodes and 5 centres (needs ../shared/data)', () => {
  const { n, p, cost } = readOrlib(readFileSync('../shared/data/pmed/pmed1.txt', 'utf8'));
  expect({ n, p }).toEqual({ n: 100, p: 5 });
  expect(cost.every((value) => Number.isInteger(value))).toBe(true);
});

test.each([
  ['3 1', 'Row 1: "3 1" has 2 values'],
  ['3 2 1\n1 2 3', '2 edges announced, 1 found'],
  ['2 1 3\n1 2 3', 'p is 3: give between 1 and the 2 sites'],
  ['2 1 1\n1 2 x', 'Row 2: "x" is not a number'],
  ['2 1 1\n1 2 NaN', 'Row 2: "NaN" is not a number'],
  ['2 1 1\n\n1 2 -4', 'Row 3: length -4 is negative'],
  ['2 1 1\n1 3 4', 'Row 2: node 3 does not exist'],
  ['2 1 1\n1 2', 'Row 2: "1 2" has 2 values'],
  ['', 'Row 1'],
])('the OR-Library text %j is refused with its row and value', (text, message) => {
  expect(() => readOrlib(text)).toThrow(message);
});

test('TSPLIB distances are rounded down', () => {
  const { n, x, y, cost } = readTsplib(tsplib('1 0 0\n2 3 4\n3 1.0e0 1'));
  expect(n).toBe(3);
  expect([x[1], y[1]]).toEqual([3, 4]);
  expect([...cost]).toEqual([0, 5, 1, 5, 0, 3, 1, 3, 0]);
});

test.each([
  [tsplib('1 0 0\n2 3 4'), '2 nodes given, DIMENSION is 3'],
  [tsplib('1 0 0\n2 3 NaN\n3 1 1'), 'Row 7: "NaN" is not a number'],
  [tsplib('1 0 0\n2 3\n3 1 1'), 'Row 7: "2 3" has 2 values'],
  [tsplib('1 0 0\n1 3 4\n3 1 1'), 'Row 7: node 1 is given twice'],
  [tsplib('1 0 0\n9 3 4\n3 1 1'), 'Row 7: node 9 does not exist'],
  ['DIMENSION : 3\nEDGE_WEIGHT_TYPE : GEO\n', 'Row 2: EDGE_WEIGHT_TYPE is "GEO"'],
  ['DIMENSION : 3\n', 'without NODE_COORD_SECTION'],
])('a faulty TSPLIB text is refused: %#', (text, message) => {
  expect(() => readTsplib(text)).toThrow(message);
});

test('a matrix of numbers needs no header', () => {
  const { demands, sites, cost, siteCodes } = readMatrix('0,5,inf\n4,0,2.5\n');
  expect({ demands, sites, siteCodes }).toEqual({ demands: 2, sites: 3, siteCodes: undefined });
  expect([...cost]).toEqual([0, 5, Infinity, 4, 0, 2.5]);
});

test('a matrix with codes may carry weights and site costs', () => {
  const problem = readMatrix('code,weight,A,B\nA,10,0,5\nC,2,7,inf\nsite_cost,,100,50\n');
  expect(problem.demandCodes).toEqual(['A', 'C']);
  expect(problem.siteCodes).toEqual(['A', 'B']);
  expect([...problem.weights!]).toEqual([10, 2]);
  expect([...problem.siteCost!]).toEqual([100, 50]);
  expect([...problem.cost]).toEqual([0, 5, 7, Infinity]);
});

test('the travel matrix form takes its codes in order of appearance', () => {
  const problem = readMatrix('from_code,to_code,minutes,km\nB,A,4,3\nA,B,5,3\n');
  expect(problem.siteCodes).toEqual(['B', 'A']);
  expect([...problem.cost]).toEqual([0, 4, 5, 0]);
  expect(() => readMatrix('from_code,to_code,minutes,km\nA,B,4,3\nA,C,5,3\n')).toThrow(
    'without minutes for B to A, B to C, C to A, C to B',
  );
});

test('weights come from a file of codes', () => {
  expect([...readWeights('code,weight\nB,2\nA,1\n', ['A', 'B'])]).toEqual([1, 2]);
  expect([...readWeights('B;2,5\nA;1\n', ['A', 'B'])]).toEqual([1, 2.5]);
  expect(() => readWeights('A,1\n', ['A', 'B'])).toThrow('No weight for code "B"');
  expect(() => readWeights('A,-1\nB,2', ['A', 'B'])).toThrow('Row 1: weight "-1" is not a number of 0 or more');
  expect(() => readWeights('A,1\nA,2', ['A', 'B'])).toThrow('Row 2: code "A" is given twice');
  expect(() => readWeights('A,1\nZ,2', ['A', 'B'])).toThrow('Row 2: code "Z" is not in the matrix');
});

test.each([
  ['0,1\n1', 'Row 2: 1 values where the first row has 2'],
  ['0,NaN\n1,0', 'Row 1: cost "NaN" is not a number'],
  ['NaN,1\n1,0', 'Row 1: cost "NaN" is not a number'],
  ['0,1\n-1,0', 'Row 2: cost -1 is negative'],
  ['0,\n1,0', 'Row 1: cost "" is not a number'],
  ['0,1\ninf,inf', 'Row 2: demand 2 cannot be reached from any site'],
  ['code,A,A\nA,0,1', 'Row 1: code "A" is given twice'],
  ['code,A,B\nA,0,1\nA,0,1', 'Row 3: code "A" is given twice'],
  ['code,weight,A\nA,-2,0', 'Row 2: weight "-2" is not a number of 0 or more'],
  ['code,A\n', 'a header and no demands'],
  ['\n\n', 'the file is empty'],
])('the matrix %j is refused with its row and value', (text, message) => {
  expect(() => readMatrix(text)).toThrow(message);
});

test('fields may be quoted and hold the separator, whoever wrote the file', () => {
  const problem = readMatrix('\uFEFFcode;"Moss; sentrum";"Vestby ""sør"""\r\n"A";0,5;1\r\n\r\nB;2;0\r\n');
  expect(problem.siteCodes).toEqual(['Moss; sentrum', 'Vestby "sør"']);
  expect([...problem.cost]).toEqual([0.5, 1, 2, 0]);
  expect([...readMatrix('0\t1,5\n2\t0').cost]).toEqual([0, 1.5, 2, 0]);
});

test('a line that cannot be read is named, empty lines above it counted', () => {
  expect(() => readMatrix('0,1\n\n"1,0\n')).toThrow('Row 3: ""1,0" has a quote that is not closed');
  expect(() => readMatrix('0,1\n\n1"a",0\n')).toThrow('Row 3:');
  expect(() => readMatrix('0,1\n\n\n1,x\n')).toThrow('Row 4: cost "x" is not a number');
});
