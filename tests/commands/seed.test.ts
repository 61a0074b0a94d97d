import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Viewer } from '#access/viewer.ts';
import { migrate } from '#db/migrate.ts';
import { type Database, openDatabase } from '#db/open.ts';
import { seedDemo } from '#commands/demo-data/seed.ts';
import { embeddedEngine } from '#search/fts5/engine.ts';
import { readExperts } from '#views/address/experts.ts';
import { estimateMinutes } from '#geography/travel-estimate.ts';
import { holding } from '../support/accounts.ts';

const sunday = new Date('2026-11-22T12:00:00Z');
const folder = mkdtempSync(join(tmpdir(), 'allmenning-seed-'));
const opened: Database[] = [];

async function seeded(now: Date): Promise<Database> {
  const database = await openDatabase(`file:${join(folder, `${opened.length}.db`)}`);
  opened.push(database);
  await migrate(database);
  await seedDemo(database, now);
  return database;
}

async function rows(database: Database, sql: string): Promise<Record<string, unknown>[]> {
  return (await database.client.execute(sql)).rows.map((row) => ({ ...row }));
}

const tables = [
  'people',
  'expertise',
  'promises',
  'needs',
  'licences',
  'accounts',
  'account_roles',
  'networks',
  'network_members',
  'municipalities',
  'topics',
  'facts',
];
const everything = (database: Database) => Promise.all(tables.map((table) => rows(database, `select * from ${table} order by 1, 2`)));

const counted = `active and not protected and level >= 3 and agreed_minutes > 0
  and topics_audience = 'network' and hours_audience = 'network'`;

const demo = await seeded(sunday);

afterAll(() => {
  for (const database of opened) database.close();
  rmSync(folder, { recursive: true });
});

describe('the demonstration', () => {
  it('has six municipalities, 250 invented people, 90 topics, 60 licences and all of Norway to choose from', async () => {
    const members = await rows(demo, 'select municipality_code as code from network_members order by 1');
    expect(members.map(({ code }) => code)).toEqual(['3103', '3112', '3114', '3116', '3118', '3216']);
    const [counts] = await rows(
      demo,
      `select
      (select count(*) from people) as people, (select count(*) from people where invented) as invented,
      (select count(*) from licences) as licences, (select count(*) from topics) as topics,
      (select count(*) from municipalities) as municipalities,
      (select count(distinct given_name || ' ' || family_name) from people) as names`,
    );
    expect(counts).toEqual({ people: 250, invented: 250, licences: 60, topics: 90, municipalities: 357, names: 250 });
    expect(await rows(demo, `select value from facts where key = 'born'`)).toEqual([{ value: 'demo' }]);
  });

  it('puts five good lawyers for GDPR in Vestby, two in Moss, one in Råde and one in Indre Østfold', async () => {
    const supply = await rows(
      demo,
      `select municipality_code as code, count(*) as people, 11 * sum(agreed_minutes) / 60 as hours
      from expertise join people on people.id = person_id where topic_slug = 'gdpr' and ${counted} group by 1 order by 1`,
    );
    expect(supply).toEqual([
      { code: '3103', people: 2, hours: 550 },
      { code: '3112', people: 1, hours: 66 },
      { code: '3118', people: 1, hours: 110 },
      { code: '3216', people: 5, hours: 1650 },
    ]);
    const lawyers = await rows(
      demo,
      `select level, title from expertise join people on people.id = person_id
      where topic_slug = 'gdpr' and municipality_code = '3216' order by level desc`,
    );
    expect(lawyers.map(({ level }) => level)).toEqual([5, 5, 4, 4, 4]);
    expect(lawyers.every(({ title }) => String(title).startsWith('Lawyer'))).toBe(true);
  });

  it('has the five lawyers at work on every weekday with most of their hours left', async () => {
    const lawyers = await rows(
      demo,
      `select workdays, absent_from, (agreed_minutes - coalesce(promised_minutes, 0)) / 60 as hours_left
      from expertise join people on people.id = expertise.person_id
      left join promises on promises.person_id = people.id and promises.topic_slug = expertise.topic_slug and month = '2026-11'
      where expertise.topic_slug = 'gdpr' and municipality_code = '3216'`,
    );
    for (const lawyer of lawyers) {
      expect(Object.keys(JSON.parse(String(lawyer.workdays)))).toEqual(['mon', 'tue', 'wed', 'thu', 'fri']);
      expect(lawyer.absent_from).toBeNull();
      expect(lawyer.hours_left).toBeGreaterThanOrEqual(24);
    }
  });

  it('places one centre as the worked example does: GDPR in Vestby, water in Moss, automation in Indre Østfold', async () => {
    expect(await costsOfOneCentre('gdpr')).toMatchObject({ best: '3216', '3216': 372, '3103': 753, '3114': 938 });
    expect(await costsOfOneCentre('water')).toMatchObject({ best: '3103', '3103': 1965, '3118': 2002 });
    expect(await costsOfOneCentre('automation')).toMatchObject({ best: '3118' });
  });

  it('has two sign language interpreters who differ in nothing but the way to Skiptvet', async () => {
    const interpreters = await rows(
      demo,
      `select level, agreed_minutes / 60 as agreed_hours, confirmed_at, workdays, languages, title, agreed_until
      from expertise join people on people.id = person_id where topic_slug = 'sign-language'`,
    );
    expect(interpreters).toHaveLength(2);
    expect(interpreters[0]).toEqual(interpreters[1]);
  });

  it.each(['gdpr', 'personvern', 'data protection'])(
    'answers "%s" with the five lawyers of Vestby first, any day of this month and the next',
    async (text) => {
      for (const day of ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-12-01', '2027-01-06']) {
        const hits = await search(text, new Date(`${day}T09:00:00Z`));
        expect(
          hits.slice(0, 5).map(({ person }) => person.municipalityCode),
          `${text} on ${day}`,
        ).toEqual(Array(5).fill('3216'));
        expect(hits.slice(5).map(({ person }) => person.municipalityCode)).not.toContain('3216');
      }
    },
  );

  it('sends somebody from Skiptvet who must meet to the nearer of the two interpreters', async () => {
    const [nearer, other] = await search('sign language', sunday, { meet: '1' });
    expect([nearer, other].map(({ person }) => person.municipalityCode)).toEqual(['3118', '3103']);
  });

  it('reaches nobody: every telephone number and mail address is made up', async () => {
    const people = await rows(demo, 'select phone, email from people');
    for (const { phone, email } of people) {
      expect(phone).toMatch(/^\+47 00 00 \d\d \d\d$/);
      expect(email).toMatch(/^[a-z.-]+@[a-z-]+\.example$/);
    }
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  });

  it('lets four roles in, none of them by password', async () => {
    const accounts = await rows(
      demo,
      `select id, role, accounts.municipality_code as code, person_id is not null as listed, password_hash as hash
        from accounts join account_roles on account_id = id order by id`,
    );
    expect(accounts).toEqual([
      { id: 'demo-admin', role: 'admin', code: null, listed: 0, hash: null },
      { id: 'demo-editor', role: 'editor', code: '3103', listed: 1, hash: null },
      { id: 'demo-planner', role: 'planner', code: '3112', listed: 1, hash: null },
      { id: 'demo-staff', role: 'staff', code: '3116', listed: 1, hash: null },
    ]);
  });

  it('is the same every time for the same day', async () => {
    expect(await everything(await seeded(sunday))).toEqual(await everything(demo));
  });

  it('never goes stale: five years on the same people share the same hours until dates that lie ahead', async () => {
    const later = await seeded(new Date('2031-02-27T08:00:00Z'));
    const sharing = `select people.id, topic_slug, agreed_minutes from expertise join people on people.id = person_id where ${counted} order by 1, 2`;
    expect(await rows(later, sharing)).toEqual(await rows(demo, sharing));
    expect(await rows(later, `select count(*) as n from expertise where agreed_until < '2031-02-27'`)).toEqual([{ n: 0 }]);
    expect(await rows(later, `select count(*) as n from licences where renews_on < '2031-02-27'`)).toEqual([{ n: 0 }]);
  });
});

async function search(text: string, now: Date, more: Record<string, string> = {}) {
  const { asked } = readExperts(new URLSearchParams({ q: text, ...more }), { topics: new Set(), municipalities: new Set() });
  const viewer: Viewer = {
    accountId: 'demo-staff',
    name: '',
    roles: holding('staff', '3116', null),
    personId: null,
    municipalityCode: '3116',
    networkIds: ['demo'],
    networkId: 'demo',
  };
  return (await embeddedEngine(demo.read).searchExperts({ ...asked, viewer, now })).hits;
}

/** Thousands of NOK a year of one centre in each municipality, by the formula of the design, and the code of the cheapest. */
async function costsOfOneCentre(topic: string): Promise<Record<string, number | string>> {
  const [{ floor, per1000, in_person: inPerson }] = (await rows(
    demo,
    `select need_floor_hours as floor, need_hours_per1000 as per1000, in_person_share as in_person from topics where slug = '${topic}'`,
  )) as Record<string, number>[];
  const members = (await rows(
    demo,
    `select code, lat, lon, population,
      (select 11 * coalesce(sum(agreed_minutes), 0) / 60 from expertise join people on people.id = person_id
       where topic_slug = '${topic}' and municipality_code = code and ${counted}) as supply
    from municipalities join network_members on municipality_code = code order by code`,
  )) as {
    code: string;
    lat: number;
    lon: number;
    population: number;
    supply: number;
  }[];
  const minutes = estimateMinutes(members);
  const needs = members.map(({ population }) => floor + (per1000 * population) / 1000);
  const needOfAll = needs.reduce((sum, need) => sum + need, 0);
  const costs = members.map(({ supply }, host) => {
    const travel = needs.reduce(
      (sum, need, from) => sum + ((need * inPerson) / 3) * ((2 * minutes[from * members.length + host]) / 60) * 700,
      0,
    );
    return travel + 350 * Math.max(0, needOfAll - supply);
  });
  const best = members[costs.indexOf(Math.min(...costs))].code;
  return { best, ...Object.fromEntries(members.map(({ code }, index) => [code, Math.round(costs[index] / 1000)])) };
}
