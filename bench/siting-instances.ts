/** Real municipalities for the siting benchmark. */
import { existsSync, readFileSync } from 'node:fs';
import type { SitingProblem } from '#siting/problem.ts';
import { itemAt } from '#lists/item-at.ts';

export const dataFolder = new URL('../../shared/data/', import.meta.url);
const earthRadiusMetres = 6_371_008.8;

interface Place {
  lat: number;
  lon: number;
  population: number;
}

/** The columns lat, lon and population of a CSV file; undefined where the file is not on this machine. */
function readPlaces(file: string): Place[] | undefined {
  const url = new URL(file, dataFolder);
  if (!existsSync(url)) return undefined;
  const [header = [], ...lines] = readFileSync(url, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  const at = (name: string) => header.indexOf(name);
  const [lat, lon, population] = [at('lat'), at('lon'), at('population')];
  return lines.map((cells) => ({ lat: Number(cells[lat]), lon: Number(cells[lon]), population: Number(cells[population]) || 0 }));
}

interface Direction {
  x: number;
  y: number;
  z: number;
}

/** Unit vectors to the places: the angle between two gives their great-circle distance. */
function directions(places: Place[]): Direction[] {
  return places.map(({ lat, lon }) => {
    const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    return { x: Math.cos(phi) * Math.cos(lambda), y: Math.cos(phi) * Math.sin(lambda), z: Math.sin(phi) };
  });
}

/** Great-circle metres, whole, from one place to all. */
function metresRow(vectors: Direction[], from: number, out: Float64Array): void {
  const { x, y, z } = itemAt(vectors, from);
  vectors.forEach((to, j) => {
    const chord = Math.sqrt((x - to.x) ** 2 + (y - to.y) ** 2 + (z - to.z) ** 2);
    out[j] = Math.round(2 * earthRadiusMetres * Math.asin(Math.min(1, chord / 2)));
  });
}

/** The 357 Norwegian municipalities, weighted by population, in great-circle metres between their seats. */
export function norwayProblem(p: number): SitingProblem | undefined {
  const places = readPlaces('no_municipalities_2024.csv');
  if (!places) return undefined;
  const n = places.length;
  const vectors = directions(places);
  const cost = new Float64Array(n * n);
  for (let i = 0; i < n; i++) metresRow(vectors, i, cost.subarray(i * n, (i + 1) * n));
  return { demands: n, sites: n, p, cost, weights: Float64Array.from(places, ({ population }) => population) };
}

/** The most populous French communes, weighted by population; metres are computed row by row, there is no matrix. */
export function communesProblem(n: number, p: number): SitingProblem | undefined {
  const places = readPlaces('fr_communes_2026.csv')
    ?.sort((a, b) => b.population - a.population)
    .slice(0, n);
  if (!places) return undefined;
  const vectors = directions(places);
  const cost = { row: (demand: number, out: Float64Array) => metresRow(vectors, demand, out) };
  return { demands: n, sites: n, p, cost, weights: Float64Array.from(places, ({ population }) => population) };
}
