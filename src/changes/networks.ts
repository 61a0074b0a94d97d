import { randomUUID } from 'node:crypto';
import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { listUnpublishedTopics } from '#db/queries/topics.ts';
import { leaveOutFromTheStart } from '#db/reference/unpublished-topics.ts';
import { municipalities, networkMembers, networks } from '#db/schema/networks.ts';
import { topics, unpublishedTopics } from '#db/schema/topics.ts';
import { Checks } from './checks.ts';
import { byCommand, record } from './record/append.ts';

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
    await leaveOutFromTheStart(tx, id);
    await record(tx, byCommand, now, {
      kind: 'create',
      noun: 'network',
      nounId: id,
      before: null,
      after: { name, municipalityCodes: codes },
    });
    return id;
  });
}

/** Shows a network's map to visitors in bands, or no longer, from the machine that runs the server only. */
export async function publishMap(
  database: Database,
  now: Date,
  { networkId, published }: { networkId: string; published: boolean },
): Promise<void> {
  await database.write(async (tx) => {
    const [before] = await tx.select({ published: networks.published }).from(networks).where(eq(networks.id, networkId));
    if (!before) throw new Error(`There is no network ${networkId} whose map could be shown.`);
    await tx.update(networks).set({ published }).where(eq(networks.id, networkId));
    await record(tx, byCommand, now, { kind: 'change', noun: 'network', nounId: networkId, before, after: { published } });
  });
}

export interface LeftOutInput {
  networkId: string;
  /** Slugs of topics to leave out of what the network publishes, and of those to publish again. */
  leaveOut: string[];
  publish: string[];
}

/**
 * Changes which topics a network leaves out of the map that visitors see, from the machine that runs the server only. Returns the slugs
 * left out now. Throws InvalidInputError: `unknown` for a topic that does not exist, `notAChoice` for one in both lists.
 */
export async function leaveOutTopics(database: Database, now: Date, { networkId, leaveOut, publish }: LeftOutInput): Promise<string[]> {
  const checks = new Checks();
  const named = [...new Set([...leaveOut, ...publish])];
  if (leaveOut.some((slug) => publish.includes(slug))) checks.refuse('publish', 'notAChoice');
  return database.write(async (tx) => {
    const known = await tx.select({ slug: topics.slug }).from(topics).where(inArray(topics.slug, named));
    if (known.length < named.length) checks.refuse('leaveOut', 'unknown');
    checks.done();
    const before = await listUnpublishedTopics(tx, networkId);
    const after = [...new Set([...before, ...leaveOut])].filter((slug) => !publish.includes(slug)).sort();
    const added = after.filter((slug) => !before.includes(slug));
    if (added.length > 0) await tx.insert(unpublishedTopics).values(added.map((topicSlug) => ({ networkId, topicSlug })));
    await tx
      .delete(unpublishedTopics)
      .where(and(eq(unpublishedTopics.networkId, networkId), inArray(unpublishedTopics.topicSlug, publish)));
    const values = (unpublished: string[]) => ({ unpublishedTopics: unpublished });
    await record(tx, byCommand, now, { kind: 'change', noun: 'network', nounId: networkId, before: values(before), after: values(after) });
    return after;
  });
}
