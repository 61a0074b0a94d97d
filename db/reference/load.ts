import type { Transaction } from '#db/open.ts';
import { municipalities } from '#db/schema/networks.ts';
import { topics } from '#db/schema/topics.ts';
import referenceMunicipalities from './municipalities.json' with { type: 'json' };
import { starterTopics } from './topics.ts';

/** Every Norwegian municipality with its place in Norwegian alphabetical order, 0 first. */
export function rankedMunicipalities() {
  const collator = new Intl.Collator('nb');
  const byName = [...referenceMunicipalities].sort((a, b) => collator.compare(a.name, b.name) || a.code.localeCompare(b.code));
  return byName.map((municipality, nameRank) => ({ ...municipality, nameRank }));
}

/** Inserts the municipalities and the starter topics that are missing; rows already there keep what was edited. */
export async function loadReference(tx: Transaction): Promise<void> {
  await tx.insert(municipalities).values(rankedMunicipalities()).onConflictDoNothing();
  await tx.insert(topics).values(starterTopics).onConflictDoNothing();
}
