import { mayLookUpPeople } from '#access/directory.ts';
import type { Viewer } from '#access/viewer.ts';
import { hoursToSpare } from '#planning/cover.ts';
import type { Queryable } from '#db/open.ts';
import { sumLicences } from '#db/queries/licences.ts';
import { findMunicipality, listMembers } from '#db/queries/municipalities.ts';
import { listPeopleOfMunicipality, type ListedPerson } from '#db/queries/people.ts';
import { estimateMinutes } from '#geography/travel-estimate.ts';
import { longestBar, networkCover } from '#views/cover.ts';
import { itemAt } from '#lists/item-at.ts';

const listLength = 6;

/** A municipality's page: undefined where it shares no network with the viewer. */
export async function municipalityPage(db: Queryable, viewer: Viewer, code: string, now: Date) {
  const municipality = await findMunicipality(db, viewer, code);
  if (!municipality) return undefined;
  const topics = (await networkCover(db, viewer.networkId, now)).flatMap(({ slug, labelEn, labelNb, municipalities }) => {
    const own = municipalities.find((row) => row.code === code);
    return own ? [{ ...own, slug, labelEn, labelNb, spare: hoursToSpare(own) }] : [];
  });
  const bySpare = topics.toSorted((a, b) => b.spare - a.spare || a.slug.localeCompare(b.slug));
  const staff = mayLookUpPeople(viewer) ? await listPeopleOfMunicipality(db, viewer, code) : null;
  const neighbours = (await listMembers(db, viewer.networkId)).filter((member) => member.code !== code);
  const minutes = estimateMinutes([municipality, ...neighbours]);
  const strong = bySpare.filter(({ spare, ownHours }) => spare >= 0 && ownHours > 0).slice(0, listLength);
  const thin = bySpare
    .filter(({ spare }) => spare < 0)
    .slice(-listLength)
    .reverse();
  return {
    municipality,
    strong,
    thin,
    longest: longestBar([...strong, ...thin]),
    departments: staff && byDepartment(staff),
    people: staff?.length ?? 0,
    licences: await sumLicences(db, viewer, code),
    neighbours: neighbours
      .map((member, index) => ({ code: member.code, name: member.name, minutes: itemAt(minutes, index + 1) }))
      .toSorted((a, b) => a.minutes - b.minutes),
  };
}

/** People stay in their order within each department. */
function byDepartment(staff: ListedPerson[]): [department: string, staff: ListedPerson[]][] {
  const departments = new Map<string, ListedPerson[]>();
  for (const person of staff) departments.set(person.department, [...(departments.get(person.department) ?? []), person]);
  return [...departments].sort(([a], [b]) => a.localeCompare(b, 'nb'));
}
