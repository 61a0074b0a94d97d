import highsLoader from 'highs';
import { allowedSites, fillCostRow, weightOf } from '#siting/problem.ts';
import type { SitingProblem } from '#siting/problem.ts';

let loaded: ReturnType<typeof highsLoader> | undefined;

/**
 * The same problem by HiGHS with the strong model (x_ij ≤ y_j per pair) and no gap allowed; the number of centres is p, or free.
 * A general solver to compare with: slow, and limited to some 250,000 pairs by memory.
 */
export async function solveByHighs(problem: SitingProblem, number: 'fixed' | 'free' = 'fixed') {
  loaded ??= highsLoader();
  const highs = await loaded;
  const began = performance.now();
  const solution = highs.solve(writeModel(problem, number), { mip_rel_gap: 0, mip_abs_gap: 0 });
  return { status: solution.Status, objective: solution.ObjectiveValue, ms: performance.now() - began };
}

/** The problem in CPLEX LP format. */
function writeModel(problem: SitingProblem, number: 'fixed' | 'free'): string {
  const { demands, sites, p } = problem;
  const allowed = allowedSites(problem);
  const row = new Float64Array(sites);
  const objective: string[] = [];
  const rows: string[] = [];
  const open: number[] = [];
  for (let j = 0; j < sites; j++) if (allowed[j]) open.push(j);
  for (const j of open) objective.push(`${problem.siteCost?.[j] ?? 0} y${j}`);
  for (let i = 0; i < demands; i++) {
    fillCostRow(problem, i, row);
    const served: string[] = [];
    for (const j of open) {
      if (row[j] === Infinity) continue;
      objective.push(`${row[j] * weightOf(problem, i)} x${i}_${j}`);
      served.push(`x${i}_${j}`);
      rows.push(`x${i}_${j} - y${j} <= 0`);
    }
    rows.push(`${served.join(' + ')} = 1`);
  }
  if (number === 'fixed') rows.push(`${open.map((j) => `y${j}`).join(' + ')} = ${p}`);
  for (const j of problem.required ?? []) rows.push(`y${j} = 1`);
  return `Minimize\n obj: ${objective.join(' + ').replaceAll('+ -', '- ')}\nSubject To\n${rows.map((text, k) => ` r${k}: ${text}`).join('\n')}\nBinary\n ${open.map((j) => `y${j}`).join(' ')}\nEnd\n`;
}
