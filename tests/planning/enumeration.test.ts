import { describe, expect, test } from 'vitest';
import { answerPlan } from '#planning/answer.ts';
import { readQuestion } from '#planning/question.ts';
import { seenPlan } from '#planning/money.ts';
import { answerJson } from '#planning/answer-json.ts';
import { findPlanFacts } from '#db/queries/plans.ts';
import { localDate } from '#time/oslo.ts';
import { openDemoDatabase } from '../support/database.ts';

/*
 * An enumeration of its own, from the rows and the words of the design: nothing here comes from src/costs or src/siting but
 * the answer that is put to the test.
 */

const now = new Date();
const database = await openDemoDatabase();
const rows = async (sql: string, ...values: string[]) => (await database.client.execute({ sql, args: values })).rows;
const networkId = String((await rows('select id from networks'))[0].id);
const topics = (await rows('select * from topics order by slug')).map((row) => ({
  slug: String(row.slug),
  floor: Number(row.need_floor_hours),
  per1000: Number(row.need_hours_per1000 ?? row.need_hours_per_1000),
  inPerson: Number(row.in_person_share),
  visit: Number(row.visit_hours),
}));
const towns = (
  await rows(
    'select m.* from municipalities m join network_members n on n.municipality_code = m.code where n.network_id = ? order by m.code',
    networkId,
  )
).map((row) => ({ code: String(row.code), lat: Number(row.lat), lon: Number(row.lon), people: Number(row.population) }));

const rad = (degrees: number) => (degrees * Math.PI) / 180;

/** Great circle by the spherical law of cosines, × 1.3 at 60 km/h: a minute a kilometre. */
function travelMinutes(a: (typeof towns)[number], b: (typeof towns)[number]): number {
  if (a.code === b.code) return 0;
  const cos = Math.sin(rad(a.lat)) * Math.sin(rad(b.lat)) + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.cos(rad(b.lon - a.lon));
  return Math.acos(Math.min(1, cos)) * 6371.0088 * 1.3;
}

const minutes = towns.map((from) => towns.map((to) => travelMinutes(from, to)));

async function needAndOwn({ slug, floor, per1000 }: (typeof topics)[number]) {
  const stated = new Map(
    (await rows('select * from needs where topic_slug = ?', slug)).map((row) => [
      String(row.municipality_code),
      Number(row.hours_per_year),
    ]),
  );
  const shared = await rows(
    `select p.municipality_code as code, e.agreed_minutes / 60.0 as hours from expertise e join people p on p.id = e.person_id
     where e.topic_slug = ? and e.level >= 3 and p.active = 1 and p.protected = 0
       and p.topics_audience = 'network' and p.hours_audience = 'network' and e.agreed_until >= ?`,
    slug,
    localDate(now),
  );
  const own = new Map<string, number>();
  for (const { code, hours } of shared) own.set(String(code), (own.get(String(code)) ?? 0) + 11 * Number(hours));
  return {
    need: towns.map(({ code, people }) => stated.get(code) ?? floor + (per1000 * people) / 1000),
    own: towns.map(({ code }) => own.get(code) ?? 0),
  };
}

/** Every choice of `count` towns, by counting in binary. */
function choices(count: number): number[][] {
  const found: number[][] = [];
  for (let bits = 0; bits < 2 ** towns.length; bits++) {
    const chosen = towns.flatMap((_, i) => ((bits >> i) & 1 ? [i] : []));
    if (chosen.length === count) found.push(chosen);
  }
  return found;
}

type Aim = 'cost' | 'travel' | 'farthest';

function valueOf(aim: Aim, hosts: number[], topic: (typeof topics)[number], need: number[], own: number[]): number {
  const nearest = towns.map((_, i) => Math.min(...hosts.map((j) => minutes[i][j])));
  if (aim === 'farthest') return Math.max(...nearest);
  if (aim === 'travel') return nearest.reduce((total, time, i) => total + need[i] * time, 0);
  const perMinute = ((topic.inPerson / topic.visit) * 2 * 700) / 60;
  const core = need.reduce((a, b) => a + b) / hosts.length;
  const travel = nearest.reduce((total, time, i) => total + need[i] * perMinute * time, 0);
  return travel + hosts.reduce((total, j) => total + 350 * Math.max(0, core - own[j]), 0);
}

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-6 * Math.max(1, Math.abs(b));

describe.each(['cost', 'travel', 'farthest'] as const)('for the aim "%s"', (aim) => {
  test('no set of places is better than the answer, for every topic and number of centres', async () => {
    expect(towns).toHaveLength(6);
    expect(topics.length).toBeGreaterThan(80);
    const faults: string[] = [];
    for (const topic of topics) {
      const { need, own } = await needAndOwn(topic);
      const facts = await findPlanFacts(database.read, networkId, topic.slug, localDate(now));
      if (!facts) throw new Error(`no facts for ${topic.slug}`);
      for (let centres = 1; centres <= 6; centres++) {
        const question = readQuestion(new URLSearchParams({ topic: topic.slug, centres: String(centres), aim }), facts);
        const reply = answerJson(facts, seenPlan({ question, answer: answerPlan(facts, question) }, 'all'));
        const hosts = reply.open.map((code) => towns.findIndex((town) => town.code === code));
        const values = choices(centres).map((chosen) => valueOf(aim, chosen, topic, need, own));
        const best = Math.min(...values);
        const core = need.reduce((a, b) => a + b) / centres;
        const holds = {
          'is proven': reply.status === 'optimal',
          'has as many hosts as asked for': hosts.length === centres,
          'says the least value': close(reply.objective ?? NaN, best),
          'names hosts that have it': close(valueOf(aim, hosts, topic, need, own), best),
          'has no bound above it': (reply.bound ?? NaN) <= best * (1 + 1e-6),
          'serves everybody from the nearest host': towns.every(({ code }, i) => {
            const service = reply.served.find((served) => served.code === code);
            return (
              service &&
              reply.open.includes(service.host) &&
              Math.abs(service.minutes - Math.min(...hosts.map((j) => minutes[i][j]))) < 1e-3
            );
          }),
          'says what each host lacks': hosts.every((j) => close(reply.missingHours[towns[j].code], Math.max(0, core - own[j]))),
        };
        for (const [claim, isTrue] of Object.entries(holds))
          if (!isTrue) faults.push(`${topic.slug}, ${centres} centres: not so that it ${claim}`);
      }
    }
    expect(faults).toEqual([]);
  });
});

test('data protection, automation and water each have their centre elsewhere', async () => {
  const hosts = [];
  for (const slug of ['gdpr', 'automation', 'water']) {
    const facts = await findPlanFacts(database.read, networkId, slug, localDate(now));
    if (!facts) throw new Error(`no facts for ${slug}`);
    const question = readQuestion(new URLSearchParams(), facts);
    hosts.push(answerJson(facts, seenPlan({ question, answer: answerPlan(facts, question) }, 'all')).open.join());
  }
  expect(new Set(hosts).size).toBe(3);
});
