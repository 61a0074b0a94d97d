/**
 * Travel between seats: estimated from coordinates, or read from a matrix that somebody measured.
 *
 *   minutes(i, j) = great-circle km(i, j) × circuity ÷ speed × 60
 *
 * Great-circle distance by the haversine formula (Sinnott, "Virtues of the haversine", 1984) on a sphere of the Earth's mean
 * radius (IUGG R1). All tables are dense, row-major, from × to.
 */
import { csvNumber, csvRows } from './csv-rows.ts';

const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** A place in degrees, WGS 84. */
export interface Seat {
  lat: number;
  lon: number;
}

export interface TravelOptions {
  /** Road length over great-circle length; 1.3 is usual where no fjord lies between. */
  circuity?: number;
  /** Mean speed on the road, km an hour. */
  speedKmh?: number;
}

export const defaultTravelOptions: Required<TravelOptions> = { circuity: 1.3, speedKmh: 60 };

/** Great-circle kilometres between two places. */
export function greatCircleKm(a: Seat, b: Seat): number {
  const sinLat = Math.sin(((b.lat - a.lat) * RADIANS) / 2);
  const sinLon = Math.sin(((b.lon - a.lon) * RADIANS) / 2);
  const h = sinLat * sinLat + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * sinLon * sinLon;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Estimated minutes between n seats, n × n, symmetric, zero on the diagonal.
 * Throws a RangeError naming the seat or the option that is not a number or out of range.
 */
export function estimateMinutes(seats: readonly Seat[], options: TravelOptions = {}): Float64Array {
  const { circuity, speedKmh } = { ...defaultTravelOptions, ...options };
  if (!(circuity >= 1 && circuity < Infinity)) throw new RangeError(`Circuity is ${circuity}: give a number of 1 or more.`);
  if (!(speedKmh > 0 && speedKmh < Infinity)) throw new RangeError(`Speed is ${speedKmh} km/h: give a number above 0.`);
  seats.forEach(({ lat, lon }, index) => {
    if (!(Math.abs(lat) <= 90 && Math.abs(lon) <= 180)) {
      throw new RangeError(`Seat ${index + 1} is at lat ${lat}, lon ${lon}: give degrees within ±90 and ±180.`);
    }
  });
  const n = seats.length;
  const minutes = new Float64Array(n * n);
  const minutesPerKm = (circuity / speedKmh) * 60;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      minutes[i * n + j] = minutes[j * n + i] = greatCircleKm(seats[i], seats[j]) * minutesPerKm;
    }
  }
  return minutes;
}

export interface TravelMatrix {
  /** Minutes, codes × codes; NaN where the file has no row for the pair, so that nothing downstream can take it for a time. */
  minutes: Float64Array;
  /** Kilometres, codes × codes; NaN where the file says none. */
  km: Float64Array;
  /** The pairs without a row, in order of the codes. */
  missing: { from: string; to: string }[];
}

export interface TravelMatrixProblem {
  /** 1-based line in the file. */
  row: number;
  value: string;
  message: string;
}

/** Every fault of a travel matrix file at once; the message lists the first five. */
export class TravelMatrixError extends Error {
  readonly problems: TravelMatrixProblem[];
  constructor(problems: TravelMatrixProblem[]) {
    const rest = problems.length > 5 ? ` … and ${problems.length - 5} more.` : '';
    super(
      problems
        .slice(0, 5)
        .map((problem) => problem.message)
        .join(' ') + rest,
    );
    this.name = 'TravelMatrixError';
    this.problems = problems;
  }
}

/**
 * Reads `from_code,to_code,minutes,km` (header wanted, columns in any order, km may be left out) for the given codes.
 * The way there and the way back may differ; a code to itself takes 0 minutes unless the file says otherwise.
 * Throws TravelMatrixError where a time is missing or negative, a code unknown or a pair given twice.
 */
export function readTravelMatrix(text: string, codes: readonly string[]): TravelMatrix {
  const n = codes.length;
  const position = new Map(codes.map((code, index) => [code, index]));
  const [header, ...rows] = csvRows(text);
  const names = header?.fields.map((name) => name.toLowerCase()) ?? [];
  const [from, to, time, length] = ['from_code', 'to_code', 'minutes', 'km'].map((name) => names.indexOf(name));
  if (from < 0 || to < 0 || time < 0) {
    const value = header?.fields.join(',') ?? '';
    throw new TravelMatrixError([{ row: 1, value, message: `Row 1 reads "${value}": begin the file with from_code,to_code,minutes,km.` }]);
  }
  const minutes = new Float64Array(n * n).fill(NaN);
  const km = new Float64Array(n * n).fill(NaN);
  const seenInRow = new Int32Array(n * n);
  const problems: TravelMatrixProblem[] = [];
  for (const { row, fields } of rows) {
    const complain = (value: string, message: string) => problems.push({ row, value, message: `Row ${row}: ${message}` });
    const i = position.get(fields[from]);
    const j = position.get(fields[to] ?? '');
    const travel = csvNumber(fields[time]);
    const kilometres = length < 0 || !fields[length] ? NaN : csvNumber(fields[length]);
    if (i === undefined) complain(fields[from], `from_code "${fields[from]}" is not a municipality here.`);
    else if (j === undefined) complain(fields[to] ?? '', `to_code "${fields[to] ?? ''}" is not a municipality here.`);
    else if (!(travel >= 0 && travel < Infinity)) {
      complain(fields[time] ?? '', `minutes is "${fields[time] ?? ''}": give a number of 0 or more.`);
    } else if (length >= 0 && fields[length] && !(kilometres >= 0 && kilometres < Infinity)) {
      complain(fields[length], `km is "${fields[length]}": give a number of 0 or more, or leave it empty.`);
    } else if (seenInRow[i * n + j] > 0) {
      const pair = `${fields[from]} to ${fields[to]}`;
      complain(pair, `${pair} was already given in row ${seenInRow[i * n + j]}: keep one of the two.`);
    } else {
      seenInRow[i * n + j] = row;
      minutes[i * n + j] = travel;
      km[i * n + j] = kilometres;
    }
  }
  if (problems.length > 0) throw new TravelMatrixError(problems);
  const missing: TravelMatrix['missing'] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (seenInRow[i * n + j] > 0) continue;
      if (i === j) minutes[i * n + j] = km[i * n + j] = 0;
      else missing.push({ from: codes[i], to: codes[j] });
    }
  }
  return { minutes, km, missing };
}
