/**
 * Checks a proven plan without trusting the solver, with which it shares no code: that the plan costs what it says, and that the
 * leaves of the tree cover all plans and none of them holds one that is cheaper by a unit. By weak duality, for any multipliers u,
 *   Σ u_i + Σ_{open} ρ_j + Σ of the q smallest ρ_j of undecided sites,   ρ_j = f_j + Σ_i min(0, c_ij − u_i)
 * is at most the cost of any plan with those open sites and q more ('free': all negative ρ_j), where the q hold the smallest of each
 * group that must have an open site. O(demands × sites) per multipliers.
 */
import type { ProofNode, SitingProblem, SitingResult } from '../problem.ts';

export type Verdict =
  /** no plan is cheaper by more than `tolerance`: 0 where no cost had to be rounded, else in the unit of the objective */
  { valid: true; tolerance: number } | { valid: false; reason: string };

export function checkCertificate(
  problem: SitingProblem,
  result: Pick<SitingResult, 'objective' | 'open' | 'assignment' | 'certificate'>,
): Verdict {
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
      if (row[j] < Infinity && !(minutes > (problem.maxMinutes ?? Infinity)))
        cost[i * sites + j] = unit(row[j] * (problem.weights?.[i] ?? 1));
    }
  }
  const siteCost = Float64Array.from({ length: sites }, (_, j) => unit(problem.siteCost?.[j] ?? 0));
  const state: string[] = Array.from({ length: sites }, (_, j) => (problem.eligible && !problem.eligible[j] ? 'closed' : 'undecided'));
  for (const j of problem.excluded ?? []) state[j] = 'closed';
  if (new Set(open).size !== open.length || open.some((j) => state[j] !== 'undecided'))
    return { valid: false, reason: 'a site is open twice, or may not be open' };
  if ((problem.required ?? []).some((j) => !open.includes(j))) return { valid: false, reason: 'a required site is closed' };
  if (p !== 'free' && (p !== problem.p || open.length !== p))
    return { valid: false, reason: `${open.length} sites are open when ${problem.p} were asked for` };
  for (const j of problem.required ?? []) state[j] = 'open';
  let objective = 0;
  for (const j of open) objective += siteCost[j];
  for (let i = 0; i < demands; i++) {
    const least = Math.min(...open.map((j) => cost[i * sites + j]));
    if (!open.includes(assignment[i]) || !(cost[i * sites + assignment[i]] === least && least < Infinity))
      return { valid: false, reason: `demand ${i} is not served from its cheapest open site` };
    objective += least;
  }
  const tolerance = rounded ? (demands + sites + 1) / scale : 0;
  if (!(Math.abs(objective / 1024 / scale - result.objective) <= tolerance + Math.abs(result.objective) * 1e-12))
    return { valid: false, reason: `the plan costs ${objective / 1024 / scale}, not ${result.objective}` };
  const cutoff = objective - 1024;

  /** The bound over plans that keep to `now` and open a site of each group; again, with site `turned` open or closed for certain. */
  function bounds(u: Float64Array, now: string[], groups: number[][]): (turned?: number, to?: string) => number {
    const [rho, groupOf] = [Float64Array.from(siteCost), new Int32Array(sites).fill(-1)];
    let [sum, size] = [0, 0];
    for (let i = 0; i < demands; i++) {
      if (!Number.isInteger(u[i])) return () => -Infinity;
      sum += u[i];
      size += Math.abs(u[i]);
      for (let j = 0; j < sites; j++) if (cost[i * sites + j] < u[i]) rho[j] += cost[i * sites + j] - u[i];
    }
    const ascending = [...now.keys()].filter((j) => now[j] !== 'closed').sort((a, b) => rho[a] - rho[b]);
    const room = p === 'free' || now.filter((choice) => choice === 'open').length < p;
    for (let i = 0; i < demands; i++)
      if (ascending.every((j) => cost[i * sites + j] === Infinity || (now[j] === 'undecided' && !room))) return () => Infinity;
    groups.forEach((group, g) => group.forEach((j) => (groupOf[j] = g)));
    return (turned, to) => {
      const open = (j: number) => (j === turned ? to : now[j]) === 'open';
      const usable = turned !== undefined && to === 'closed' ? ascending.filter((j) => j !== turned) : ascending;
      const served = groups.map((group) => group.some(open));
      const must = new Set(usable.filter((j) => open(j) || (groupOf[j] >= 0 && !served[groupOf[j]] && (served[groupOf[j]] = true))));
      const chosen = usable.filter((j) => must.has(j));
      if (served.includes(false) || (p !== 'free' && (chosen.length > p || usable.length < p))) return Infinity;
      for (const j of usable) if (!must.has(j) && (p === 'free' ? rho[j] < 0 : chosen.length < p)) chosen.push(j);
      const all = chosen.reduce((total, j) => total + Math.abs(rho[j]), size);
      return all > Number.MAX_SAFE_INTEGER ? -Infinity : chosen.reduce((total, j) => total + rho[j], sum);
    };
  }

  /** What keeps a node from proving its part of the plans, and where; undefined where nothing does. */
  function flawOf(node: ProofNode | undefined, before: string[], groups: number[][], at: string): string | undefined {
    if (!node) return `${at} is missing`;
    const now = [...before];
    for (const [k, { multipliers, closed, open: opened }] of node.fixings.entries()) {
      const bound = bounds(multipliers, now, groups);
      const wrong =
        closed.find((j) => now[j] !== 'undecided' || !(bound(j, 'open') > cutoff)) ??
        opened.find((j) => now[j] !== 'undecided' || !(bound(j, 'closed') > cutoff));
      if (wrong !== undefined) return `${at}.fixings[${k}] does not show that site ${wrong} may be left as it is fixed`;
      for (const j of closed) now[j] = 'closed';
      for (const j of opened) now[j] = 'open';
    }
    if (node.end)
      return bounds(node.end, now, groups)() > cutoff ? undefined : `the multipliers of ${at}.end leave room for a cheaper plan`;
    if (!node.split) return `${at} neither ends nor splits`;
    const { sites: group, open: ifOpen, closed: ifClosed } = node.split;
    // a group that holds the new one follows from it; the others may not share a site with it, or a site would count twice
    const others = groups.filter((other) => !group.every((j) => other.includes(j)) && !other.some((j) => now[j] === 'open'));
    if (!group.every((j) => now[j] === 'undecided') || others.some((other) => other.some((j) => group.includes(j))))
      return `${at}.split is on sites that are decided or split on already`;
    const none = now.map((choice, j) => (group.includes(j) ? 'closed' : choice));
    return flawOf(ifOpen, now, [...others, group], `${at}.split.open`) ?? flawOf(ifClosed, none, groups, `${at}.split.closed`);
  }
  const flaw = flawOf(tree, state, [], 'certificate.tree');
  return flaw === undefined
    ? { valid: true, tolerance }
    : { valid: false, reason: `the tree does not prove that nothing is cheaper: ${flaw}` };
}
