import type { Viewer } from '#access/viewer.ts';
import { confirmExpertise, putExpertise, removeExpertise } from '#changes/expertise.ts';
import { changeProfile, type ProfileInput } from '#changes/profile.ts';
import type { Audience, Weekday, Workdays } from '#db/schema/people.ts';
import { profile } from '#i18n/profile.ts';
import { languageCode, words } from '#i18n/words.ts';
import { database } from '#server/database.ts';
import { readForm } from '#server/form.ts';
import { attempt, type Outcome, text, whole } from './outcome.ts';
import { type Context, saveSignInSettings } from './sign-in-settings.ts';

const weekdays: Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** The forms of the viewer's own profile, told apart by `do`. Each makes one change and comes back to its section. */
export async function saveProfile(context: Context, viewer: Viewer): Promise<Outcome> {
  const form = await readForm(context.request);
  const { locale, now } = context.locals;
  const intent = text(form, 'do');
  const slug = text(form, 'topicSlug');
  const db = await database();
  const labels = labelsOf(locale);
  const profileForm = (input: ProfileInput, section: string) =>
    attempt({ locale, form, labels }, async () => {
      await changeProfile(db, viewer, now, input);
      return `/profile?saved=${section}#${section}`;
    });
  const topicForm = (change: () => Promise<void>, prefix: string) =>
    attempt({ locale, form, labels, prefix }, async () => {
      await change();
      return '/profile?saved=know#know';
    });

  switch (intent) {
    case 'contact':
      return profileForm(contactOf(form), 'reach');
    case 'absence':
      return profileForm(absenceOf(form), 'away');
    case 'topicsAudience':
      return profileForm({ topicsAudience: text(form, 'topicsAudience') as Audience }, 'know');
    case 'hoursAudience':
      return profileForm({ hoursAudience: text(form, 'hoursAudience') as Audience }, 'hours');
    case 'topic':
      return topicForm(() => putExpertise(db, viewer, now, expertiseOf(form, slug)), `${slug}-`);
    case 'add':
      return topicForm(() => putExpertise(db, viewer, now, expertiseOf(form, slug)), 'new-');
    case 'confirm':
      return topicForm(() => confirmExpertise(db, viewer, now, { topicSlug: slug }), '');
    case 'remove':
      return topicForm(() => removeExpertise(db, viewer, now, { topicSlug: slug }), '');
    default:
      return saveSignInSettings(context, viewer, form);
  }
}

function labelsOf(locale: 'en' | 'nb'): Record<string, string> {
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

function contactOf(form: FormData): ProfileInput {
  const workdays: Workdays = {};
  for (const day of weekdays) {
    const from = clockTime(text(form, `${day}From`));
    const to = clockTime(text(form, `${day}To`));
    if (from || to) workdays[day] = { from, to, place: text(form, `${day}Place`) === 'home' ? 'home' : 'office' };
  }
  return {
    phone: text(form, 'phone'),
    languages: text(form, 'languages').split(/[,;]/).flatMap((typed) => (typed.trim() ? [languageCode(typed) ?? typed.trim()] : [])),
    contactFor: text(form, 'contactFor'),
    contactAudience: text(form, 'contactAudience') as Audience,
    workdays,
  };
}

/** 8, 8.30, 0830 and 08:30 all mean a time; anything else stays as it is, for the change to refuse. */
function clockTime(typed: string): string {
  const [, hour, minute] = /^\s*(\d{1,2})(?:[:.\s]?(\d{2}))?\s*$/.exec(typed) ?? [];
  return hour === undefined ? typed.trim() : `${hour.padStart(2, '0')}:${minute ?? '00'}`;
}

function absenceOf(form: FormData): ProfileInput {
  return {
    absentFrom: text(form, 'absentFrom') || null,
    absentUntil: text(form, 'absentUntil') || null,
    standInId: text(form, 'standInId') || null,
    absenceAudience: text(form, 'absenceAudience') as Audience,
  };
}

function expertiseOf(form: FormData, topicSlug: string) {
  return { topicSlug, level: whole(form, 'level'), evidence: text(form, 'evidence'), askedHours: whole(form, 'askedHours', 0) };
}
