import type { Viewer } from '#access/viewer.ts';
import type { Transaction } from '#db/open.ts';
import { findVersion, listChangesSince, type Versioned } from '#db/queries/versions.ts';
import { ChangedMeanwhileError } from '../errors.ts';
import { itemAt } from '#lists/item-at.ts';

interface Edit {
  noun: Versioned;
  nounId: string;
  /** The version that the form was made from, NaN where it does not say; undefined where no form was filled in. */
  seen: number | undefined;
  /** The row as it is now, and what the form would write. */
  before: Record<string, unknown>;
  values: Record<string, unknown>;
}

/** Refuses what a button does to fields that were changed since its page was opened, whatever to. */
export async function refuseIfTouched(
  tx: Transaction,
  viewer: Viewer,
  { noun, nounId, seen, before, fields }: Omit<Edit, 'values'> & { fields: readonly string[] },
): Promise<void> {
  if (seen === undefined) return;
  if (Number.isNaN(seen)) throw new ChangedMeanwhileError(await findVersion(tx, noun, nounId), []);
  const since = await listChangesSince(tx, noun, nounId, seen);
  const changes = fields.flatMap((field) => {
    const last = since.find((change) => change.fields.includes(field));
    return last ? [{ field, to: before[field], at: last.at, by: nameFor(viewer, last), untouched: true }] : [];
  });
  if (changes.length > 0) throw new ChangedMeanwhileError(itemAt(since, 0).id, changes);
}

/**
 * Refuses an edit made on an older version where it would undo what was done since: a field that was changed meanwhile, and that the
 * form would write to something else. Fields that nobody else touched, and those to which both gave one value, are no reason.
 */
export async function refuseIfChanged(tx: Transaction, viewer: Viewer, { noun, nounId, seen, before, values }: Edit): Promise<void> {
  if (seen === undefined) return;
  if (Number.isNaN(seen)) throw new ChangedMeanwhileError(await findVersion(tx, noun, nounId), []);
  const since = await listChangesSince(tx, noun, nounId, seen);
  const undone = Object.keys(values).filter((field) => !same(values[field], before[field]));
  const changes = undone.flatMap((field) => {
    const [last, ...earlier] = since.filter(({ fields }) => fields.includes(field));
    if (!last) return [];
    const seenValues = (earlier.at(-1) ?? last).before;
    const untouched = seenValues !== null && same(values[field], seenValues[field]);
    return [{ field, to: before[field], at: last.at, by: nameFor(viewer, last), untouched }];
  });
  if (changes.length > 0) throw new ChangedMeanwhileError(itemAt(since, 0).id, changes);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

type Author = Pick<Awaited<ReturnType<typeof listChangesSince>>[number], 'actor' | 'name' | 'isAdmin' | 'municipalityCode'>;

/** Colleagues and network admins by name; everybody else is somebody. */
function nameFor(viewer: Viewer, { actor, name, isAdmin, municipalityCode }: Author): { self: boolean; name: string | null } {
  const known = isAdmin || (municipalityCode !== null && municipalityCode === viewer.municipalityCode);
  return { self: actor === viewer.accountId, name: known ? name : null };
}
