import { may, placesOf } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { listMunicipalities } from '#db/queries/municipalities.ts';
import { listHoursWaiting, listPeopleForEditing, listPeopleForMoving } from '#db/queries/people.ts';
import { list, number } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { people } from '#i18n/people.ts';
import { localDate } from '#time/oslo.ts';
import { readPeople } from '#views/address/people.ts';

/** So many hours that wait for an answer are shown at once. */
const firstWaiting = 10;

/** The people that a viewer keeps: an editor those of their municipalities, with the hours that wait; an admin those of the network. */
export async function peopleList(db: Queryable, viewer: Viewer, params: URLSearchParams, locale: Locale, now: Date) {
  const t = people[locale];
  const today = localDate(now);
  const edits = may(viewer, 'edit');
  const kept = edits ? await listPeopleForEditing(db, viewer) : [];
  const byId = new Map(kept.map((person) => [person.id, person]));
  const moved = may(viewer, 'administer') ? await listPeopleForMoving(db, viewer, today) : [];
  const rows = [...kept, ...moved.filter(({ id }) => !byId.has(id))];
  const waiting = edits ? await listHoursWaiting(db, viewer, today) : [];
  const homes = edits ? await listMunicipalities(db, placesOf(viewer, 'edit')) : [];
  const wanted = readPeople(params);
  const shown = rows.filter(({ givenName, familyName }) => fold(`${givenName} ${familyName}`).includes(fold(wanted)));
  return {
    edits,
    homes,
    wanted,
    intro: edits
      ? t.intro(
          list(
            locale,
            homes.map(({ name }) => name),
          ),
        )
      : t.introNetwork,
    waiting: waiting.slice(0, firstWaiting),
    waitingMore: waiting.slice(firstWaiting),
    count: t.count(number(locale, shown.length)),
    shown: shown.map((person) => ({ ...person, state: stateOf(person) })),
  };
  function stateOf({ id, municipalityName }: (typeof rows)[number]): string {
    const own = byId.get(id);
    const state = own && (!own.active ? t.left : own.protected ? t.protected : t.active);
    return [own && homes.length === 1 ? '' : municipalityName, state].filter(Boolean).join(', ');
  }
}

const fold = (text: string) => text.toLocaleLowerCase('nb');
