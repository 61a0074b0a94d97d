import { randomUUID } from 'node:crypto';
import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { findLicenceForEditing, listLicenceCategories } from '#db/queries/licences.ts';
import { listMunicipalities } from '#db/queries/municipalities.ts';
import { listPeopleOfMunicipality } from '#db/queries/people.ts';
import { listTopics } from '#db/queries/topics.ts';
import { findVersion } from '#db/queries/versions.ts';
import type { Returned } from '#forms/returned.ts';
import { textOf } from '#http/form-data.ts';
import type { licenceForm } from '#i18n/licences-form.ts';

type Field = keyof typeof licenceForm.en.fields;

/** What a new licence says of itself until something else is typed. */
const usual: Partial<Record<Field, string>> = {
  currency: 'NOK',
  transferRights: 'unknown',
  seatsUsed: '0',
  shareableSeats: '0',
  noticeDays: '0',
  costPerYear: '0',
};

/** The form of a licence that is new in a municipality. */
export async function newLicence(db: Queryable, viewer: Viewer, municipalityCode: string, returned: Returned | null) {
  const [municipality] = await listMunicipalities(db, [municipalityCode]);
  return {
    municipality: municipality?.name ?? '',
    form: {
      ...(await licenceChoices(db, viewer, municipalityCode)),
      value: (name: Field) => (returned ? textOf(returned.form, name) : (usual[name] ?? '')),
      errors: returned?.errors ?? [],
      hidden: { key: (returned && textOf(returned.form, 'key')) || randomUUID() },
    },
  };
}

/** A licence and its form; undefined where it is not the viewer's to change. */
export async function licenceToChange(db: Queryable, viewer: Viewer, id: string, returned: Returned | null) {
  const version = returned ? textOf(returned.form, 'version') : String(await findVersion(db, 'licence', id));
  const licence = await findLicenceForEditing(db, viewer, id);
  if (!licence) return undefined;
  const saved = (name: Field) => (name === 'shareable' ? (licence.shareable ? 'yes' : '') : String(licence[name] ?? ''));
  return {
    licence,
    form: {
      ...(await licenceChoices(db, viewer, licence.municipalityCode)),
      value: (name: Field) => (returned ? textOf(returned.form, name) : saved(name)),
      errors: returned?.errors ?? [],
      hidden: { version },
    },
  };
}

/** What the form of a licence lets one choose from. */
export async function licenceChoices(db: Queryable, viewer: Viewer, municipalityCode: string) {
  return {
    vocabulary: await listTopics(db),
    colleagues: await listPeopleOfMunicipality(db, viewer, municipalityCode),
    categories: await listLicenceCategories(db, viewer),
  };
}
