import { describe, expect, test } from 'vitest';
import { answerPlan } from '#planning/answer.ts';
import { uncertaintyOf } from '#planning/uncertainty.ts';
import { switchingValues } from '#planning/switching-values.ts';
import { ask, gdprFacts, waterFacts } from './six.ts';

const [moss, våler, vestby] = [0, 2, 5];

describe('how sure a plan is', () => {
  test('Vestby is cheapest in all 1,000 draws with figures up to 20 % wrong', () => {
    const facts = gdprFacts();
    const sure = uncertaintyOf(facts, ask(facts), [vestby]);
    expect(sure.best).toEqual([{ hosts: [vestby], times: 1000 }]);
    expect(sure.timesHost[vestby]).toBe(1000);
  });

  test('the likely range holds the figure itself, and is nothing where nothing is wrong', () => {
    const facts = waterFacts();
    const sure = uncertaintyOf(facts, ask(facts), [moss]);
    expect(sure.money?.cost[0]).toBeLessThan(1_965_871);
    expect(sure.money?.cost[1]).toBeGreaterThan(1_965_871);
    const certain = uncertaintyOf(facts, ask(facts, 'wrong=0'), [moss]);
    expect(certain.money?.cost[0]).toBeCloseTo(1_965_871, 0);
    expect(certain.money?.cost[1]).toBe(certain.money?.cost[0]);
    expect(certain.best).toEqual([{ hosts: [moss], times: 1000 }]);
  });

  test('the draws of all places add up to all draws, the same every time', () => {
    const facts = waterFacts();
    const sure = uncertaintyOf(facts, ask(facts, 'wrong=50'), [moss]);
    expect(sure.best.reduce((sum, { times }) => sum + times, 0)).toBe(sure.draws);
    expect(uncertaintyOf(facts, ask(facts, 'wrong=50'), [moss])).toEqual(sure);
  });
});

describe('what would move the centre', () => {
  test('with 561 own hours or fewer in Vestby the centre goes to Moss, and with a premium of 6 kroner to Våler', () => {
    const facts = gdprFacts();
    const rows = switchingValues(facts, ask(facts), [vestby]);
    const row = (kind: string) => rows.find((candidate) => candidate.kind === kind);
    expect(Math.round(row('ownHours')?.switchesAt ?? NaN)).toBe(561);
    expect(row('ownHours')?.hosts).toEqual([moss]);
    expect(Math.floor(row('premium')?.switchesAt ?? NaN)).toBe(6);
    expect(row('premium')?.hosts).toEqual([våler]);
    expect(row('hourCost')).toMatchObject({ now: 700, switchesAt: undefined });
  });

  test('beyond each switching value the other place is the answer', () => {
    const facts = waterFacts();
    for (const { kind, switchesAt, hosts } of switchingValues(facts, ask(facts), [moss])) {
      if (switchesAt === undefined || !['premium', 'hourCost', 'coreHours', 'inPersonPercent'].includes(kind)) continue;
      const answer = answerPlan(facts, ask(facts, `${kind}=${switchesAt}`));
      expect(answer.status !== 'infeasible' && answer.outcome.hosts).toEqual(hosts);
    }
  });

  test('with a centre in every municipality nothing can move', () => {
    const facts = gdprFacts();
    expect(switchingValues(facts, ask(facts, 'centres=6'), [0, 1, 2, 3, 4, 5])).toEqual([]);
  });
});
