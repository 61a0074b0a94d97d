/**
 * Graphs of the form of OR-Library's pmed files, and their optimum by looking at every set of centres. Writes the fixtures:
 * `node tests/support/pmed-graphs.ts`. Nothing here comes from src/siting but the seeded numbers.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { seededRandom } from '#siting/random.ts';

export const graphsFolder = 'tests/fixtures/pmed';

const sizes = [
  { seed: 1, n: 20, p: 3 },
  { seed: 2, n: 25, p: 3 },
  { seed: 3, n: 30, p: 4 },
  { seed: 4, n: 36, p: 2 },
  { seed: 5, n: 40, p: 4 },
];

/** A road through all nodes and three more from each, some of them given twice with another length. */
export function graphText(seed: number, n: number, p: number): string {
  const random = seededRandom(seed);
  const whole = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  const edges: number[][] = [];
  for (let node = 2; node <= n; node++) edges.push([whole(1, node - 1), node, whole(1, 100)]);
  for (let k = 0; k < 3 * n; k++) edges.push([whole(1, n), whole(1, n), whole(1, 100)]);
  for (let k = 0; k < 3; k++) edges.push([...edges[whole(0, edges.length - 1)].slice(0, 2), whole(1, 100)]);
  return ` ${n} ${edges.length} ${p} \n${edges.map((edge) => ` ${edge.join(' ')} \n`).join('')}`;
}

/** Shortest paths by Floyd and Warshall; of an edge given twice the last counts. */
function distances(text: string): { n: number; p: number; cost: number[][] } {
  const [[n, , p], ...edges] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
  const cost = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => (i === j ? 0 : Infinity)));
  for (const [a, b, length] of edges) if (a !== b) cost[a - 1][b - 1] = cost[b - 1][a - 1] = length;
  for (let via = 0; via < n; via++)
    for (let i = 0; i < n; i++) for (let j = 0; j < n; j++) cost[i][j] = Math.min(cost[i][j], cost[i][via] + cost[via][j]);
  return { n, p, cost };
}

/** The least sum of ways to the nearest of p centres, over all sets of p. */
export function leastByEnumeration(text: string): number {
  const { n, p, cost } = distances(text);
  const search = (nearest: number[], from: number, left: number): number => {
    if (left === 0) return nearest.reduce((sum, way) => sum + way, 0);
    let least = Infinity;
    for (let site = from; site <= n - left; site++) {
      const closer = nearest.map((way, i) => Math.min(way, cost[i][site]));
      least = Math.min(least, search(closer, site + 1, left - 1));
    }
    return least;
  };
  return search(Array(n).fill(Infinity), 0, p);
}

if (import.meta.main) {
  mkdirSync(graphsFolder, { recursive: true });
  const lines = sizes.map(({ seed, n, p }) => {
    const text = graphText(seed, n, p);
    writeFileSync(`${graphsFolder}/graph${seed}.txt`, text);
    return `graph${seed},${seed},${n},${p},${leastByEnumeration(text)}`;
  });
  writeFileSync(`${graphsFolder}/optima.csv`, `name,seed,n,p,optimum\n${lines.join('\n')}\n`);
}
