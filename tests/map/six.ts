import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import municipalities from '#db/reference/municipalities.json' with { type: 'json' };
import { type NetworkPlane, type Seat, planeOf } from '#map/geometry/geometry.ts';
import type { CountriesTopology } from '#map/geometry/land.ts';
import type { MapScene } from '#map/drawing/scene.ts';
import { greatCircleKm } from '#geography/travel-estimate.ts';

/** The six of the Oslofjord, and scenes of them with the worked figures of the design. */
export const sixCodes = ['3103', '3112', '3114', '3116', '3118', '3216'];
export const allSeats: Seat[] = municipalities;
export const sixSeats = allSeats.filter(({ code }) => sixCodes.includes(code));

export const countries: CountriesTopology = JSON.parse(
  readFileSync(createRequire(import.meta.url).resolve('world-atlas/countries-10m.json'), 'utf8'),
);

let plane: NetworkPlane | undefined;
export const sixPlane = (): NetworkPlane => (plane ??= planeOf(allSeats, sixCodes, countries));

const ownHours: Record<string, Record<string, number>> = {
  gdpr: { '3103': 550, '3112': 66, '3114': 0, '3116': 0, '3118': 110, '3216': 1650 },
  water: { '3103': 800, '3112': 200, '3114': 200, '3116': 100, '3118': 900, '3216': 400 },
};

export function sceneOf(topic: 'gdpr' | 'water', hosts: string[], change: Partial<MapScene> = {}): MapScene {
  const places = sixSeats.map((seat) => ({
    ...seat,
    needHours: 150 + (12 * seat.population) / 1000,
    ownHours: ownHours[topic][seat.code],
  }));
  const minutes = (a: Seat, b: Seat) => greatCircleKm(a, b) * 1.3;
  const nearest = (seat: Seat) =>
    hosts
      .map((host) => ({
        code: seat.code,
        host,
        minutes: minutes(
          seat,
          places.find(({ code }) => code === host)!,
        ),
      }))
      .reduce((best, service) => (service.minutes < best.minutes ? service : best));
  const need = places.reduce((sum, { needHours }) => sum + needHours, 0);
  return {
    municipalities: places,
    hosts,
    served: hosts.length > 0 ? places.map(nearest) : [],
    coreTeamHours: hosts.length > 0 ? need / hosts.length : undefined,
    travel: { measured: false, circuity: 1.3, speedKmh: 60 },
    layer: 'strength',
    ...change,
  };
}

/** Every choice of hosts among the six, but none. */
export const hostChoices = Array.from({ length: 63 }, (_, index) => sixCodes.filter((_, bit) => ((index + 1) >> bit) & 1));
