import { describe, expect, test } from 'vitest';
import type { Role, Viewer } from '#access/viewer.ts';
import { answerJson } from '#planning/answer-json.ts';
import { type PlanAnswer, answerPlan } from '#planning/answer.ts';
import { moneyShownTo, seenPlan } from '#planning/money.ts';
import { movedOutcome } from '#planning/moved-centre.ts';
import { triedLines } from '#planning/render/moved-centre.ts';
import { type Region, regions } from '#planning/render/regions.ts';
import { sceneOf } from '#planning/render/scene.ts';
import { switchingValues } from '#planning/switching-values.ts';
import { uncertaintyOf } from '#planning/uncertainty.ts';
import { holding } from '../support/accounts.ts';
import { ask, gdprFacts } from './six.ts';

const [moss, vestby] = [0, 5];
const facts = gdprFacts();

const viewer = (role: Role, municipalityCode: string | null): Viewer => ({
  accountId: 'a',
  name: 'A',
  roles: holding(role, municipalityCode, 'oslofjord'),
  personId: null,
  municipalityCode,
  networkIds: ['oslofjord'],
  networkId: 'oslofjord',
});

/** Prices that nobody would think of, so that they are known where they turn up. */
function planOf(address: string) {
  const question = ask(facts, `premium=357&hourCost=731&${address}`);
  const answer = answerPlan(facts, question) as PlanAnswer;
  const { hosts } = answer.outcome;
  return {
    question,
    answer,
    uncertainty: uncertaintyOf(facts, question, hosts),
    switching: switchingValues(facts, question, hosts),
  };
}

type Plan = ReturnType<typeof planOf>;

/** Every sum and price that there is, as written in data. */
function sumsOf({ answer, uncertainty }: Plan): number[] {
  const { outcome, alternatives, withCentreIn, byCentres } = answer;
  const outcomes = [outcome, ...alternatives, ...withCentreIn, ...byCentres].flatMap(({ money }) => Object.values(money ?? {}));
  const ranges = [...uncertainty.money!.cost, ...uncertainty.money!.saved];
  const priced = answer.aim === 'cost' ? [answer.objective!, answer.bound!] : [];
  return [...outcomes, ...ranges, ...priced, answer.alone.cost!, 357, 731].filter((sum) => sum !== 0);
}

/** All that leaves planning for a reader: to a page, a browser, a drawing worker, a program. */
function everythingFor(reader: Viewer, plan: Plan) {
  const shown = moneyShownTo(reader, facts);
  const seen = seenPlan(plan, shown);
  const view = { facts, locale: 'en', ...seen } as const;
  const moved = facts.municipalities.map((_, to) =>
    movedOutcome({ facts, question: plan.question, shown }, plan.answer.outcome.hosts, plan.answer.outcome.hosts[0], to),
  );
  const data = JSON.stringify([seen, answerJson(facts, seen), sceneOf(view, 'strength'), moved]);
  const markup = [
    ...(Object.keys(regions) as Region[]).map((region) => regions[region](view).text),
    ...moved.flatMap((outcome) => (outcome ? triedLines(view, outcome) : [])),
  ].join(' ');
  const numbers = new Set([...data.matchAll(/-?\d+(\.\d+)?(e[+-]?\d+)?/g)].map(([number]) => Number(number)));
  return { seen, data, markup, sums: sumsOf(plan).filter((sum) => numbers.has(sum)) };
}

const roles: Role[] = ['staff', 'member', 'planner', 'editor', 'keeper', 'auditor', 'admin'];
const questions = ['', 'centres=2', 'centres=3&aim=travel', 'aim=farthest'];

describe.each(questions)('asked "%s"', (address) => {
  const plan = planOf(address);

  test.each(roles.filter((role) => !['planner', 'admin', 'editor'].includes(role)))('no sum and no price reaches the role %s', (role) => {
    const { sums, data, markup } = everythingFor(viewer(role, '3103'), plan);
    expect(sums).toEqual([]);
    expect(data).not.toMatch(/"money"|"cost":|premium|hourCost/);
    expect(markup).not.toMatch(/NOK|\bkr\b|\d\d,000\b/);
  });

  test('an editor without a municipality of the network sees no sum', () => {
    for (const code of [null, '0301']) expect(everythingFor(viewer('editor', code), plan).sums).toEqual([]);
  });

  test('an editor is told what the centre costs in their own municipality, and nothing of the others', () => {
    const { seen, sums, markup } = everythingFor(viewer('editor', '3103'), plan);
    expect(seen.answer.withCentreIn.map(({ money }) => money !== undefined)).toEqual([true, false, false, false, false, false]);
    const own = Object.values(plan.answer.withCentreIn[moss].money!);
    expect(sums.filter((sum) => !own.includes(sum))).toEqual([]);
    const said = (markup.match(/\b[\d,]*\d\d,000\b/g) ?? []).map((figure) => Number(figure.replaceAll(',', '')));
    expect(new Set(said)).toEqual(new Set([Math.round(plan.answer.withCentreIn[moss].money!.cost / 1000) * 1000]));
  });

  test.each<Role>(['planner', 'admin'])('the role %s sees all of them', (role) => {
    const { seen, sums } = everythingFor(viewer(role, null), plan);
    expect(sums).toEqual(sumsOf(plan));
    expect(seen).toEqual(plan);
  });
});

test('minutes are no money', () => {
  const plan = planOf('aim=travel');
  expect(seenPlan(plan, 'none').answer.objective).toBeCloseTo(48_690.98, 1);
  expect(plan.answer.outcome.hosts).not.toContain(vestby);
});
