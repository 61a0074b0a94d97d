import { randomUUID } from 'node:crypto';
import type { Queryable } from '#db/open.ts';
import { listMunicipalities } from '#db/queries/municipalities.ts';
import type { Returned } from '#forms/returned.ts';
import { textOf } from '#http/form-data.ts';

/** The form of a person who is new in a municipality. */
export async function newPerson(db: Queryable, municipalityCode: string, returned: Returned | null) {
  const [municipality] = await listMunicipalities(db, [municipalityCode]);
  const typed = (name: string) => (returned ? textOf(returned.form, name) : '');
  return { municipality: municipality?.name ?? '', typed, key: typed('key') || randomUUID(), errors: returned?.errors ?? [] };
}
