/** Real municipalities for the siting benchmark. */
import { existsSync, readFileSync } from 'node:fs';
import type { SitingProblem } from '#siting/problem.ts';

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
  const [header, ...lines] = readFileSync(url, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  const at = (name: string) => header.indexOf(name);
  const [lat, lon, population] = [at('lat'), at('lon'), at('population')];
  return lines.map((cells) => ({ lat: Number(cells[lat]), lon: Number(cells[lon]), population: Number(cells[population]) || 0 }));
}

/** Unit vectors to the places: the angle between two gives their great-circle distance. */
function directions(places: Place[]): Float64Array {
  const vectors = new Float64Array(places.length * 3);
  places.forEach(({ lat, lon }, i) => {
    const [phi, lambda] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
    vectors.set([Math.cos(phi) * Math.cos(lambda), Math.cos(phi) * Math.sin(lambda), Math.sin(phi)], i * 3);
  });
  return vectors;
}

/** Great-circle metres, whole, from one place to all. */
function metresRow(vectors: Float64Array, from: number, out: Float64Array): void {
  const x = vectors[from * 3];
  const y = vectors[from * 3 + 1];
  const z = vectors[from * 3 + 2];
  for (let j = 0; j < out.length; j++) {
    const chord = Math.sqrt((x - vectors[j * 3]) ** 2 + (y - vectors[j * 3 + 1]) ** 2 + (z - vectors[j * 3 + 2]) ** 2);
    out[j] = Math.round(2 * earthRadiusMetres * Math.asin(Math.min(1, chord / 2)));
  }
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
