/**
 * The assumptions of a plan: what each is, in which unit, how certain, from where, and how it reads from a URL.
 * Nothing here is stored; a plan's address carries what was changed.
 */
import type { PlanTopic } from './facts.ts';
import { type AddressParameters, type ParameterProblem, readNumber } from './parameters.ts';

export type Certainty = 'agreed' | 'estimated' | 'assumed';

export interface Assumptions {
  /** hours a year, floor of the estimated need */
  needFloor: number;
  /** hours a year for every 1,000 inhabitants */
  needPer1000: number;
  /** per cent of the hours worked face to face */
  inPersonPercent: number;
  /** hours of one visit */
  visitHours: number;
  /** NOK for an hour on the road */
  hourCost: number;
  /** NOK more for an hour that the host lacks and has to move or recruit */
  premium: number;
  /** hours a year of one core team; undefined where the network's need is shared equally between the centres */
  coreHours: number | undefined;
  /** road length over straight line */
  circuity: number;
  /** km an hour */
  speedKmh: number;
  /** hours a year by municipality code, instead of what is stated or estimated */
  need: Record<string, number>;
}

export type AssumptionName = Exclude<keyof Assumptions, 'need'>;

export interface AssumptionSpec {
  name: AssumptionName;
  unit: 'hours a year' | 'hours a year per 1,000 inhabitants' | 'per cent' | 'hours' | 'NOK an hour' | 'ratio' | 'km an hour';
  least: number;
  most: number;
  certainty: Certainty;
  source: string;
  /** Shown only to those who may see money. */
  money: boolean;
}

const topicRule = "the topic's own rule in the vocabulary, until the municipality states its need";
const topicGuess = "the topic's own value in the vocabulary: a judgement, no count behind it";

/** In the order of the sentence on the plan page. */
export const assumptionSpecs: readonly AssumptionSpec[] = [
  { name: 'inPersonPercent', unit: 'per cent', least: 0, most: 100, certainty: 'assumed', source: topicGuess, money: false },
  { name: 'visitHours', unit: 'hours', least: 0.5, most: 24, certainty: 'assumed', source: topicGuess, money: false },
  {
    name: 'hourCost',
    unit: 'NOK an hour',
    least: 0,
    most: 100_000,
    certainty: 'assumed',
    source: "pay, employer's contribution and car, rounded",
    money: true,
  },
  {
    name: 'premium',
    unit: 'NOK an hour',
    least: 0,
    most: 100_000,
    certainty: 'assumed',
    source: "half an hour's cost again, for moving or recruiting",
    money: true,
  },
  {
    name: 'coreHours',
    unit: 'hours a year',
    least: 0,
    most: 10_000_000,
    certainty: 'assumed',
    source: 'all need ÷ number of centres',
    money: false,
  },
  { name: 'needFloor', unit: 'hours a year', least: 0, most: 1_000_000, certainty: 'estimated', source: topicRule, money: false },
  {
    name: 'needPer1000',
    unit: 'hours a year per 1,000 inhabitants',
    least: 0,
    most: 1_000_000,
    certainty: 'estimated',
    source: topicRule,
    money: false,
  },
  {
    name: 'circuity',
    unit: 'ratio',
    least: 1,
    most: 10,
    certainty: 'estimated',
    source: 'the usual circuity of roads; fjords break it',
    money: false,
  },
  {
    name: 'speedKmh',
    unit: 'km an hour',
    least: 1,
    most: 300,
    certainty: 'estimated',
    source: 'mean speed by road between municipal seats',
    money: false,
  },
];

export function defaultAssumptions(topic: PlanTopic): Assumptions {
  return {
    needFloor: topic.needFloorHours,
    needPer1000: topic.needHoursPer1000,
    inPersonPercent: topic.inPersonShare * 100,
    visitHours: topic.visitHours,
    hourCost: 700,
    premium: 350,
    coreHours: undefined,
    circuity: 1.3,
    speedKmh: 60,
    need: {},
  };
}

const mostNeedHours = 1_000_000;

/**
 * Assumptions from a plan's address: a parameter that is missing or empty keeps its default.
 * Collects what cannot be read in `problems`, naming parameter and value.
 */
export function readAssumptions(
  params: AddressParameters,
  topic: PlanTopic,
  codes: readonly string[],
  problems: ParameterProblem[],
): Assumptions {
  const assumptions = defaultAssumptions(topic);
  for (const { name, least, most } of assumptionSpecs) {
    const given = readNumber(params, name, least, most, problems);
    if (given !== undefined) assumptions[name] = given;
  }
  for (const parameter of new Set(Array.from(params, ([name]) => name))) {
    if (!parameter.startsWith('need.')) continue;
    const code = parameter.slice('need.'.length);
    if (!codes.includes(code)) {
      problems.push({
        parameter,
        value: params.get(parameter) ?? '',
        expected: { kind: 'oneOf', values: codes.map((known) => `need.${known}`) },
      });
      continue;
    }
    const hours = readNumber(params, parameter, 0, mostNeedHours, problems);
    if (hours !== undefined) assumptions.need[code] = hours;
  }
  return assumptions;
}
