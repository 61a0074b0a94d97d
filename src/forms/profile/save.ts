import type { Viewer } from '#access/viewer.ts';
import type { ChangeMeanwhile } from '#changes/errors.ts';
import { confirmExpertise, putExpertise, removeExpertise } from '#changes/expertise.ts';
import { changeProfile, type ProfileInput } from '#changes/people/profile.ts';
import { listPossibleStandIns } from '#db/queries/profiles.ts';
import type { Audience } from '#db/schema/people.ts';
import { weekdays, type Workdays } from '#time/workday.ts';
import { clock, date, sharedNumber } from '#i18n/format.ts';
import type { Locale } from '#i18n/locale.ts';
import { profile } from '#i18n/profile.ts';
import { languageCode, languageName, words } from '#i18n/words.ts';
import { database } from '#server/database.ts';
import { readForm } from '#http/form-data.ts';
import { attempt, type Failed, text } from '../outcome.ts';
import { dropSection, newPrefix, topicPrefix, versionField } from './form.ts';
import { type Context, saveSignInSettings } from '../me/sign-in-settings.ts';
import { TypedForm } from '../typed-form.ts';

export const views = ['municipality', 'network', 'visitor'] as const;

/** What came back of the profile's form: what is wrong, or what was saved; and all that was typed beside it. */
export interface Kept {
  /** 200 where nothing is wrong. */
  status: number;
  form: FormData;
  errors: Failed['errors'];
  /** What was asked for: to save a section, or a view of the profile. */
  intent: string;
  /** The part of the page whose section was saved. */
  saved: string | null;
  /** Where to go when nothing that was typed is left unsaved. */
  goTo: string;
}

/** The profile's one form. `do` names the section that its button saves, with the topic after a colon: `topic:gdpr`. */
export async function saveProfile(context: Context, viewer: Viewer): Promise<Response | Kept> {
  const form = await readForm(context.request);
  const { locale, now } = context.locals;
  const intent = text(form, 'do');
  const [kind, slug = ''] = intent.split(':');
  const db = await database();
  const own = new TypedForm(form, locale);
  const version = new TypedForm(form, locale, `${intent}-`).version();
  const saveOwn = (read: () => ProfileInput, section: string) =>
    save(section, () => changeProfile(db, viewer, now, { ...read(), version }), own);
  const saveExpertise = (topicSlug: string, prefix: string) => {
    const typed = new TypedForm(form, locale, prefix);
    // An empty field of a topic that is there may be a slip, and would end what is agreed.
    const fewest = kind === 'add' ? 0 : NaN;
    return save('know', () => putExpertise(db, viewer, now, { ...expertiseOf(typed, topicSlug, fewest), version }), typed, prefix);
  };

  switch (kind) {
    case 'contact':
      return saveOwn(() => contactOf(own), 'reach');
    case 'absence':
      return saveOwn(() => absenceOf(own), 'away');
    case 'topicsAudience':
      return saveOwn(() => ({ topicsAudience: own.text('topicsAudience') as Audience }), 'know');
    case 'hoursAudience':
      return saveOwn(() => ({ hoursAudience: own.text('hoursAudience') as Audience }), 'hours');
    case 'topic':
      return saveExpertise(slug, topicPrefix(slug));
    case 'add':
      return saveExpertise(text(form, `${newPrefix}topicSlug`), newPrefix);
    case 'confirm':
      return save('know', () => confirmExpertise(db, viewer, now, { topicSlug: slug }), own);
    case 'remove':
      return save('know', () => removeExpertise(db, viewer, now, { topicSlug: slug }), own);
    case 'see':
      return views.some((view) => view === slug)
        ? { status: 200, form, errors: [], intent, saved: null, goTo: `/me?as=${slug}#seen` }
        : new Response(null, { status: 404 });
    case 'keep':
      return { status: 200, form, errors: [], intent, saved: null, goTo: '/me' };
    default:
      return saveSignIn();
  }

  async function save(section: string, change: () => Promise<void>, typed: TypedForm, prefix = ''): Promise<Response | Kept> {
    const goTo = `/me?saved=${section}#${section}`;
    const make = async () => {
      await change();
      return goTo;
    };
    const show = (meanwhile: ChangeMeanwhile) => shownAs(locale, viewer, meanwhile);
    const outcome = await attempt(
      { locale, form, labels: labelsOf(locale), prefix, misread: typed.misread, versionField: versionField(intent), show },
      make,
    );
    if (!(outcome instanceof Response)) return { ...outcome, intent, saved: null, goTo };
    if (outcome.status !== 303) return outcome;
    dropSection(form, kind === 'remove' ? `topic:${slug}` : intent);
    return { status: 200, form, errors: [], intent, saved: section, goTo };
  }

  /** The forms of the sign-in stand beside this one and carry nothing of it. */
  async function saveSignIn(): Promise<Response | Kept> {
    const outcome = await saveSignInSettings(context, viewer, form);
    return outcome instanceof Response ? outcome : { ...outcome, form: new FormData(), intent: '', saved: null, goTo: '/me' };
  }
}

function labelsOf(locale: Locale): Record<string, string> {
  const t = profile[locale];
  return {
    phone: t.telephone,
    languages: t.languages,
    contactFor: t.contactFor,
    workdays: t.week,
    contactAudience: t.seenBy,
    topicsAudience: t.seenBy,
    hoursAudience: t.seenBy,
    absenceAudience: t.seenBy,
    absentFrom: t.awayFrom,
    absentUntil: t.awayUntil,
    standInId: t.standIn,
    topicSlug: t.topic,
    level: t.level,
    evidence: t.evidence,
    askedHours: t.hoursAMonth,
    ...Object.fromEntries(weekdays.map((day) => [`workdays.${day}`, `${t.week}, ${words[locale].weekdays[day]}`])),
  };
}

function contactOf(typed: TypedForm): ProfileInput {
  const workdays: Workdays = {};
  for (const day of weekdays) {
    const from = clockTime(typed.text(`${day}From`));
    const to = clockTime(typed.text(`${day}To`));
    if (from || to) workdays[day] = { from, to, place: typed.text(`${day}Place`) === 'home' ? 'home' : 'office' };
  }
  return {
    phone: typed.text('phone'),
    languages: typed
      .text('languages')
      .split(/[,;]/)
      .flatMap((name) => (name.trim() ? [languageCode(name) ?? name.trim()] : [])),
    contactFor: typed.text('contactFor'),
    contactAudience: typed.text('contactAudience') as Audience,
    workdays,
  };
}

/** 8, 8.30, 0830 and 08:30 all mean a time; anything else stays as it is, for the change to refuse. */
function clockTime(typed: string): string {
  const [, hour, minute] = /^\s*(\d{1,2})(?:[:.\s]?(\d{2}))?\s*$/.exec(typed) ?? [];
  return hour === undefined ? typed.trim() : `${hour.padStart(2, '0')}:${minute ?? '00'}`;
}

function absenceOf(typed: TypedForm): ProfileInput {
  return {
    absentFrom: typed.date('absentFrom'),
    absentUntil: typed.date('absentUntil'),
    standInId: typed.text('standInId') || null,
    absenceAudience: typed.text('absenceAudience') as Audience,
  };
}

function expertiseOf(typed: TypedForm, topicSlug: string, noHours: number) {
  return { topicSlug, level: typed.whole('level'), evidence: typed.text('evidence'), askedHours: typed.whole('askedHours', noHours) };
}

/** What was written meanwhile into a field, by an editor or in another window, as the page shows it. */
async function shownAs(locale: Locale, viewer: Viewer, { field, to }: ChangeMeanwhile): Promise<string> {
  if (to === null || to === undefined) return '';
  if (field.endsWith('Audience'))
    return to === 'municipality' ? profile[locale].ownMunicipality : words[locale].audiences[to as 'nobody' | 'network'];
  if (field === 'absentFrom' || field === 'absentUntil') return date(locale, String(to));
  if (field === 'languages') return (to as string[]).map((code) => languageName(locale, code)).join(', ');
  if (field === 'workdays') {
    const days = to as Workdays;
    return weekdays
      .flatMap((day) =>
        days[day] ? [`${words[locale].weekdays[day]} ${clock(locale, days[day].from)}–${clock(locale, days[day].to)}`] : [],
      )
      .join(', ');
  }
  if (field === 'standInId') {
    const { read } = await database();
    const standIn = (await listPossibleStandIns(read, viewer)).find(({ id }) => id === to);
    return standIn ? `${standIn.givenName} ${standIn.familyName}` : '';
  }
  return typeof to === 'number' ? sharedNumber(locale, to) : String(to);
}
