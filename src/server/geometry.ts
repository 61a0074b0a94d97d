import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Queryable } from '#db/open.ts';
import { listSeats } from '#db/queries/seats.ts';
import { type FrameName, frames } from '#map/frames.ts';
import { type FrameGeometry, type NetworkPlane, frameGeometry, planeOf } from '#map/geometry.ts';
import type { CountriesTopology } from '#map/land.ts';

/** Networks whose land is kept in memory, the last used; one takes about half a second to cut and half a megabyte to keep. */
const mostPlanes = 20;
const planes = new Map<string, Promise<NetworkPlane>>();
const pictures = new WeakMap<NetworkPlane, Map<FrameName, FrameGeometry>>();

/** The land and cells of a set of municipalities in each of the frames asked for; computed once for a set, then kept. */
export async function networkGeometry(db: Queryable, codes: readonly string[], names: readonly FrameName[]): Promise<FrameGeometry[]> {
  const plane = await planeFor(db, [...codes].sort());
  const drawn = pictures.get(plane) ?? new Map<FrameName, FrameGeometry>();
  pictures.set(plane, drawn);
  return names.map((name) => {
    const geometry = drawn.get(name) ?? frameGeometry(plane, frames[name]);
    drawn.set(name, geometry);
    return geometry;
  });
}

function planeFor(db: Queryable, codes: string[]): Promise<NetworkPlane> {
  const key = codes.join();
  const plane = planes.get(key) ?? cutPlane(db, codes);
  planes.delete(key);
  planes.set(key, plane);
  plane.catch(() => planes.delete(key));
  if (planes.size > mostPlanes) planes.delete(planes.keys().next().value!);
  return plane;
}

async function cutPlane(db: Queryable, codes: string[]): Promise<NetworkPlane> {
  const [seats, topology] = await Promise.all([listSeats(db), readCountries()]);
  return planeOf(seats, codes, topology);
}

async function readCountries(): Promise<CountriesTopology> {
  const path = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json');
  return JSON.parse(await readFile(path, 'utf8'));
}
