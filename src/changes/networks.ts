import { randomUUID } from 'node:crypto';
import { inArray } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { municipalities, networkMembers, networks } from '#db/schema/networks.ts';
import { Checks } from './checks.ts';
import { byCommand, record } from './record.ts';

export interface NetworkInput {
  name: string;
  /** Codes of two municipalities or more. */
  municipalityCodes: string[];
}

/**
 * Creates a network, from the machine that runs the server only: members see each other's people, so no account may draw a
 * municipality in. Returns the network's id.
 */
export async function createNetwork(database: Database, now: Date, input: NetworkInput): Promise<string> {
  const checks = new Checks();
  const name = checks.requiredText('name', input.name, 120);
  const codes = [...new Set(input.municipalityCodes)].sort();
  if (codes.length < 2) checks.refuse('municipalityCodes', 'missing');
  return database.write(async (tx) => {
    const known = await tx.select({ code: municipalities.code }).from(municipalities).where(inArray(municipalities.code, codes));
    if (known.length < codes.length) checks.refuse('municipalityCodes', 'unknown');
    checks.done();
    const id = randomUUID();
    await tx.insert(networks).values({ id, name });
    await tx.insert(networkMembers).values(codes.map((municipalityCode) => ({ networkId: id, municipalityCode })));
    await record(tx, byCommand, now, { kind: 'create', noun: 'network', nounId: id, before: null, after: { name, municipalityCodes: codes } });
    return id;
  });
}
