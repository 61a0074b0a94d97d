/**
 * A proven plan as a file that anyone can check: the whole problem, the plan and its certificate, as JSON. `checkCertificate` takes
 * what `readCertified` gives; nothing of the solver has a part in it. docs/algorithms.md describes the format.
 */
import type { Certificate, ProofNode, SitingProblem, SitingResult } from '../problem.ts';

export const certifiedFormat = 'allmenning-certificate-1';

interface WrittenNode {
  fixings: { multipliers: number[]; closed: number[]; open: number[] }[];
  end?: number[];
  split?: { sites: number[]; open: WrittenNode; closed: WrittenNode };
}

/** Sites are numbered from 0 as in `codes`, which are those of demands and sites alike. */
export interface CertifiedFile {
  format: typeof certifiedFormat;
  /** for whoever reads it: what was asked, and the unit of the objective */
  about: string;
  unit: string;
  codes: string[];
  problem: { p: number; weights: number[]; siteCost: number[]; cost: number[][] };
  plan: { objective: number; open: number[]; assignment: number[] };
  certificate: { scale: number; p: number; tree: WrittenNode };
}

/** Undefined where the result is not proven by a certificate. */
export function certifiedFile(
  { sites, p, cost, weights, siteCost }: SitingProblem,
  { objective, open, assignment, certificate }: SitingResult,
  codes: string[],
  about: string,
  unit: string,
): CertifiedFile | undefined {
  if (!certificate || certificate.p === 'free' || !(cost instanceof Float64Array)) return undefined;
  const { scale, tree } = certificate;
  return {
    format: certifiedFormat,
    about,
    unit,
    codes,
    problem: {
      p,
      weights: weights ? [...weights] : codes.map(() => 1),
      siteCost: siteCost ? [...siteCost] : codes.map(() => 0),
      cost: codes.map((_, i) => [...cost.subarray(i * sites, (i + 1) * sites)]),
    },
    plan: { objective, open, assignment: [...assignment] },
    certificate: { scale, p, tree: written(tree) },
  };
}

function written({ fixings, end, split }: ProofNode): WrittenNode {
  return {
    fixings: fixings.map(({ multipliers, closed, open }) => ({ multipliers: [...multipliers], closed, open })),
    ...(end && { end: [...end] }),
    ...(split && { split: { sites: split.sites, open: written(split.open), closed: written(split.closed) } }),
  };
}

/** A file that is no certified plan: names the place in it, what stands there and what should. */
export class CertifiedFileError extends Error {
  override name = 'CertifiedFileError';
}

export interface Certified {
  about: string;
  unit: string;
  codes: string[];
  problem: SitingProblem;
  result: Pick<SitingResult, 'objective' | 'open' | 'assignment'> & { certificate: Certificate };
}

/** No tree of a proven plan is nearly as deep; a file may not overflow the stack of who checks it. */
const deepest = 1_000;

export function readCertified(text: string): Certified {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new CertifiedFileError(`The file is no whole JSON: ${(error as Error).message}. Fetch it again.`);
  }
  const file = fieldsOf(json, 'the file', 'format', 'about', 'unit', 'codes', 'problem', 'plan', 'certificate');
  if (file.format !== certifiedFormat) fail('format', file.format, `"${certifiedFormat}"`);
  const codes = listOf(file.codes, 'codes', textOf);
  const n = codes.length;
  const given = fieldsOf(file.problem, 'problem', 'p', 'weights', 'siteCost', 'cost');
  const plan = fieldsOf(file.plan, 'plan', 'objective', 'open', 'assignment');
  const proof = fieldsOf(file.certificate, 'certificate', 'scale', 'p', 'tree');
  const amounts = (value: unknown, at: string) => Float64Array.from(listOf(value, at, amountOf, n));
  const places = (value: unknown, at: string, length?: number) => listOf(value, at, (one, where) => wholeOf(one, where, 0, n - 1), length);
  const multipliers = (value: unknown, at: string) =>
    Float64Array.from(listOf(value, at, (one, where) => wholeOf(one, where, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER), n));

  function nodeOf(value: unknown, at: string, depth: number): ProofNode {
    if (depth > deepest) throw new CertifiedFileError(`The tree at ${at.slice(0, 80)} … is more than ${deepest} splits deep.`);
    const node = fieldsOf(value, at, 'fixings');
    const fixings = listOf(node.fixings, `${at}.fixings`, (one, where) => {
      const fixing = fieldsOf(one, where, 'multipliers', 'closed', 'open');
      return {
        multipliers: multipliers(fixing.multipliers, `${where}.multipliers`),
        closed: places(fixing.closed, `${where}.closed`),
        open: places(fixing.open, `${where}.open`),
      };
    });
    if (node.end !== undefined) return { fixings, end: multipliers(node.end, `${at}.end`) };
    if (node.split === undefined) throw new CertifiedFileError(`${at} has neither end nor split: a branch of the proof is missing.`);
    const split = fieldsOf(node.split, `${at}.split`, 'sites', 'open', 'closed');
    return {
      fixings,
      split: {
        sites: places(split.sites, `${at}.split.sites`),
        open: nodeOf(split.open, `${at}.split.open`, depth + 1),
        closed: nodeOf(split.closed, `${at}.split.closed`, depth + 1),
      },
    };
  }

  const rows = listOf(given.cost, 'problem.cost', amounts, n);
  const scale = amountOf(proof.scale, 'certificate.scale');
  if (!(scale > 0 && Number.isInteger(Math.log2(scale)))) fail('certificate.scale', proof.scale, 'a power of two');
  return {
    about: textOf(file.about, 'about'),
    unit: textOf(file.unit, 'unit'),
    codes,
    problem: {
      demands: n,
      sites: n,
      p: wholeOf(given.p, 'problem.p', 1, n),
      weights: amounts(given.weights, 'problem.weights'),
      siteCost: amounts(given.siteCost, 'problem.siteCost'),
      cost: Float64Array.from(rows.flatMap((row) => [...row])),
    },
    result: {
      objective: amountOf(plan.objective, 'plan.objective'),
      open: places(plan.open, 'plan.open'),
      assignment: Int32Array.from(places(plan.assignment, 'plan.assignment', n)),
      certificate: { scale, p: wholeOf(proof.p, 'certificate.p', 1, n), tree: nodeOf(proof.tree, 'certificate.tree', 0) },
    },
  };
}

function fail(at: string, value: unknown, wanted: string): never {
  const shown = value === undefined ? 'missing' : (JSON.stringify(value) ?? String(value)).slice(0, 60);
  throw new CertifiedFileError(`${at} is ${shown}: it should be ${wanted}.`);
}

function fieldsOf<Name extends string>(value: unknown, at: string, ...names: Name[]): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) fail(at, value, 'an object');
  const fields = value as Record<string, unknown>;
  for (const name of names) if (!Object.hasOwn(fields, name)) fail(at === 'the file' ? name : `${at}.${name}`, undefined, 'there');
  return fields;
}

function listOf<Item>(value: unknown, at: string, read: (item: unknown, at: string) => Item, length?: number): Item[] {
  if (!Array.isArray(value)) fail(at, value, 'a list');
  if (length !== undefined && value.length !== length) {
    throw new CertifiedFileError(`${at} has ${value.length} entries: there are ${length} codes, and it should have one for each.`);
  }
  return value.map((item, k) => read(item, `${at}[${k}]`));
}

function textOf(value: unknown, at: string): string {
  return typeof value === 'string' ? value : fail(at, value, 'a text');
}

function amountOf(value: unknown, at: string): number {
  return typeof value === 'number' && value >= 0 ? value : fail(at, value, 'a number of 0 or more');
}

function wholeOf(value: unknown, at: string, least: number, most: number): number {
  const isWhole = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
  return isWhole ? value : fail(at, value, `a whole number from ${least} to ${most}`);
}
