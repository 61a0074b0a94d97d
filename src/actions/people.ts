import type { APIContext } from 'astro';
import type { Role, Viewer } from '#access/viewer.ts';
import { agreeHours } from '#changes/expertise.ts';
import { issueInvitation } from '#changes/invitations.ts';
import { changePerson, createPerson, deactivatePerson, movePerson, type PersonInput, protectPerson, reactivatePerson } from '#changes/people.ts';
import { people } from '#i18n/people.ts';
import { database } from '#server/database.ts';
import { readForm } from '#server/form.ts';
import { attempt, type Failed, type Outcome, text, whole } from './outcome.ts';

type Context = Pick<APIContext, 'request' | 'locals'>;
type Labels = Record<string, string>;

/** The link of an invitation, for whoever issued it to pass on; it is shown this once. */
export interface Shown {
  token: string;
  endsAt: Date;
}

export async function savePerson({ request, locals }: Context, viewer: Viewer): Promise<Outcome> {
  const form = await readForm(request);
  const { locale, now } = locals;
  const labels: Labels = people[locale].fields;
  const db = await database();
  return attempt({ locale, form, labels }, async () => {
    const id = await createPerson(db, viewer, now, { ...personOf(form), phone: text(form, 'phone') });
    return `/people/${id}?saved=person`;
  });
}

/** The forms of one person's page, told apart by `do`. An invitation answers with its link instead of a redirect. */
export async function changePersonByForm({ request, locals }: Context, viewer: Viewer, personId: string): Promise<Outcome | Shown> {
  const form = await readForm(request);
  const { locale, now } = locals;
  const labels: Labels = people[locale].fields;
  const db = await database();
  const here = `/people/${personId}`;
  const make = (change: () => Promise<void>, saved: string, prefix = '', goTo = here) =>
    attempt({ locale, form, labels, prefix }, async () => {
      await change();
      return `${goTo}?saved=${saved}`;
    });

  switch (text(form, 'do')) {
    case 'change':
      return make(() => changePerson(db, viewer, now, { personId, ...personOf(form) }), 'person');
    case 'deactivate':
      return make(() => deactivatePerson(db, viewer, now, { personId }), 'deactivated');
    case 'reactivate':
      return make(() => reactivatePerson(db, viewer, now, { personId }), 'reactivated');
    case 'protect':
      return make(() => protectPerson(db, viewer, now, { personId, protected: text(form, 'protected') === 'yes' }), 'protected');
    case 'agree': {
      const topicSlug = text(form, 'topicSlug');
      const agreement = { personId, topicSlug, hours: whole(form, 'hours', 0), until: text(form, 'until') || null };
      return make(() => agreeHours(db, viewer, now, agreement), 'agreed', `${topicSlug}-`);
    }
    case 'move': {
      const move = { personId, municipalityCode: text(form, 'municipalityCode'), keepAgreedHours: text(form, 'keepAgreedHours') === 'yes' };
      return make(() => movePerson(db, viewer, now, move), 'moved', '', '/people');
    }
    case 'invite':
      return invite();
    default:
      return new Response(null, { status: 404 });
  }

  async function invite(): Promise<Outcome | Shown> {
    let shown: Shown | undefined;
    const outcome = await attempt({ locale, form, labels }, async () => {
      const role = (text(form, 'role') || 'staff') as Role;
      shown = await issueInvitation(db, viewer, now, { personId, role, email: '', name: '', municipalityCode: null });
      return here;
    });
    return shown ?? outcome;
  }
}

export const isFailed = (outcome: Outcome | Shown): outcome is Failed => !(outcome instanceof Response) && 'errors' in outcome;

function personOf(form: FormData): PersonInput {
  return {
    givenName: text(form, 'givenName'),
    familyName: text(form, 'familyName'),
    title: text(form, 'title'),
    department: text(form, 'department'),
    email: text(form, 'email'),
  };
}
