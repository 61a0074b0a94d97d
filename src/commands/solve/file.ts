import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { solveCheapest } from '#siting/models/cheapest.ts';
import { solveFair } from '#siting/models/fair.ts';
import { solveMaxCover } from '#siting/models/max-cover.ts';
import { solvePCentre } from '#siting/models/p-centre.ts';
import { solvePMedian } from '#siting/models/p-median.ts';
import { SitingInputError } from '#siting/problem.ts';
import type { Infeasible, SitingProblem, SitingResult, SolveOptions } from '#siting/problem.ts';
import { ReadError } from '#siting/formats/read-error.ts';
import { readMatrix, readWeights } from '#siting/formats/read-matrix.ts';
import { readOrlib } from '#siting/formats/read-orlib.ts';
import { readTsplib } from '#siting/formats/read-tsplib.ts';
import { solveSetCover } from '#siting/models/set-cover.ts';
import { CsvRowError } from '#geography/csv-rows.ts';
import { TravelMatrixError } from '#geography/travel-matrix.ts';
import { CertifiedFileError } from '#siting/formats/certified-file.ts';
import { checkFile } from './check.ts';
import { showProgress } from './progress.ts';

const help = `npm run solve -- FILE --format orlib|tsplib|csv [options]
npm run solve -- --check FILE

  --format orlib    OR-Library p-median file; p stands in the file
           tsplib   TSPLIB file with EUC_2D coordinates, costs rounded down; needs --p
           csv      a table of costs, one row per demand and one column per site: plain numbers; or with a header of site
                    codes and a first column of demand codes, a column "weight" and a last row "site_cost" where wanted;
                    or from_code,to_code,minutes,km. "inf" marks a pair that is not allowed.
  --p K             number of centres
  --variant NAME    p-median   least total cost (the default)
                    p-centre   least longest travel
                    set-cover  fewest centres so that nobody is over --max; chooses the number itself
                    max-cover  most need within --max
                    cheapest   travel and site costs together; chooses the number itself
                    fair       least mean cost of the worst-served --share
  --max T           longest cost or travel allowed (for max-cover: that counts as near)
  --share B         share of the need for fair, above 0 and at most 1; default 0.1
  --site-cost F     cost of opening any site
  --weights FILE    rows code,weight, for a csv file with codes
  --time S          stop after so many seconds with the best known
  --check FILE      checks a proven plan: a file from /api/v1/plan/certificate. Exit code 0: proven; 1: not proven; 2: no such file
  --json            one line: an object with status, objective, bound, gap, open, seconds (of solving), wall (of everything), …

Sites are numbered from 1, or named by their codes. Exit code 0: a plan; 1: no plan within the limits; 2: faulty input.`;

/** What the command line may ask wrongly; the message says what to write. */
class UsageError extends Error {}

interface Task {
  problem: SitingProblem;
  siteCodes?: string[];
  demandCodes?: string[];
}

const variants: Record<string, (problem: SitingProblem, options: SolveOptions, share: number) => SitingResult> = {
  'p-median': solvePMedian,
  'p-centre': solvePCentre,
  'set-cover': solveSetCover,
  'max-cover': solveMaxCover,
  cheapest: solveCheapest,
  fair: (problem, options, share) => solveFair(problem, { ...options, share }),
};

export interface Output {
  /** the answer */
  print: (line: string) => void;
  /** faults, and progress */
  errors: { write: (text: string) => unknown; isTTY?: boolean };
}

/** Solves the file that the arguments name; gives the exit code. */
export function solveFile(args: string[], output: Output): number {
  try {
    return solveAndPrint(args, output);
  } catch (error) {
    const fault = faultOf(error);
    if (fault === undefined) throw error;
    output.errors.write(`${fault}\nnpm run solve -- --help tells how.\n`);
    return 2;
  }
}

function solveAndPrint(args: string[], { print, errors }: Output): number {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string' },
      p: { type: 'string' },
      variant: { type: 'string', default: 'p-median' },
      max: { type: 'string' },
      share: { type: 'string', default: '0.1' },
      'site-cost': { type: 'string' },
      weights: { type: 'string' },
      time: { type: 'string' },
      check: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    print(help);
    return 0;
  }
  if (values.check !== undefined) return checkFile(values.check, print);
  const solve = Object.hasOwn(variants, values.variant) ? variants[values.variant] : undefined;
  if (!solve) throw new UsageError(`--variant is "${values.variant}": write one of ${Object.keys(variants).join(', ')}.`);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError(`${positionals.length} files given: name one.`);
  const share = numberOf('--share', values.share);
  const time = values.time === undefined ? undefined : numberOf('--time', values.time);
  const p = values.p === undefined ? undefined : numberOf('--p', values.p);
  const choosesNumber = values.variant === 'set-cover' || values.variant === 'cheapest';
  const { problem, siteCodes, demandCodes } = read(file, values.format, p, choosesNumber, values.weights);
  if (values.max === undefined && values.variant.endsWith('-cover'))
    throw new UsageError('--max is missing: say how long a travel counts as covered.');
  if (values.max !== undefined) problem.maxMinutes = numberOf('--max', values.max);
  if (values['site-cost'] !== undefined)
    problem.siteCost = new Float64Array(problem.sites).fill(numberOf('--site-cost', values['site-cost']));

  const progress = values.json ? undefined : showProgress(errors);
  const now = () => performance.now();
  const start = now();
  const result = solve(problem, { now, timeBudgetMs: time === undefined ? undefined : time * 1000, onProgress: progress?.show }, share);
  const seconds = (now() - start) / 1000;
  progress?.end();
  const infeasible = inNamesOfFile(result.infeasible, problem.maxMinutes, demandCodes);
  if (infeasible?.constraint === 'unreachable' || infeasible?.constraint === 'p') throw new UsageError(infeasible.message);
  const open = result.open.map((site) => siteCodes?.[site] ?? site + 1);
  const { status, objective, bound, gap, nodes } = result;
  if (values.json) {
    const uncovered = result.uncovered.map((demand) => demandCodes?.[demand] ?? demand + 1);
    const wall = performance.now() / 1000;
    const line = {
      variant: values.variant,
      status,
      objective,
      bound,
      gap,
      open,
      uncovered,
      proof: result.proof,
      nodes,
      seconds,
      wall,
      infeasible,
    };
    print(JSON.stringify(line));
  } else if (infeasible) {
    print(`no plan: ${infeasible.message}`);
  } else {
    print(`${values.variant}: ${status}, ${objective} (bound ${bound}, gap ${(100 * gap).toFixed(4)} %)`);
    print(`open: ${open.join(' ')}`);
    print(`${seconds.toFixed(3)} s solving, ${nodes} nodes, ${(performance.now() / 1000).toFixed(3)} s in all`);
  }
  return result.open.length > 0 ? 0 : 1;
}

/** The solver counts demands from 0; the file counts from 1 or has codes. */
function inNamesOfFile(infeasible: Infeasible | undefined, limit: number | undefined, demandCodes: string[] | undefined) {
  if (infeasible?.demand === undefined) return infeasible;
  const demand = demandCodes?.[infeasible.demand] ?? infeasible.demand + 1;
  const message =
    infeasible.constraint === 'unreachable'
      ? `Demand ${demand} cannot be reached from any site.`
      : `Demand ${demand} is ${infeasible.nearestMinutes} from its nearest site, over the limit of ${limit}.`;
  return { ...infeasible, demand, message };
}

function read(
  file: string,
  format: string | undefined,
  p: number | undefined,
  choosesNumber: boolean,
  weightsFile: string | undefined,
): Task {
  if (format !== 'csv' && weightsFile !== undefined) throw new UsageError('--weights goes with --format csv only.');
  const number = () => {
    if (p === undefined && !choosesNumber) throw new UsageError('--p is missing: say how many centres to open.');
    return p ?? 1;
  };
  switch (format) {
    case 'orlib': {
      const { n, p: stated, cost } = readOrlib(readFileSync(file, 'utf8'));
      return { problem: { demands: n, sites: n, p: p ?? stated, cost } };
    }
    case 'tsplib': {
      const { n, cost } = readTsplib(readFileSync(file, 'utf8'));
      return { problem: { demands: n, sites: n, p: number(), cost } };
    }
    case 'csv': {
      const { siteCodes, demandCodes, ...table } = readMatrix(readFileSync(file, 'utf8'));
      if (weightsFile !== undefined) {
        if (!demandCodes) throw new UsageError('--weights needs a csv file with codes.');
        table.weights = readWeights(readFileSync(weightsFile, 'utf8'), demandCodes);
      }
      return { problem: { ...table, p: number() }, siteCodes, demandCodes };
    }
    default:
      throw new UsageError(`--format is ${format === undefined ? 'missing' : `"${format}"`}: write orlib, tsplib or csv.`);
  }
}

function numberOf(option: string, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new UsageError(`${option} is "${text}": give a number.`);
  return value;
}

const faults = [UsageError, CertifiedFileError, ReadError, CsvRowError, TravelMatrixError, SitingInputError];

/** The message of a fault in what was given, or undefined for a fault of the program. */
function faultOf(error: unknown): string | undefined {
  if (faults.some((fault) => error instanceof fault)) return (error as Error).message;
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return undefined;
  if (error.code.startsWith('ERR_PARSE_ARGS')) return error.message;
  return ['ENOENT', 'EISDIR', 'EACCES'].includes(error.code) ? error.message : undefined;
}
