/**
 * Checks a proven plan without trusting the solver, with which it shares no code: that the plan costs what it says, and that the
 * leaves of the tree cover all plans and none of them holds one that is cheaper by a unit. By weak duality, for any multipliers u,
 *   Σ u_i + Σ_{open} ρ_j + Σ of the q smallest ρ_j of undecided sites,   ρ_j = f_j + Σ_i min(0, c_ij − u_i)
 * is at most the cost of any plan with those open sites and q more ('free': all negative ρ_j). O(demands × sites) per multipliers.
 */
import type { ProofNode, SitingProblem, SitingResult } from './problem.ts';

export type Verdict =
  /** no plan is cheaper by more than `tolerance`: 0 where no cost had to be rounded, else in the unit of the objective */
  { valid: true; tolerance: number } | { valid: false; reason: string };

export function checkCertificate(problem: SitingProblem, result: Pick<SitingResult, 'objective' | 'open' | 'assignment' | 'certificate'>): Verdict {
  const { certificate, open, assignment } = result;
  if (!certificate) return { valid: false, reason: 'there is no certificate' };
  const [{ demands, sites }, { scale, p, tree }] = [problem, certificate];
  const cost = new Float64Array(demands * sites).fill(Infinity);
  let rounded = false;
  const unit = (value: number) => {
    if (!Number.isInteger(value * scale)) rounded = true;
    return Math.round(value * scale) * 1024;
  };
  const row = new Float64Array(sites);
  for (let i = 0; i < demands; i++) {
    row.fill(Infinity);
    const given = problem.cost;
    if (given instanceof Float64Array) row.set(given.subarray(i * sites, (i + 1) * sites));
    else if ('row' in given) given.row(i, row);
    else for (let k = given.start[i]; k < given.start[i + 1]; k++) row[given.site[k]] = given.cost[k];
    for (let j = 0; j < sites; j++) {
      const minutes = problem.minutes ? problem.minutes[i * sites + j] : row[j];
      if (row[j] < Infinity && !(minutes > (problem.maxMinutes ?? Infinity))) cost[i * sites + j] = unit(row[j] * (problem.weights?.[i] ?? 1));
    }
  }
  const siteCost = Float64Array.from({ length: sites }, (_, j) => unit(problem.siteCost?.[j] ?? 0));
  const state: string[] = Array.from({ length: sites }, (_, j) => (problem.eligible && !problem.eligible[j] ? 'closed' : 'undecided'));
  for (const j of problem.excluded ?? []) state[j] = 'closed';
  if (new Set(open).size !== open.length || open.some((j) => state[j] !== 'undecided')) return { valid: false, reason: 'a site is open twice, or may not be open' };
  if ((problem.required ?? []).some((j) => !open.includes(j))) return { valid: false, reason: 'a required site is closed' };
  if (p !== 'free' && (p !== problem.p || open.length !== p)) return { valid: false, reason: `${open.length} sites are open when ${problem.p} were asked for` };
  for (const j of problem.required ?? []) state[j] = 'open';

  let objective = 0;
  for (const j of open) objective += siteCost[j];
  for (let i = 0; i < demands; i++) {
    const least = Math.min(...open.map((j) => cost[i * sites + j]));
    if (!open.includes(assignment[i]) || !(cost[i * sites + assignment[i]] === least && least < Infinity)) return { valid: false, reason: `demand ${i} is not served from its cheapest open site` };
    objective += least;
  }
  const tolerance = rounded ? (demands + sites + 1) / scale : 0;
  if (!(Math.abs(objective / 1024 / scale - result.objective) <= tolerance + Math.abs(result.objective) * 1e-12)) return { valid: false, reason: `the plan costs ${objective / 1024 / scale}, not ${result.objective}` };
  const enough = objective - 1024;

  /** The bound with site `turned` open or closed against what is cheapest; -1 for none. */
  function bounds(u: Float64Array, now: string[]): (turned: number, to?: 'open' | 'closed') => number {
    const rho = Float64Array.from(siteCost);
    let [sum, size] = [0, 0];
    for (let i = 0; i < demands; i++) {
      if (!Number.isInteger(u[i])) return () => -Infinity;
      sum += u[i];
      size += Math.abs(u[i]);
      for (let j = 0; j < sites; j++) if (cost[i * sites + j] < u[i]) rho[j] += cost[i * sites + j] - u[i];
    }
    const undecided = [...now.keys()].filter((j) => now[j] === 'undecided').sort((a, b) => rho[a] - rho[b]);
    const fixed = now.filter((choice) => choice === 'open').length;
    const choose = p === 'free' ? undecided.filter((j) => rho[j] < 0).length : p - fixed;
    if (choose < 0 || choose > undecided.length) return () => Infinity;
    const usable = [...now.keys()].filter((j) => now[j] === 'open' || (now[j] === 'undecided' && (p === 'free' || choose > 0)));
    for (let i = 0; i < demands; i++) if (usable.every((j) => cost[i * sites + j] === Infinity)) return () => Infinity;
    for (const j of [...now.keys()].filter((k) => now[k] === 'open').concat(undecided.slice(0, choose))) {
      sum += rho[j];
      size += Math.abs(rho[j]);
    }
    if (size + rho.reduce((most, value) => Math.max(most, Math.abs(value)), 0) > Number.MAX_SAFE_INTEGER) return () => -Infinity;
    return (turned, to) => {
      const chosen = undecided.indexOf(turned) < choose;
      if (turned < 0 || chosen === (to === 'open')) return sum;
      if (p === 'free') return sum + Math.abs(rho[turned]);
      return to === 'open' ? sum + rho[turned] - (choose === 0 ? -Infinity : rho[undecided[choose - 1]]) : sum - rho[turned] + (choose === undecided.length ? Infinity : rho[undecided[choose]]);
    };
  }

  function proves(node: ProofNode | undefined, before: string[]): boolean {
    if (!node) return false;
    const now = [...before];
    for (const { multipliers, closed, open: opened } of node.fixings) {
      const bound = bounds(multipliers, now);
      if (![...closed, ...opened].every((j) => now[j] === 'undecided')) return false;
      if (!closed.every((j) => bound(j, 'open') > enough) || !opened.every((j) => bound(j, 'closed') > enough)) return false;
      for (const j of closed) now[j] = 'closed';
      for (const j of opened) now[j] = 'open';
    }
    if (node.end) return bounds(node.end, now)(-1) > enough;
    if (!node.split || now[node.split.site] !== 'undecided') return false;
    const { site, open: ifOpen, closed: ifClosed } = node.split;
    return proves(ifOpen, now.with(site, 'open')) && proves(ifClosed, now.with(site, 'closed'));
  }
  return proves(tree, state) ? { valid: true, tolerance } : { valid: false, reason: 'the tree does not prove that nothing is cheaper' };
}
