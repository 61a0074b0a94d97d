import { may } from '#access/roles.ts';
import type { Viewer } from '#access/viewer.ts';
import { date, sharedNumber } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { people } from '#i18n/people.ts';
import { text } from '../fields.ts';
import { intentsOf } from '../intent.ts';

/** What HR knows of a person. */
export const personFields = { givenName: text, familyName: text, title: text, department: text, email: text };

export const personLabels = (locale: Locale): Record<string, string> => people[locale].fields;

export const keepsPeople = (viewer: Viewer) => may(viewer, 'edit');

/** Something that the page of one person is sent for, by an editor of their municipality where nothing else is said. */
export const personIntent = intentsOf({
  route: '/people/[id]',
  policy: keepsPeople,
  refused: 'change people',
  labels: personLabels,
  show: ({ to }, { locale }) => shownAs(locale, to),
  // After a move one goes back to the list, where it says where everybody is.
  goTo: (saved, { id }) => `${saved === 'moved' ? '/people' : `/people/${id}`}?saved=${saved}`,
});

/** What somebody else wrote into a field, as the page shows it. */
function shownAs(locale: Locale, value: unknown): string {
  if (typeof value === 'number') return sharedNumber(locale, value);
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? date(locale, value) : String(value ?? '');
}
