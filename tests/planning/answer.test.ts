import { describe, expect, test } from 'vitest';
import { type PlanAnswer, answerPlan } from '#planning/answer.ts';
import type { PlanFacts } from '#planning/facts.ts';
import { aims } from '#planning/question.ts';
import { ask, gdprFacts, waterFacts } from './six.ts';

const [moss, råde, våler, skiptvet, indreØstfold, vestby] = [0, 1, 2, 3, 4, 5];

function plan(facts: PlanFacts, address = ''): PlanAnswer {
  const answer = answerPlan(facts, ask(facts, address));
  if (answer.status === 'infeasible') throw new Error('no answer');
  return answer;
}

const thousands = (nok = NaN) => Math.round(nok / 1000);

describe('the worked example of the design', () => {
  test('with five lawyers in Vestby and two in Moss one centre costs least in Vestby', () => {
    const answer = plan(gdprFacts());
    expect(answer.status).toBe('optimal');
    expect(answer.outcome.hosts).toEqual([vestby]);
    const costs = answer.withCentreIn.map(({ money }) => thousands(money?.cost));
    expect([costs[vestby], costs[moss], costs[våler]]).toEqual([372, 753, 938]);
    expect(answer.alternatives.map(({ hosts }) => hosts[0])).toEqual(
      [moss, våler, indreØstfold, skiptvet, råde].sort((a, b) => costs[a] - costs[b]),
    );
  });

  test('the shortest travel is to Våler, in the middle of the map, where nobody knows the law', () => {
    expect(plan(gdprFacts(), 'aim=travel').outcome.hosts).toEqual([våler]);
    expect(plan(gdprFacts(), 'aim=farthest').outcome.hosts).toEqual([våler]);
  });

  test('the centre follows the five lawyers to Indre Østfold', () => {
    expect(plan(gdprFacts('3118')).outcome.hosts).toEqual([indreØstfold]);
  });

  test('water, mostly done in person, goes to Moss, closely before Indre Østfold', () => {
    const answer = plan(waterFacts());
    expect(answer.outcome.hosts).toEqual([moss]);
    expect(thousands(answer.outcome.money?.cost)).toBe(1966);
    expect(answer.alternatives[0].hosts).toEqual([indreØstfold]);
    expect(thousands(answer.alternatives[0].money?.cost)).toBe(2003);
  });
});

describe('what a plan says', () => {
  test('the cost is travel and missing hours, and nothing else', () => {
    for (const centres of [1, 2, 3, 4, 5, 6]) {
      const { outcome, coreHours } = plan(waterFacts(), `centres=${centres}`);
      const missing = outcome.hosts.reduce((sum, host) => sum + Math.max(0, coreHours - waterFacts().municipalities[host].ownHours), 0);
      expect(outcome.money?.missing).toBeCloseTo(350 * missing, 6);
      expect(outcome.money?.cost).toBeCloseTo((outcome.money?.travel ?? 0) + 350 * missing, 6);
    }
  });

  test('a host travels nowhere and everybody goes to the nearest centre, even when travel costs nothing', () => {
    const { outcome } = plan(waterFacts(), 'centres=3&inPersonPercent=0');
    for (const host of outcome.hosts) expect(outcome.hostOf[host]).toBe(host);
    expect(outcome.minutesTo[outcome.hosts[0]]).toBe(0);
    expect(outcome.longestMinutes).toBe(Math.max(...outcome.minutesTo));
  });

  test('the bound is never above the objective and equals it when proven', () => {
    for (const aim of aims)
      for (const centres of [1, 2, 3, 4, 5, 6]) {
        const answer = plan(gdprFacts(), `aim=${aim}&centres=${centres}`);
        expect(answer.status).toBe('optimal');
        expect(answer.bound).toBeCloseTo(answer.objective ?? NaN, 6);
        expect(answer.gap).toBeLessThan(1e-9);
      }
  });

  test('no alternative is better than the answer, and each is worse than the one before', () => {
    const { outcome, alternatives } = plan(gdprFacts(), 'centres=2');
    const costs = [outcome, ...alternatives].map(({ money }) => money?.cost ?? NaN);
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
    expect(alternatives).toHaveLength(5);
  });

  test('a need given in the address counts instead of the estimate', () => {
    const answer = plan(gdprFacts(), 'need.3103=840');
    expect(answer.need[moss]).toBe(840);
    expect(answer.needSource[moss]).toBe('asked');
    expect(answer.needSource[vestby]).toBe('estimated');
  });

  test('a core team without hours needs nobody, and a centre then sits where travel is shortest', () => {
    expect(plan(gdprFacts(), 'coreHours=0').outcome.hosts).toEqual([våler]);
  });

  test('more centres than municipalities is answered with how many would do', () => {
    const facts = gdprFacts();
    const few = { ...facts, municipalities: facts.municipalities.slice(0, 3) };
    expect(answerPlan(few, ask(few, 'centres=5'))).toEqual({ status: 'infeasible', aim: 'cost', centres: 5, mostCentres: 3 });
  });
});
