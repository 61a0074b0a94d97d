import type { APIContext } from 'astro';
import type { Role, Viewer } from '#access/viewer.ts';
import { deactivateAccount, reactivateAccount } from '#changes/accounts/accounts.ts';
import { NotFoundError } from '#changes/errors.ts';
import { agreeHours, type AskInput, declineHours, endAgreement } from '#changes/expertise.ts';
import { issueInvitation } from '#changes/invitations/invitations.ts';
import {
  changePerson,
  createPerson,
  deactivatePerson,
  movePerson,
  type PersonInput,
  protectPerson,
  reactivatePerson,
} from '#changes/people/people.ts';
import { findAccountIdOfPerson } from '#db/queries/accounts.ts';
import { date, sharedNumber } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { people } from '#i18n/people.ts';
import { database } from '#server/database.ts';
import { readForm } from '#http/form-data.ts';
import { attempt, type Failed, type Outcome, text } from '../outcome.ts';
import { TypedForm } from '../typed-form.ts';

type Context = Pick<APIContext, 'request' | 'locals'>;
type Labels = Record<string, string>;

/** The fields of an agreement, as its form calls them. */
const formNames = { askedHours: 'hours', agreedHours: 'hours', agreedUntil: 'until' };

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
    const id = await createPerson(db, viewer, now, { ...personOf(form), phone: text(form, 'phone'), key: text(form, 'key') });
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
  const typed = new TypedForm(form, locale);
  const make = (change: () => Promise<void>, saved: string, prefix = '', goTo = here) =>
    attempt({ locale, form, labels, prefix, misread: typed.misread, formNames, show: ({ to }) => shownAs(locale, to) }, async () => {
      await change();
      return `${goTo}?saved=${saved}`;
    });

  switch (text(form, 'do')) {
    case 'change':
      return make(() => changePerson(db, viewer, now, { personId, version: typed.version(), ...personOf(form) }), 'person');
    case 'deactivate':
      return make(() => deactivatePerson(db, viewer, now, { personId }), 'deactivated');
    case 'reactivate':
      return make(() => reactivatePerson(db, viewer, now, { personId }), 'reactivated');
    case 'protect':
      return make(() => protectPerson(db, viewer, now, { personId, protected: text(form, 'protected') === 'yes' }), 'protected');
    case 'agree':
      return answerAsk((ask) => agreeHours(db, viewer, now, { ...ask, hours: typed.whole('hours'), until: typed.date('until') }), 'agreed');
    case 'decline':
      return answerAsk((ask) => declineHours(db, viewer, now, ask), 'declined');
    case 'end':
      return answerAsk((ask) => endAgreement(db, viewer, now, ask), 'ended');
    case 'move': {
      const kept = text(form, 'keepAgreedHours');
      const move = {
        personId,
        municipalityCode: text(form, 'municipalityCode'),
        keepAgreedHours: kept === 'yes' ? true : kept === 'no' ? false : null,
      };
      return make(() => movePerson(db, viewer, now, move), 'moved', '', '/people');
    }
    case 'end-sign-in':
      return make(async () => deactivateAccount(db, viewer, now, { accountId: await theirAccount() }), 'signInEnded');
    case 'restore-sign-in':
      return make(async () => reactivateAccount(db, viewer, now, { accountId: await theirAccount() }), 'signInRestored');
    case 'invite':
      return invite();
    default:
      return new Response(null, { status: 404 });
  }

  function answerAsk(answer: (ask: AskInput) => Promise<void>, saved: string): Promise<Outcome> {
    const topicSlug = text(form, 'topicSlug');
    const ask = { personId, topicSlug, seenAskedHours: Number(text(form, 'askedHours') || NaN), version: typed.version() };
    return make(() => answer(ask), saved, `${topicSlug}-`);
  }

  async function theirAccount(): Promise<string> {
    const accountId = await findAccountIdOfPerson(db.read, personId);
    if (accountId === undefined) throw new NotFoundError('account');
    return accountId;
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

/** What somebody else wrote into a field, as the page shows it. */
function shownAs(locale: Locale, value: unknown): string {
  if (typeof value === 'number') return sharedNumber(locale, value);
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? date(locale, value) : String(value ?? '');
}

function personOf(form: FormData): PersonInput {
  return {
    givenName: text(form, 'givenName'),
    familyName: text(form, 'familyName'),
    title: text(form, 'title'),
    department: text(form, 'department'),
    email: text(form, 'email'),
  };
}
