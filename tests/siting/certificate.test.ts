import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { checkCertificate } from '#siting/analysis/certificate.ts';
import { solveCheapest } from '#siting/models/cheapest.ts';
import { solvePMedian } from '#siting/models/p-median.ts';
import type { Certificate, ProofNode, SitingProblem, SitingResult } from '#siting/problem.ts';
import { seededRandom } from '#siting/random.ts';
import { bestByBruteForce, smallProblem } from './brute-force.ts';

/** Travel without any geography and a cost per site: hard enough for a tree with several leaves. */
function scattered(n: number, seed: number, p: number): SitingProblem {
  const random = seededRandom(seed);
  const cost = Float64Array.from({ length: n * n }, () => Math.floor(random() * 100));
  return { demands: n, sites: n, p, cost, siteCost: Float64Array.from({ length: n }, () => Math.floor(random() * 30)) };
}

const problem = scattered(40, 1, 5);
const proven = solvePMedian(problem) as SitingResult & { certificate: Certificate };
const dearer = proven.open
  .map((site) => solvePMedian({ ...problem, excluded: [site] }))
  .find(({ objective }) => objective > proven.objective)!;

function withTree(change: (tree: ProofNode) => void): SitingResult {
  const certificate = structuredClone(proven.certificate);
  change(certificate.tree);
  return { ...proven, certificate };
}

function leaves(tree: ProofNode): ProofNode[] {
  return tree.split ? [...leaves(tree.split.open), ...leaves(tree.split.closed)] : [tree];
}

function multipliersOf(tree: ProofNode): Float64Array[] {
  const own = tree.fixings.map(({ multipliers }) => multipliers);
  if (tree.end) own.push(tree.end);
  return tree.split ? [...own, ...multipliersOf(tree.split.open), ...multipliersOf(tree.split.closed)] : own;
}

describe('a proven plan', () => {
  it('passes, with a tree of several leaves and no tolerance where all is whole', () => {
    expect(leaves(proven.certificate.tree).length).toBeGreaterThan(3);
    expect(checkCertificate(problem, proven)).toEqual({ valid: true, tolerance: 0 });
  });

  it('passes with a small tolerance where costs are real numbers', () => {
    const real = { ...problem, weights: Float64Array.from({ length: 40 }, (_, i) => 1 + i / 7) };
    const verdict = checkCertificate(real, solvePMedian(real));
    expect(verdict).toMatchObject({ valid: true });
    if (verdict.valid) expect(verdict.tolerance).toBeLessThan(1e-4);
  });

  it('passes with a free number of centres', () => {
    expect(checkCertificate(problem, solveCheapest(problem))).toMatchObject({ valid: true });
  });
});

describe('a certificate that was tampered with fails', () => {
  it.each([-1, 1])('an objective changed by %i', (by) => {
    expect(checkCertificate(problem, { ...proven, objective: proven.objective + by })).toMatchObject({ valid: false });
  });

  it('another open site', () => {
    const other = [...problem.siteCost!.keys()].find((j) => !proven.open.includes(j))!;
    expect(checkCertificate(problem, { ...proven, open: [other, ...proven.open.slice(1)] })).toMatchObject({ valid: false });
  });

  it('a whole other plan with its own cost and assignment', () => {
    expect(checkCertificate(problem, { ...dearer, certificate: proven.certificate })).toMatchObject({ valid: false });
  });

  it('one demand served from elsewhere', () => {
    const assignment = proven.assignment.slice();
    assignment[3] = proven.second[3];
    expect(checkCertificate(problem, { ...proven, assignment })).toMatchObject({ valid: false });
  });

  it('any removed leaf', () => {
    const count = leaves(proven.certificate.tree).length;
    for (let k = 0; k < count; k++) {
      const result = withTree((tree) => {
        const leaf = leaves(tree)[k];
        delete leaf.end;
      });
      expect(checkCertificate(problem, result)).toMatchObject({ valid: false });
      const without = withTree((tree) => removeLeaf(tree, leaves(tree)[k]));
      expect(checkCertificate(problem, without)).toMatchObject({ valid: false });
    }
  });

  it('no certificate at all', () => {
    expect(checkCertificate(problem, { ...proven, certificate: undefined })).toMatchObject({ valid: false });
  });

  it('a certificate for another number of centres', () => {
    expect(checkCertificate({ ...problem, p: 4 }, proven)).toMatchObject({ valid: false });
  });
});

function removeLeaf(tree: ProofNode, leaf: ProofNode): void {
  if (!tree.split) return;
  const split = tree.split as { open?: ProofNode; closed?: ProofNode };
  if (split.open === leaf) delete split.open;
  else if (split.closed === leaf) delete split.closed;
  else {
    removeLeaf(tree.split.open, leaf);
    removeLeaf(tree.split.closed, leaf);
  }
}

it('200 corrupted multipliers either fail or still imply the optimum, and never let a dearer plan pass', () => {
  const random = seededRandom(7);
  let failed = 0;
  for (let k = 0; k < 200; k++) {
    const result = withTree((tree) => {
      const all = multipliersOf(tree);
      const multipliers = all[Math.floor(random() * all.length)];
      const at = Math.floor(random() * multipliers.length);
      multipliers[at] = [multipliers[at] + 0.5, multipliers[at] * 2, 0, -multipliers[at], multipliers[at] + 1024, NaN, 1e300][
        Math.floor(random() * 7)
      ];
    });
    const verdict = checkCertificate(problem, result);
    if (verdict.valid) expect(result.objective).toBe(proven.objective);
    else failed++;
    expect(checkCertificate(problem, { ...dearer, certificate: result.certificate })).toMatchObject({ valid: false });
  }
  expect(failed).toBeGreaterThan(50);
});

it('never passes a plan that is not the best, on small problems with the certificate of another', () => {
  for (let seed = 2000; seed < 2100; seed++) {
    const small = smallProblem(seed);
    const best = bestByBruteForce(small);
    if (!best) continue;
    const other = solvePMedian(smallProblem(seed + 1));
    const result = solvePMedian(small);
    if (other.certificate && other.certificate !== result.certificate) {
      const verdict = checkCertificate(small, { ...result, certificate: other.certificate });
      if (verdict.valid) expect(result.objective).toBeCloseTo(best.value, 6);
    }
  }
});

it('shares no code with the solver, and is short enough to be read', () => {
  const source = readFileSync(new URL('../../src/siting/analysis/certificate.ts', import.meta.url), 'utf8');
  expect(source.trimEnd().split('\n').length).toBeLessThan(130);
  expect(source.match(/^import .*/gm)).toEqual(["import type { ProofNode, SitingProblem, SitingResult } from '../problem.ts';"]);
});
