/**
 * Travel between seats, estimated from coordinates.
 *
 *   minutes(i, j) = great-circle km(i, j) × circuity ÷ speed × 60
 *
 * Great-circle distance by the haversine formula (Sinnott, "Virtues of the haversine", 1984) on a sphere of the Earth's mean
 * radius (IUGG R1). Tables are dense, row-major, from × to.
 */
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
  seats.forEach((from, i) => {
    seats.forEach((to, j) => {
      if (j > i) minutes[i * n + j] = minutes[j * n + i] = greatCircleKm(from, to) * minutesPerKm;
    });
  });
  return minutes;
}
