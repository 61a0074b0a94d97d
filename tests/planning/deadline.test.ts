import { describe, expect, test } from 'vitest';
import { type PlanAnswer, answerPlan, isComplete } from '#planning/answer.ts';
import { aims } from '#planning/question.ts';
import { factsOf, noTime } from './norway.ts';
import { ask } from './six.ts';

function plan(count: number, address: string, limits?: Parameters<typeof answerPlan>[2]): PlanAnswer {
  const facts = factsOf(count);
  const answer = answerPlan(facts, ask(facts, address), limits);
  if (answer.status === 'infeasible') throw new Error('no answer');
  return answer;
}

describe('where there is no time at all', () => {
  test.each(aims)('there is an answer for the aim "%s" all the same, and it claims no more than is known', (aim) => {
    const hurried = plan(105, `aim=${aim}&centres=5`, noTime());
    const proven = plan(105, `aim=${aim}&centres=5`, { mostCompared: 0 });
    expect(proven.status).toBe('optimal');
    expect(hurried.outcome.hosts).toHaveLength(5);
    expect(hurried.objective).toBeGreaterThanOrEqual(proven.objective ?? NaN);
    expect(hurried.bound).toBeLessThanOrEqual((proven.objective ?? NaN) * (1 + 1e-9));
    if (hurried.status === 'optimal') expect(hurried.objective).toBeCloseTo(proven.objective ?? NaN, 3);
  });

  test('an answer that is not proven says so, with what is still open', () => {
    const { status, gap, proof } = plan(105, 'aim=travel&centres=5', noTime());
    expect(status).toBe('feasible');
    expect(gap).toBeGreaterThan(0);
    expect(proof).toBe('search');
  });

  test('the best found with each number of centres is there, and what else could be done is left out', () => {
    const answer = plan(105, 'aim=travel&centres=5', noTime());
    expect(answer.byCentres.map(({ hosts }) => hosts.length)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(answer.byCentresProven).toBe(false);
    expect(answer.leftOut).toEqual(['alternatives', 'withCentreIn']);
    expect([answer.alternatives, answer.withCentreIn]).toEqual([[], []]);
    expect(isComplete(answer)).toBe(false);
  });
});

test('with time enough nothing is left out', () => {
  for (const aim of aims) {
    const answer = plan(25, `aim=${aim}&centres=2`, { now: () => 0, timeBudgetMs: 1 });
    expect(answer.alternatives, aim).toHaveLength(5);
    expect(answer.withCentreIn, aim).toHaveLength(25);
    expect(isComplete(answer), aim).toBe(true);
  }
});

test('in a network larger than can be compared the answer is proven, and what else could be done is left out', () => {
  const answer = plan(25, 'centres=2', { mostCompared: 24 });
  expect(answer.status).toBe('optimal');
  expect(answer.byCentresProven).toBe(true);
  expect(answer.leftOut).toEqual(['alternatives', 'withCentreIn']);
});
