import { expect, test } from 'vitest';
import { findPlanFacts } from '#db/queries/plans.ts';
import { map } from '#i18n/map.ts';
import { drawScene } from '#map/drawing/draw.ts';
import { frames } from '#map/geometry/frames.ts';
import { frameGeometry } from '#map/geometry/geometry.ts';
import { answerJson } from '#planning/answer-json.ts';
import { answerPlan } from '#planning/answer.ts';
import { hostSets } from '#planning/enumerate.ts';
import type { PlanFacts } from '#planning/facts.ts';
import { modelOf, outcomeOf } from '#planning/model.ts';
import { seenPlan } from '#planning/money.ts';
import { sceneOf } from '#planning/render/scene.ts';
import { tableMarkup } from '#planning/render/table.ts';
import { type PlanView, hostNames, isAnswer, placeNames } from '#planning/render/view.ts';
import { localDate } from '#time/oslo.ts';
import { sixPlane } from '../map/six.ts';
import { openDemoDatabase } from '../support/database.ts';
import { ask } from './six.ts';

const database = await openDemoDatabase();
const [network] = (await database.client.execute('select id from networks')).rows;
const topics = (await database.client.execute('select slug from topics order by slug')).rows.map(({ slug }) => String(slug));
const geometry = frameGeometry(sixPlane(), frames.plan);

/** As if the two were the best: every pair is to be seen, not the best one only. */
function viewOf(facts: PlanFacts, hosts: number[]): PlanView {
  const question = ask(facts, 'centres=2');
  const answer = answerPlan(facts, question, { now: () => 0, mostCompared: 0 });
  if (!isAnswer(answer)) throw new Error('no answer');
  const asIfBest = { ...answer, outcome: outcomeOf(modelOf(facts, question), hosts) };
  return { facts, locale: 'en', ...seenPlan({ question, answer: asIfBest }, 'all') };
}

function lettersOfMap(view: PlanView): string[] {
  const names = placeNames(view.facts);
  return drawScene(geometry, sceneOf(view, 'strength'), map.en).names.flatMap(({ key, children = [] }) => {
    const tag = children.find((child) => child.key === 'tag-text')?.text;
    const at = view.facts.municipalities.findIndex(({ code }) => key === `name-${code}`);
    return tag === undefined ? [] : [`${names[at]} ${tag.replace('Centre ', '')}`];
  });
}

const lettersOfTable = (view: PlanView): string[] =>
  [...tableMarkup(view).text.matchAll(/<\/svg>\s*([^<>]+) \(([A-Z])\)\s*<\/th>/g)].map(([, name, letter]) => `${name.trim()} ${letter}`);

test('map, table, words and API letter every pair of the demonstration alike, ties included', async () => {
  let ties = 0;
  for (const topic of topics.filter((_, k) => k % 10 === 0)) {
    const facts = await findPlanFacts(database.read, String(network.id), topic, localDate(new Date()));
    for (const hosts of hostSets(facts!.municipalities.length, 2)) {
      const view = viewOf(facts!, hosts);
      const [first, second] = hosts.map((host) => facts!.municipalities[host].ownHours);
      if (first === second) ties++;
      const table = lettersOfTable(view);
      expect(table.map((said) => said.at(-1))).toEqual(['A', 'B']);
      expect(lettersOfMap(view).toSorted()).toEqual(table.toSorted());
      expect(hostNames(facts!, hosts)).toBe(table.map((said) => said.slice(0, -2)).join(' + '));
      const codes = answerJson(facts!, view).open;
      expect(codes.map((code) => placeNames(facts!)[facts!.municipalities.findIndex((one) => one.code === code)])).toEqual(
        table.map((said) => said.slice(0, -2)),
      );
    }
  }
  expect(ties).toBeGreaterThan(0);
});
