/** A plan's question in the solver's terms, and its answer back. */
import { bestOf, hostSets, setCount } from './enumerate.ts';
import { type PlanModel, missingAt } from './model.ts';
import type { Aim } from './question.ts';
import { solvePCentre } from '#siting/models/p-centre.ts';
import { solvePMedian } from '#siting/models/p-median.ts';
import type { SitingProblem, SitingResult, SolveOptions } from '#siting/problem.ts';

/**
 * Every municipality is both a demand and a site.
 * `cost`: need × travel cost of an hour + premium × what the host lacks, NOK a year. `travel`: need × minutes.
 * `farthest`: minutes of the longest journey; among equals the least need × minutes.
 */
export function sitingProblem(model: PlanModel, aim: Aim, required?: number[]): SitingProblem {
  const { municipalities, centres, minutes, need } = model;
  return {
    demands: municipalities,
    sites: municipalities,
    p: centres,
    weights: need,
    minutes,
    required,
    cost: aim === 'cost' ? minutes.map((time) => time * model.nokPerNeedMinute) : minutes,
    siteCost:
      aim === 'cost' ? Float64Array.from({ length: municipalities }, (_, host) => missingAt(model, host) * model.premium) : undefined,
  };
}

/** The best hosts for an aim, or the best found within the options' time; `required` municipalities must be among them. */
export function solvePlan(model: PlanModel, aim: Aim, options: SolveOptions & { required?: number[] } = {}): SitingResult {
  const { required, ...limits } = options;
  const problem = sitingProblem(model, aim, required);
  return aim === 'farthest' ? solvePCentre(problem, limits) : solvePMedian(problem, limits);
}

const mostSetsCompared = 2_000;

/** Whether all sets of hosts can be compared one by one, thousands of times, while somebody waits. */
export function canCompareAll(municipalities: number, centres: number): boolean {
  return setCount(municipalities, centres) <= mostSetsCompared;
}

/** Finds the best hosts of many models of one size: by comparing all sets where they are few, else by the solver. */
export function manySolves(municipalities: number, centres: number, aim: Aim): (model: PlanModel) => number[] {
  if (!canCompareAll(municipalities, centres)) return (model) => solvePlan(model, aim).open;
  const sets = hostSets(municipalities, centres);
  return (model) => bestOf(sets, model, aim);
}
