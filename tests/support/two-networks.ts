import type { Role, Viewer } from '#access/viewer.ts';
import type { Database } from '#db/open.ts';
import { municipalities, networkMembers, networks } from '#db/schema/networks.ts';
import { expertise, people } from '#db/schema/people.ts';
import { topics } from '#db/schema/topics.ts';
import { reindexAll } from '#search/fts5/indexing.ts';
import { holding, insertAccounts } from './accounts.ts';
import { openTestDatabase } from './database.ts';

/** Municipality A is in N1, B in N1 and N2, C in N2, D alone. */
export const a = '1001';
export const b = '1002';
export const c = '1003';
export const d = '1004';
export const now = new Date('2026-11-20T09:00:00Z');
export const today = '2026-11-20';

const memberships = { n1: [a, b], n2: [b, c] };

/** Two networks that share one municipality, and one person in each with an account of every role that a test asks for. */
export async function openTwoNetworks(): Promise<Database> {
  const database = await openTestDatabase();
  await database.write(async (tx) => {
    await tx.insert(municipalities).values(
      [a, b, c, d].map((code, nameRank) => ({
        code,
        name: `Municipality ${code}`,
        county: 'Testland',
        seat: 'Seat',
        lat: 59 + nameRank / 10,
        lon: 10,
        population: 5_000,
        nameRank,
      })),
    );
    for (const [id, codes] of Object.entries(memberships)) {
      await tx.insert(networks).values({ id, name: id.toUpperCase() });
      await tx.insert(networkMembers).values(codes.map((municipalityCode) => ({ networkId: id, municipalityCode })));
    }
    await tx.insert(topics).values(
      ['gdpr', 'water'].map((slug) => ({
        slug,
        labelEn: slug,
        labelNb: slug,
        needFloorHours: 10,
        needHoursPer1000: 5,
        inPersonShare: 0.3,
        visitHours: 4,
      })),
    );
    await tx.insert(people).values([...'abcd'].map((letter, i) => personRow(letter, [a, b, c, d][i])));
    await tx.insert(people).values(personRow('a2', a));
    const cast = [viewers.staffOfA, viewers.editorOfA, viewers.editorOfB, viewers.adminOfN1, viewers.adminOfN2, viewers.plannerOfB];
    await insertAccounts(tx, ...cast.map(accountRow));
    await reindexAll(tx);
  });
  return database;
}

/** Adds what a person knows, with agreed hours. */
export async function know(database: Database, personId: string, topicSlug: string, agreedHours: number): Promise<void> {
  await database.write(async (tx) => {
    await tx.insert(expertise).values({
      personId,
      topicSlug,
      level: 4,
      evidence: `Evidence of ${personId}`,
      askedHours: agreedHours,
      agreedHours,
      agreedUntil: '2027-06-30',
      confirmedAt: now,
    });
    await reindexAll(tx);
  });
}

function personRow(id: string, municipalityCode: string) {
  return {
    id,
    municipalityCode,
    givenName: `Given-${id}`,
    familyName: `Family-${id}`,
    title: `Title ${id}`,
    email: `${id}@example.org`,
    phone: `phone-${id}`,
    contactFor: `contact-${id}`,
    createdAt: now,
    editedAt: now,
  };
}

export function viewer(role: Role, municipalityCode: string | null, networkIds: string[], personId: string | null = null): Viewer {
  const accountId = `${role}-${municipalityCode ?? networkIds[0]}`;
  return {
    accountId,
    name: accountId,
    roles: holding(role, municipalityCode, networkIds[0] ?? null),
    personId,
    municipalityCode,
    networkIds,
    networkId: networkIds[0] ?? '',
  };
}

export const viewers = {
  staffOfA: viewer('staff', a, ['n1'], 'a'),
  editorOfA: viewer('editor', a, ['n1'], 'a2'),
  editorOfB: viewer('editor', b, ['n1', 'n2']),
  plannerOfB: viewer('planner', b, ['n1', 'n2'], 'b'),
  adminOfN1: viewer('admin', null, ['n1']),
  /** Of municipality B, which is in N1 as well. */
  adminOfN2: viewer('admin', b, ['n2', 'n1']),
};

function accountRow({ accountId, roles, personId, municipalityCode }: Viewer) {
  const { role, networkId } = roles[0]!;
  return {
    id: accountId,
    email: `${accountId}@example.org`,
    name: accountId,
    role,
    personId,
    municipalityCode,
    networkId,
    createdAt: now,
  };
}

/** Every row of every table that holds what people entered, to show that a refusal changes none. */
export async function everyRow({ client }: Database): Promise<string> {
  const tables = [
    'people',
    'expertise',
    'licences',
    'accounts',
    'account_roles',
    'invitations',
    'sessions',
    'networks',
    'network_members',
    'events',
    'event_values',
    'search_documents',
    'search_holdings',
  ];
  const results = await client.batch(tables.map((table) => `SELECT * FROM ${table} ORDER BY 1, 2`));
  return JSON.stringify(results.map((result) => result.rows));
}
