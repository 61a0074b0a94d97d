import { may } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import type { Queryable } from '#db/open.ts';
import { listMembers } from '#db/queries/municipalities.ts';
import { findPersonForEditing, findPersonForMoving, listAskedHours } from '#db/queries/people.ts';
import { findVersion, findVersions } from '#db/queries/versions.ts';
import { findWhatFollows } from '#db/queries/what-follows.ts';
import type { personFields } from '#forms/people/person-intent.ts';
import type { Returned } from '#forms/returned.ts';
import { textOf } from '#http/form-data.ts';
import type { Locale } from '#i18n/locale.ts';
import { ownWord } from '#i18n/own-words.ts';
import { people } from '#i18n/people.ts';
import { localDate } from '#time/oslo.ts';
import { hoursRunning } from '#time/shared-hours.ts';
import { readSaved } from '#views/address/saved.ts';

export type AskedHours = Awaited<ReturnType<typeof askedHoursOf>>[number];

/** What was typed in a form of one intent that came back; empty where another did, or none. */
type Typed = (intent: string, field: string) => string;

/** A person as an editor keeps them and as an admin moves them; undefined where they are neither's. */
export async function personPage(
  db: Queryable,
  viewer: Viewer,
  id: string,
  params: URLSearchParams,
  returned: Returned | null,
  locale: Locale,
  now: Date,
) {
  const today = localDate(now);
  const version = String(await findVersion(db, 'person', id));
  const edited = may(viewer, 'edit') ? await findPersonForEditing(db, viewer, id, today) : undefined;
  const moved = may(viewer, 'administer') ? await findPersonForMoving(db, viewer, id, today) : undefined;
  const person = edited ?? moved;
  if (!person) return undefined;
  const errors = returned?.errors ?? [];
  const failed = returned && errors.length > 0 ? textOf(returned.form, 'do') : '';
  const typed: Typed = (intent, field) => (returned && failed === intent ? textOf(returned.form, field) : '');
  return {
    person,
    edited,
    moved,
    name: `${person.givenName} ${person.familyName}`,
    errors,
    failed,
    typed,
    saved: failed ? undefined : ownWord(people[locale].saved, readSaved(params)),
    staffFile: {
      version: failed === 'change' ? typed('change', 'version') : version,
      value: (field: keyof typeof personFields) => (failed === 'change' ? typed('change', field) : (edited?.[field] ?? '')),
    },
    asked: edited ? await askedHoursOf(db, viewer, id, typed, today) : [],
    members: moved ? (await listMembers(db, viewer.networkId)).filter(({ code }) => code !== moved.municipalityCode) : [],
    following: await findWhatFollows(db, viewer, { personId: id, agrees: edited !== undefined, today, now }),
    keepsSignIn: moved !== undefined || (edited?.accountRoles ?? []).every((role) => role === 'staff'),
  };
}

/** The hours asked for, topic by topic: how many count today, whether others wait, and what the form of each says. */
async function askedHoursOf(db: Queryable, viewer: Viewer, id: string, typed: Typed, today: string) {
  const rows = await listAskedHours(db, viewer, id);
  const key = ({ topicSlug }: { topicSlug: string }) => `${id}/${topicSlug}`;
  const versions = await findVersions(db, 'expertise', rows.map(key));
  return rows.map((row) => {
    const counts = hoursRunning(row, today);
    const cameBack = typed('agree', 'topicSlug') === row.topicSlug;
    return {
      ...row,
      version: versions.get(key(row)) ?? 0,
      counts,
      waits: row.askedHours > counts,
      hours: cameBack ? typed('agree', 'hours') : String(row.askedHours),
      until: cameBack ? typed('agree', 'until') : (counts > 0 && row.agreedUntil) || aYearAfter(today),
    };
  });
}

/** The day that a new agreement runs to unless another is chosen. */
const aYearAfter = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('02-29', '02-28')}`;
