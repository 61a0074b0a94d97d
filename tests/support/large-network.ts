import { randomUUID } from 'node:crypto';
import { asc } from 'drizzle-orm';
import { localDate } from '#time/oslo.ts';
import type { Database } from '#db/open.ts';
import { sessions } from '#db/schema/accounts.ts';
import { municipalities, networkMembers, networks } from '#db/schema/networks.ts';
import { expertise, people } from '#db/schema/people.ts';
import { hashSessionId } from '#identity/session-adapter.ts';
import { seededRandom } from '#siting/random.ts';
import { insertAccounts } from './accounts.ts';

export interface LargeNetwork {
  codes: string[];
  /** A session's cookie for each of the planners, `name=value`. */
  cookies: string[];
}

interface Wanted {
  municipalities: number;
  planners: number;
  /** in each municipality, all of whom know GDPR and some of whom share hours */
  people?: number;
}

const rowsPerInsert = 500;

/**
 * A network of real municipalities, the first of the country by code, over a database that has the reference data: with invented
 * people in each, and planners of the network who are signed in.
 */
export async function addLargeNetwork(
  database: Database,
  { municipalities: count, planners, people: each = 8 }: Wanted,
): Promise<LargeNetwork> {
  const networkId = randomUUID();
  const rows = await database.read
    .select({ code: municipalities.code })
    .from(municipalities)
    .orderBy(asc(municipalities.code))
    .limit(count);
  const codes = rows.map(({ code }) => code);
  const now = new Date();
  const later = new Date(now.getTime() + 3_600_000);
  const random = seededRandom(count);
  const invented = codes.flatMap((municipalityCode) =>
    Array.from({ length: each }, () => {
      const id = randomUUID();
      return {
        id,
        municipalityCode,
        givenName: 'Prøve',
        familyName: `Person ${id.slice(0, 8)}`,
        email: `${id}@municipality.example`,
        createdAt: now,
        editedAt: now,
      };
    }),
  );
  const known = invented.map(({ id }) => ({
    personId: id,
    topicSlug: 'gdpr',
    level: 1 + Math.floor(random() * 5),
    agreedHours: random() < 0.3 ? Math.ceil(random() * 40) : 0,
    agreedUntil: localDate(new Date(now.getTime() + 300 * 24 * 3_600_000)),
    confirmedAt: now,
  }));
  const signedIn = Array.from({ length: planners }, () => ({ id: randomUUID(), session: randomUUID() }));
  await database.write(async (tx) => {
    await tx.insert(networks).values({ id: networkId, name: `${count} municipalities` });
    await tx.insert(networkMembers).values(codes.map((municipalityCode) => ({ networkId, municipalityCode })));
    await inBatches(invented, (batch) => tx.insert(people).values(batch));
    await inBatches(known, (batch) => tx.insert(expertise).values(batch));
    await insertAccounts(
      tx,
      ...signedIn.map(({ id }) => ({
        id,
        email: `${id}@network.example`,
        name: 'Planner',
        role: 'planner' as const,
        networkId,
        createdAt: now,
      })),
    );
    await tx.insert(sessions).values(
      signedIn.map(({ id, session }) => ({
        idHash: hashSessionId(session),
        publicId: randomUUID(),
        accountId: id,
        createdAt: now,
        idleEndsAt: later,
        endsAt: later,
      })),
    );
  });
  return { codes, cookies: signedIn.map(({ session }) => `session=${session}`) };
}

async function inBatches<Row>(rows: Row[], insert: (batch: Row[]) => PromiseLike<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += rowsPerInsert) await insert(rows.slice(start, start + rowsPerInsert));
}
