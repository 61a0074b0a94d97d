import { mayLookUpPeople } from '#access/directory.ts';
import { personPolicy } from '#access/people.ts';
import { may } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { findProfile, type Profile } from '#db/queries/profiles.ts';
import { searchEngine } from '#server/search.ts';
import { type LocalTime, osloTime } from '#time/oslo.ts';
import { todayOf, type Today } from '#time/workday.ts';
import { everyone } from '#views/address/experts.ts';

/** A person's page, as far as the viewer may see; undefined where they may not see the person at all. */
export async function expertPage(db: Queryable, viewer: Viewer, id: string, now: Date) {
  const local = osloTime(now);
  const person = mayLookUpPeople(viewer) ? await findProfile(db, viewer, id, local.date) : undefined;
  if (!person) return undefined;
  const holdings = person.topics ?? [];
  const ends = holdings.flatMap(({ hours }) => (hours && hours.agreed > 0 && hours.until ? [hours.until] : [])).sort();
  return {
    person,
    name: `${person.givenName} ${person.familyName}`,
    local,
    today: todayOfProfile(person, local),
    holdings,
    hoursHidden: holdings.length > 0 && holdings.every(({ hours }) => !hours),
    /** The first day on which agreed hours end. */
    firstEnd: ends[0],
    others: await othersWhoCouldHelp(viewer, person.id, holdings, now),
    isOwn: viewer.personId === person.id,
    manages: personPolicy.manage(viewer, person.municipality.code) || may(viewer, 'administer'),
  };
}

export interface OtherExpert {
  id: string;
  name: string;
  title: string;
  municipality: string;
  phone: string;
  topic: { labelEn: string; labelNb: string };
}

const topicsTried = 3;
const othersShown = 3;

/** Who else knows what this person knows best, at level 3 or more and is not away, best match first. */
async function othersWhoCouldHelp(
  viewer: Viewer,
  personId: string,
  holdings: readonly { slug: string; labelEn: string; labelNb: string }[],
  now: Date,
): Promise<OtherExpert[]> {
  const engine = await searchEngine();
  const others: OtherExpert[] = [];
  for (const topic of holdings.slice(0, topicsTried)) {
    const { hits } = await engine.searchExperts({ ...everyone, topics: [{ slug: topic.slug, level: 3 }], viewer, now });
    for (const { person, municipalityName, today } of hits) {
      if (person.personId === personId || today.kind === 'away' || others.some(({ id }) => id === person.personId)) continue;
      const { givenName, familyName, title, contact } = person;
      others.push({
        id: person.personId,
        name: `${givenName} ${familyName}`,
        title,
        municipality: municipalityName,
        phone: contact?.phone ?? '',
        topic,
      });
      if (others.length === othersShown) return others;
    }
  }
  return others;
}

/** What a profile's working hours and absence say of today, as far as its viewer may see them. */
function todayOfProfile({ contact, absence }: Pick<Profile, 'contact' | 'absence'>, local: LocalTime): Today {
  const away = absence ? { from: absence.from, until: absence.until, standInId: absence.standIn?.id ?? null } : null;
  return todayOf({ contact: contact ?? null, absence: away }, local);
}
