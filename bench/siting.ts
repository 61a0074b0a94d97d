/**
 * How fast the siting solver proves its plans, and against whom. Each part stands in its own file and can be chosen by name:
 * `npm run bench -- siting pmed municipalities`. Every problem is solved in this process but the largest, which gets one of its own
 * so that its memory can be read.
 */
import { availableParallelism, cpus } from 'node:os';
import type { Benchmark, Figures } from './benchmark.ts';
import { benchChromium } from './siting-chromium.ts';
import { benchHighs } from './siting-highs.ts';
import { benchCommunes, benchLarge } from './siting-large.ts';
import { benchMunicipalities } from './siting-municipalities.ts';
import { benchPmed, benchTsplib } from './siting-published.ts';

const parts = {
  pmed: benchPmed,
  municipalities: benchMunicipalities,
  tsplib: benchTsplib,
  large: benchLarge,
  communes: benchCommunes,
  highs: benchHighs,
  chromium: benchChromium,
};

const benchmark: Benchmark = async ({ say }) => {
  const chosen = process.argv.slice(3).filter((name) => name in parts);
  const figures: Figures = { machine: `${cpus()[0]?.model.trim()}, ${availableParallelism()} cores, Node ${process.versions.node}` };
  for (const [name, part] of Object.entries(parts)) {
    if (chosen.length > 0 && !chosen.includes(name)) continue;
    say(name);
    Object.assign(figures, await part(say));
  }
  return figures;
};

export default benchmark;
