import { placeOfRole } from '#access/roles.ts';
import type { Database, Transaction } from '#db/open.ts';
import { loadReference, rankedMunicipalities } from '#db/reference/load.ts';
import { starterTopics } from '#db/reference/topics.ts';
import { leaveOutFromTheStart } from '#db/reference/unpublished-topics.ts';
import { accountRoles, accounts } from '#db/schema/accounts.ts';
import { licences } from '#db/schema/licences.ts';
import { facts, networkMembers, networks } from '#db/schema/networks.ts';
import { expertise, people, promises } from '#db/schema/people.ts';
import { needs } from '#db/schema/topics.ts';
import { record } from '#changes/record/append.ts';
import { reindexAll } from '#search/fts5/indexing.ts';
import { localDate } from '#time/oslo.ts';
import { daysBefore } from './calendar.ts';
import { type Dice, dice } from './dice.ts';
import { inventKnowledge } from './knowledge.ts';
import { inventLicences } from './licences.ts';
import { type Invented, inventPeople } from './people.ts';
import { codes, networkId, networkName, places } from './places.ts';

/** Rows of one insert: SQLite binds at most 32,766 values in a statement. */
const rowsPerInsert = 500;

/** The needs of the worked examples are estimated everywhere, so that anybody can work them out again. */
const estimatedEverywhere = ['gdpr', 'water', 'automation'];

/**
 * Fills an empty, migrated database with the demonstration: six real municipalities, everything else invented. The same
 * `now` gives the same rows; every date counts from it, so that nothing goes stale. One write, all or nothing.
 */
export async function seedDemo(database: Database, now: Date): Promise<void> {
  const populations = new Map(rankedMunicipalities().map(({ code, population }) => [code, population]));
  const invented = inventPeople(now, dice(1));
  const { expertiseRows, promiseRows } = inventKnowledge(invented, populations, now, dice(2));
  const licenceRows = inventLicences(now, dice(3), (code, topicSlug) => {
    const knows = new Set(expertiseRows.filter((row) => row.topicSlug === topicSlug).map(({ personId }) => personId));
    return invented.find(({ row }) => row.municipalityCode === code && row.active && !row.protected && knows.has(row.id))?.row.id ?? null;
  });
  const peopleRows = invented.map(({ row }) => row);

  await database.write(async (tx) => {
    await loadReference(tx);
    await tx.insert(networks).values({ id: networkId, name: networkName, published: true });
    await tx.insert(networkMembers).values(places.map(({ code }) => ({ networkId, municipalityCode: code })));
    await leaveOutFromTheStart(tx, networkId);
    await inBatches(
      peopleRows.filter(({ standInId }) => !standInId),
      (rows) => tx.insert(people).values(rows),
    );
    await inBatches(
      peopleRows.filter(({ standInId }) => standInId),
      (rows) => tx.insert(people).values(rows),
    );
    await inBatches(expertiseRows, (rows) => tx.insert(expertise).values(rows));
    await inBatches(promiseRows, (rows) => tx.insert(promises).values(rows));
    await inBatches(inventNeeds(populations, now, dice(4)), (rows) => tx.insert(needs).values(rows));
    await tx.insert(licences).values(licenceRows);
    await insertAccounts(tx, invented, now);
    await tx.insert(facts).values({ key: 'born', value: 'demo' });
    await reindexAll(tx);
    const after = { name: networkName, people: peopleRows.length, licences: licenceRows.length };
    await record(tx, { accountId: 'command', origin: 'demo' }, now, {
      kind: 'create',
      noun: 'network',
      nounId: networkId,
      before: null,
      after,
    });
  });
}

async function inBatches<Row>(rows: Row[], insert: (batch: Row[]) => PromiseLike<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerInsert) await insert(rows.slice(start, start + rowsPerInsert));
}

/** Four municipalities have stated some of their needs; everything else is left to the estimate. */
function inventNeeds(populations: ReadonlyMap<string, number>, now: Date, fate: Dice): (typeof needs.$inferInsert)[] {
  const stating = [codes.moss, codes.vestby, codes.indreØstfold, codes.skiptvet];
  return starterTopics
    .filter(({ slug }) => !estimatedEverywhere.includes(slug))
    .flatMap(({ slug, needFloorHours, needHoursPer1000 }) =>
      stating
        .filter(() => fate.chance(0.25))
        .map((code) => {
          const estimate = needFloorHours + (needHoursPer1000 * populations.get(code)!) / 1000;
          const hoursPerYear = Math.round((estimate * (0.75 + fate.share() * 0.5)) / 10) * 10;
          return { municipalityCode: code, topicSlug: slug, hoursPerYear, statedAt: daysBefore(now, fate.between(5, 330)) };
        }),
    );
}

/** One account for each entrance of the demonstration; nobody can sign in to them with a password. */
async function insertAccounts(tx: Transaction, invented: Invented[], now: Date): Promise<void> {
  const entrances = [
    { id: 'demo-staff', name: 'Ingrid Solberg', role: 'staff', email: 'ingrid.solberg@skiptvet.example', municipalityCode: codes.skiptvet },
    { id: 'demo-planner', name: 'Marit Foss', role: 'planner', email: 'marit.foss@raade.example', municipalityCode: codes.råde },
    {
      id: 'demo-editor',
      name: 'Solveig Hammerstad',
      role: 'editor',
      email: 'solveig.hammerstad@moss.example',
      municipalityCode: codes.moss,
    },
    { id: 'demo-admin', name: 'Henrik Aasen', role: 'admin', email: 'henrik.aasen@oslofjord.example', municipalityCode: null },
  ] as const;
  await tx.insert(accounts).values(
    entrances.map(({ role: _, ...entrance }) => ({
      ...entrance,
      passwordHash: null,
      personId: invented.find(({ row }) => row.email === entrance.email)?.row.id ?? null,
      createdAt: now,
    })),
  );
  await tx.insert(accountRoles).values(
    entrances.map(({ id, role, municipalityCode }) => ({
      ...placeOfRole(role, { municipalityCode, networkId }),
      accountId: id,
      from: localDate(now),
    })),
  );
}
