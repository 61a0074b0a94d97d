import { expect, test } from 'vitest';
import { estimateMinutes, greatCircleKm } from '#geography/travel-estimate.ts';
import { readTravelMatrix, TravelMatrixError } from '#geography/travel-matrix.ts';

const moss = { lat: 59.43403, lon: 10.65771 };
const vestby = { lat: 59.60511, lon: 10.75233 };

test('Moss and Vestby are 19.8 km apart as the crow flies', () => {
  expect(greatCircleKm(moss, vestby)).toBeCloseTo(19.757, 2);
});

test('a quarter of the equator is a quarter of the mean circumference', () => {
  expect(greatCircleKm({ lat: 0, lon: 0 }, { lat: 0, lon: 90 })).toBeCloseTo((6371.0088 * Math.PI) / 2, 6);
  expect(greatCircleKm({ lat: 0, lon: 180 }, { lat: 0, lon: -180 })).toBeCloseTo(0, 6);
  expect(greatCircleKm({ lat: 90, lon: 0 }, { lat: -90, lon: 0 })).toBeCloseTo(6371.0088 * Math.PI, 6);
});

test('minutes are kilometres by road at the stated speed, the same both ways and zero at home', () => {
  const minutes = estimateMinutes([moss, vestby]);
  expect(minutes[1]).toBeCloseTo(greatCircleKm(moss, vestby) * 1.3, 9);
  expect(minutes[2]).toBe(minutes[1]);
  expect([minutes[0], minutes[3]]).toEqual([0, 0]);
  expect(estimateMinutes([moss, vestby], { circuity: 1, speedKmh: 30 })[1]).toBeCloseTo(greatCircleKm(moss, vestby) * 2, 9);
});

test('a seat off the globe or a speed of nought is refused by name', () => {
  expect(() => estimateMinutes([moss, { lat: 91, lon: 0 }])).toThrow('Seat 2 is at lat 91');
  expect(() => estimateMinutes([{ lat: NaN, lon: 0 }])).toThrow('Seat 1');
  expect(() => estimateMinutes([moss], { speedKmh: 0 })).toThrow('Speed is 0');
  expect(() => estimateMinutes([moss], { circuity: 0.5 })).toThrow('Circuity is 0.5');
  expect(estimateMinutes([])).toHaveLength(0);
});

test('a travel matrix may differ there and back, and pairs it lacks are named', () => {
  const { minutes, km, missing } = readTravelMatrix('from_code,to_code,minutes,km\n3103,3216,21.5,24\n3216,3103,25,\n3103,3112,18,17\n', [
    '3103',
    '3112',
    '3216',
  ]);
  expect([minutes[2], minutes[6], minutes[1]]).toEqual([21.5, 25, 18]);
  expect([km[2], km[6]]).toEqual([24, NaN]);
  expect(missing).toEqual([
    { from: '3112', to: '3103' },
    { from: '3112', to: '3216' },
    { from: '3216', to: '3112' },
  ]);
  expect(minutes[3]).toBeNaN();
  expect(minutes[4]).toBe(0);
});

test('a matrix saved by Norwegian Excel, with semicolons, decimal commas and a byte order mark, reads alike', () => {
  const { minutes, missing } = readTravelMatrix('\uFEFFto_code;from_code;minutes\r\n"B";"A";12,5\r\nA;B;13\r\n', ['A', 'B']);
  expect([...minutes]).toEqual([0, 12.5, 13, 0]);
  expect(missing).toEqual([]);
});

test('every faulty row is reported with its number and value', () => {
  const text = 'from_code,to_code,minutes,km\nA,B,abc,1\nA,C,5,1\nB,A,-3,1\nB,A,3,1\nB,A,4,1\nA,B,7,x\nA,B,,1';
  try {
    readTravelMatrix(text, ['A', 'B']);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(TravelMatrixError);
    const { problems } = error as TravelMatrixError;
    expect(problems.map(({ row, value }) => [row, value])).toEqual([
      [2, 'abc'],
      [3, 'C'],
      [4, '-3'],
      [6, 'B to A'],
      [7, 'x'],
      [8, ''],
    ]);
    expect(problems[3].message).toBe('Row 6: B to A was already given in row 5: keep one of the two.');
    expect((error as Error).message).toContain('and 1 more');
  }
});

test('a file without the right header says what to write', () => {
  expect(() => readTravelMatrix('a,b,c\n', ['A'])).toThrow('begin the file with from_code,to_code,minutes,km');
  expect(() => readTravelMatrix('', ['A'])).toThrow('begin the file');
});
