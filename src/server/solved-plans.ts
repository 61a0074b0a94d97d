import { type NoAnswer, type PlanAnswer, answerPlan } from '#costs/answer.ts';
import type { PlanFacts } from '#costs/facts.ts';
import { canCompareAll } from '#costs/problem.ts';
import type { PlanQuestion } from '#costs/question.ts';
import { type Sureness, howSure } from '#costs/sure.ts';
import { type TurningValue, whatWouldMove } from '#costs/turning.ts';
import { Lane } from './lane.ts';

interface SolvedPlan {
  answer: PlanAnswer | NoAnswer;
  sure?: { sureness: Sureness; turning: TurningValue[] };
}

/** Plans asked for lately, with all their money: most readers open the same few. Keyed by everything they follow from. */
const solved = new Map<string, SolvedPlan>();
const mostKept = 100;
/** A plan takes less than a tenth of a second, so that the last of these still gets an answer while its reader waits. */
const lane = new Lane(100);

async function solvedPlan(facts: PlanFacts, question: PlanQuestion): Promise<SolvedPlan> {
  const key = JSON.stringify([facts, question]);
  const plan = solved.get(key) ?? (await lane.run(() => solved.get(key) ?? { answer: answerPlan(facts, question) }));
  solved.delete(key);
  solved.set(key, plan);
  if (solved.size > mostKept) solved.delete(solved.keys().next().value!);
  return plan;
}

/** Throws BusyError where too many plans are asked for at once. */
export async function solvedAnswer(facts: PlanFacts, question: PlanQuestion): Promise<PlanAnswer | NoAnswer> {
  return (await solvedPlan(facts, question)).answer;
}

/** How sure an answer is; undefined where that takes so many solves that it is left to the browser. */
export async function solvedSureness(facts: PlanFacts, question: PlanQuestion): Promise<SolvedPlan['sure']> {
  const plan = await solvedPlan(facts, question);
  if (plan.answer.status === 'infeasible' || !canCompareAll(facts.municipalities.length, question.centres)) return undefined;
  const { hosts } = plan.answer.outcome;
  if (plan.sure) return plan.sure;
  return lane.run(() => (plan.sure ??= { sureness: howSure(facts, question, hosts), turning: whatWouldMove(facts, question, hosts) }));
}
