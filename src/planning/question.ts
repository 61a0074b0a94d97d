/** What a plan is asked: a topic's facts, how many centres, what for, and with which assumptions. */
import { type Assumptions, assumptionSpecs, defaultAssumptions, readAssumptions } from './assumptions.ts';
import type { PlanFacts } from './facts.ts';
import { type AddressParameters, ParameterError, type ParameterProblem, readNumber, readWord, writeAddress } from './parameters.ts';

export const aims = ['cost', 'travel', 'farthest'] as const;
export type Aim = (typeof aims)[number];
export const mostCentres = 6;
/** Per cent that needs, own hours and travel may be wrong, each way. */
export const defaultWrongPercent = 20;
export const mostWrongPercent = 50;

export interface PlanQuestion {
  centres: number;
  aim: Aim;
  wrongPercent: number;
  assumptions: Assumptions;
}

/** What is asked where nobody has chosen. */
export function usualQuestion({ topic }: PlanFacts): PlanQuestion {
  return { centres: 1, aim: aims[0], wrongPercent: defaultWrongPercent, assumptions: defaultAssumptions(topic) };
}

/** Reads a plan's address; throws ParameterError naming every parameter that cannot be read, with its value. */
export function readQuestion(params: AddressParameters, facts: PlanFacts): PlanQuestion {
  const problems: ParameterProblem[] = [];
  const codes = facts.municipalities.map(({ code }) => code);
  const usual = usualQuestion(facts);
  const question: PlanQuestion = {
    centres: readNumber(params, 'centres', 1, mostCentres, problems, 'whole number') ?? usual.centres,
    aim: readWord(params, 'aim', aims, problems),
    wrongPercent: readNumber(params, 'wrong', 0, mostWrongPercent, problems) ?? usual.wrongPercent,
    assumptions: readAssumptions(params, facts.topic, codes, problems),
  };
  if (problems.length > 0) throw new ParameterError(problems);
  return question;
}

/** The address of the same question, with every assumption said that is known. */
export function addressOf(
  { topic, network }: PlanFacts,
  { centres, aim, assumptions }: Pick<PlanQuestion, 'centres' | 'aim'> & { assumptions: Partial<Assumptions> },
): string {
  const { need = {} } = assumptions;
  const said = [
    ...assumptionSpecs.map(({ name }) => [name, assumptions[name]] as const),
    ...Object.entries(need).map(([code, hours]) => [`need.${code}`, hours] as const),
  ].flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]));
  return writeAddress([
    ['topic', topic.slug],
    ...(network ? [['network', network] as [string, string]] : []),
    ['centres', String(centres)],
    ['aim', aim],
    ...said,
  ]);
}
