import type { z } from 'astro/zod';
import { personPolicy } from '#access/people.ts';
import type { Viewer } from '#access/viewer.ts';
import { date } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { people } from '#i18n/people.ts';
import { text } from '../fields.ts';
import { type Declaration, intent, type Sender } from '../intent.ts';

/** What HR knows of a person. */
export const personFields = { givenName: text, familyName: text, title: text, department: text, email: text };

export const personLabels = (locale: Locale): Record<string, string> => people[locale].fields;

export const keepsPeople = (viewer: Viewer) => personPolicy.manage(viewer, viewer.municipalityCode ?? '');

export type PersonSender = Omit<Sender<Viewer>, 'id'> & { personId: string };

type Own = 'do' | 'refused' | 'schema' | 'idsBegin' | 'formNames';
interface OfAPerson<Fields extends z.ZodObject> extends Pick<Declaration<Fields, Viewer>, Own> {
  /** Editors of the person's municipality, where nothing else is said. */
  policy?: (viewer: Viewer) => boolean;
  /** Which sentence says that it is done. */
  saved: string;
  /** The page that says it, where it is not the person's own. */
  goTo?: string;
  change: (input: z.output<Fields>, sender: PersonSender) => Promise<void>;
}

/** Something that the page of one person is sent for. */
export const personIntent = <Fields extends z.ZodObject>({ policy = keepsPeople, saved, goTo, change, ...own }: OfAPerson<Fields>) =>
  intent({
    ...own,
    policy,
    route: '/people/[id]',
    labels: personLabels,
    show: ({ to }, { locale }) => shownAs(locale, to),
    async change(input: z.output<Fields>, { id, ...sender }) {
      await change(input, { ...sender, personId: id });
      return `${goTo ?? `/people/${id}`}?saved=${saved}`;
    },
  });

/** What somebody else wrote into a field, as the page shows it. */
function shownAs(locale: Locale, value: unknown): string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? date(locale, value) : String(value ?? '');
}
