import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { findMunicipality } from '#db/queries/municipalities.ts';
import { listHoursWaiting, listPeopleForEditing, listPeopleForMoving } from '#db/queries/people.ts';
import { number } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { people } from '#i18n/people.ts';
import { localDate } from '#time/oslo.ts';
import { readPeople } from '#views/address/people.ts';

/** So many hours that wait for an answer are shown at once. */
const firstWaiting = 10;

/** The people that a viewer keeps: an editor those of the own municipality, with the hours that wait; an admin those of the network. */
export async function peopleList(db: Queryable, viewer: Viewer, params: URLSearchParams, locale: Locale, now: Date) {
  const t = people[locale];
  const edits = viewer.role === 'editor';
  const rows = edits ? await listPeopleForEditing(db, viewer) : await listPeopleForMoving(db, viewer);
  const waiting = edits ? await listHoursWaiting(db, viewer, localDate(now)) : [];
  const home = edits ? await findMunicipality(db, viewer, viewer.municipalityCode ?? '') : undefined;
  const wanted = readPeople(params);
  const shown = rows.filter(({ givenName, familyName }) => fold(`${givenName} ${familyName}`).includes(fold(wanted)));
  return {
    edits,
    wanted,
    intro: home ? t.intro(home.name) : t.introNetwork,
    waiting: waiting.slice(0, firstWaiting),
    waitingMore: waiting.slice(firstWaiting),
    count: t.count(number(locale, shown.length)),
    shown: shown.map((person) => ({ ...person, state: stateOf(person) })),
  };
  function stateOf(person: (typeof rows)[number]): string {
    if ('municipalityName' in person) return person.municipalityName;
    return !person.active ? t.left : person.protected ? t.protected : t.active;
  }
}

const fold = (text: string) => text.toLocaleLowerCase('nb');
