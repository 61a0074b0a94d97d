import { describe, expect, test } from 'vitest';
import { answerPlan } from '#planning/answer.ts';
import { shownAnswer, shownSureness, shownTurningValues } from '#planning/money.ts';
import { replyOf } from '#planning/reply.ts';
import { howSure } from '#planning/uncertainty.ts';
import { whatWouldMove } from '#planning/switching-values.ts';
import { ask, gdprFacts, waterFacts } from './six.ts';

const [moss, våler, vestby] = [0, 2, 5];

describe('how sure a plan is', () => {
  test('Vestby is cheapest in all 1,000 tries with figures up to 20 % wrong', () => {
    const facts = gdprFacts();
    const sure = howSure(facts, ask(facts), [vestby]);
    expect(sure.best).toEqual([{ hosts: [vestby], times: 1000 }]);
    expect(sure.timesHost[vestby]).toBe(1000);
  });

  test('the likely range holds the figure itself, and is nothing where nothing is wrong', () => {
    const facts = waterFacts();
    const sure = howSure(facts, ask(facts), [moss]);
    expect(sure.money?.cost[0]).toBeLessThan(1_965_871);
    expect(sure.money?.cost[1]).toBeGreaterThan(1_965_871);
    const certain = howSure(facts, ask(facts, 'wrong=0'), [moss]);
    expect(certain.money?.cost[0]).toBeCloseTo(1_965_871, 0);
    expect(certain.money?.cost[1]).toBe(certain.money?.cost[0]);
    expect(certain.best).toEqual([{ hosts: [moss], times: 1000 }]);
  });

  test('the tries of all places add up to all tries, the same every time', () => {
    const facts = waterFacts();
    const sure = howSure(facts, ask(facts, 'wrong=50'), [moss]);
    expect(sure.best.reduce((sum, { times }) => sum + times, 0)).toBe(sure.tries);
    expect(howSure(facts, ask(facts, 'wrong=50'), [moss])).toEqual(sure);
  });
});

describe('what would move the centre', () => {
  test('with 561 own hours or fewer in Vestby the centre goes to Moss, and with a premium of 6 kroner to Våler', () => {
    const facts = gdprFacts();
    const rows = whatWouldMove(facts, ask(facts), [vestby]);
    const row = (kind: string) => rows.find((candidate) => candidate.kind === kind);
    expect(Math.round(row('ownHours')?.turnsAt ?? NaN)).toBe(561);
    expect(row('ownHours')?.hosts).toEqual([moss]);
    expect(Math.floor(row('premium')?.turnsAt ?? NaN)).toBe(6);
    expect(row('premium')?.hosts).toEqual([våler]);
    expect(row('hourCost')).toMatchObject({ now: 700, turnsAt: undefined });
  });

  test('beyond each turning value the other place is the answer', () => {
    const facts = waterFacts();
    for (const { kind, turnsAt, hosts } of whatWouldMove(facts, ask(facts), [moss])) {
      if (turnsAt === undefined || !['premium', 'hourCost', 'coreHours', 'inPersonPercent'].includes(kind)) continue;
      const answer = answerPlan(facts, ask(facts, `${kind}=${turnsAt}`));
      expect(answer.status !== 'infeasible' && answer.outcome.hosts).toEqual(hosts);
    }
  });

  test('with a centre in every municipality nothing can move', () => {
    const facts = gdprFacts();
    expect(whatWouldMove(facts, ask(facts, 'centres=6'), [0, 1, 2, 3, 4, 5])).toEqual([]);
  });
});

describe('for those who may not see money', () => {
  const facts = gdprFacts();
  const question = ask(facts);
  const answer = answerPlan(facts, question);
  if (answer.status === 'infeasible') throw new Error('no answer');

  test('neither answer, tries nor turning values hold a sum or a price', () => {
    const text = JSON.stringify([
      shownAnswer(answer, 'none'),
      shownSureness(howSure(facts, question, [vestby]), 'none'),
      shownTurningValues(whatWouldMove(facts, question, [vestby]), 'none'),
      replyOf(facts, question, shownAnswer(answer, 'none'), 'none'),
    ]);
    expect(text).not.toMatch(/money|"cost":|premium|hourCost|371525|570686/);
    expect(text).toContain('"objective":null,"bound":null');
  });

  test('an editor learns what the centre costs in their own municipality, and nothing of the others', () => {
    const shown = shownAnswer(answer, { ownMunicipality: moss });
    expect(shown.withCentreIn.map(({ money }) => money !== undefined)).toEqual([true, false, false, false, false, false]);
    expect(shown.outcome.money).toBeUndefined();
  });

  test('minutes are no money', () => {
    const travel = answerPlan(facts, ask(facts, 'aim=travel'));
    if (travel.status === 'infeasible') throw new Error('no answer');
    expect(shownAnswer(travel, 'none').objective).toBeCloseTo(48_690.98, 1);
  });
});
