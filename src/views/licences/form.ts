import type { Viewer } from '#access/viewer.ts';
import { listLicenceCategories } from '#db/queries/licences.ts';
import { listPeopleOfMunicipality } from '#db/queries/people.ts';
import { listTopics } from '#db/queries/topics.ts';
import { database } from '#server/database.ts';

/** What the form of a licence lets one choose from. */
export async function licenceChoices(viewer: Viewer, municipalityCode: string) {
  const { read } = await database();
  return {
    vocabulary: await listTopics(read),
    colleagues: await listPeopleOfMunicipality(read, viewer, municipalityCode),
    categories: await listLicenceCategories(read, viewer),
  };
}
